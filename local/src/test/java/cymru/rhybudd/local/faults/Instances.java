package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.ServiceProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The two instances of the service: the near one, and the far one, whose line can be broken. */
final class Instances implements AutoCloseable {
    static final String STORES = "streams-";
    /** A program that gives another one a false clock, where the operating system has it. */
    private static final Path FALSE_CLOCK = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, String> environment;
    private final StateDirectory state;
    private final Network network;
    private Program program;
    private ServiceProcess near;
    private ServiceProcess far;

    /** Of a program, which an upgrade replaces. */
    Instances(Program program, Map<String, String> environment, StateDirectory state, Network network)
            throws IOException {
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.state = state;
        this.network = network;
        this.near = launchNear();
        this.far = launchFar(Map.of());
    }

    private ServiceProcess launchNear() throws IOException {
        return launch("near", "127.0.0.1", List.of(), Map.of());
    }

    private ServiceProcess launchFar(Map<String, String> more) throws IOException {
        return launch("far", network.farHost(), network.within(), more);
    }

    private ServiceProcess launch(String name, String host, List<String> within, Map<String, String> more)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(program.files());
        all.put("RHYBUDD_STATE_DIRECTORY", store(name).toString());
        all.put("RHYBUDD_HTTP_HOST", host);
        all.put("RHYBUDD_HTTP_PORT", Integer.toString(Ports.free()));
        all.putAll(more);
        return new ServiceProcess(within, program.classPath(), all, state.of(name));
    }

    /** What the instances run. */
    Program program() {
        return program;
    }

    /** Another program takes the place of this one, in one instance and then in the other. */
    void upgrade(Program next) throws IOException, InterruptedException {
        program = next;
        near.close();
        near = launchNear();
        awaitReady();
        far.close();
        far = launchFar(Map.of());
        awaitReady();
    }

    /** Ends the far instance, and starts it with a clock of its own. */
    void giveFarItsOwnClock() throws IOException {
        far.close();
        turnClock(Duration.ZERO);
        far = launchFar(Map.of(
                "LD_PRELOAD",
                FALSE_CLOCK.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock().toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1"));
    }

    /** Ends the far instance, and starts it with everybody's clock. */
    void giveFarTheCommonClock() throws IOException {
        far.close();
        far = launchFar(Map.of());
    }

    /** Whether an instance can have a clock of its own here. */
    static boolean hasFalseClock() {
        return Files.exists(FALSE_CLOCK);
    }

    /** Sets the far instance's own clock fast by so much, or slow if it is negative. */
    void turnClock(Duration by) throws IOException {
        Files.writeString(clock(), (by.isNegative() ? "" : "+") + by.toSeconds());
    }

    private Path clock() throws IOException {
        return state.of("far").resolve("clock");
    }

    /** Where an instance keeps its stores. */
    Path store(String name) throws IOException {
        return state.of(STORES + name);
    }

    ServiceProcess near() {
        return near;
    }

    ServiceProcess far() {
        return far;
    }

    /** Removes what an instance that has ended keeps on its disk. */
    void forget(String name) throws IOException {
        try (Stream<Path> files = Files.walk(store(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(store(name))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns when both are at work; one that has ended is started again, as systemd and Kubernetes do. */
    void awaitReady() throws IOException, InterruptedException {
        Waiting.<IOException>until(PATIENCE, "the instances did not get ready", () -> {
            for (ServiceProcess service : List.of(near, far)) {
                if (!service.process().isAlive()) {
                    service.process().start();
                }
            }
            return near.isReady() && far.isReady();
        });
    }

    @Override
    public void close() throws InterruptedException {
        near.process().kill();
        far.process().kill();
    }
}
