package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The network between one instance and all the others. Where this runs as root on Linux that instance has a network namespace of
 * its own, at the other end of a line that can be broken; elsewhere all share the loopback.
 *
 * @param host the address of brokers and registry
 * @param farHost the address of the instance at the other end
 * @param within the command that starts a process there; empty where there is no other end
 */
record Network(String host, String farHost, List<String> within) implements AutoCloseable {
    private static final String NAME = "rhybudd-faults";
    private static final String NEAR = "rhybudd0";
    private static final String FAR = "rhybudd1";

    /** All on the loopback. */
    static Network loopback() {
        return new Network("127.0.0.1", "127.0.0.1", List.of());
    }

    /** With a namespace if it can be had. */
    static Network open(StateDirectory state) throws IOException, InterruptedException {
        Path log = state.of("logs").resolve("network.log");
        Network divided = new Network("10.203.77.1", "10.203.77.2", List.of("ip", "netns", "exec", NAME));
        divided.close(); // what a killed run left
        boolean made = run(log, "ip", "netns", "add", NAME)
                && run(log, "ip", "link", "add", NEAR, "type", "veth", "peer", "name", FAR, "netns", NAME)
                && run(log, "ip", "addr", "add", divided.host + "/30", "dev", NEAR)
                && run(log, "ip", "link", "set", NEAR, "up")
                && run(log, "ip", "-n", NAME, "addr", "add", divided.farHost + "/30", "dev", FAR)
                && run(log, "ip", "-n", NAME, "link", "set", FAR, "up")
                && run(log, "ip", "-n", NAME, "link", "set", "lo", "up");
        if (!made) {
            divided.close();
            return loopback();
        }
        return divided;
    }

    /** Whether there is a line that can be broken. */
    boolean isDivided() {
        return !within.isEmpty();
    }

    /** Nothing comes through any more, and nobody is told. */
    void part() throws IOException, InterruptedException {
        require("ip", "-n", NAME, "link", "set", FAR, "down");
    }

    /** What part did is over. */
    void join() throws IOException, InterruptedException {
        require("ip", "-n", NAME, "link", "set", FAR, "up");
    }

    /** Whether this kernel can delay and lose packets. */
    boolean canDelay() throws IOException, InterruptedException {
        boolean can = run("tc", "qdisc", "replace", "dev", NEAR, "root", "netem", "delay", "1ms");
        clear();
        return can;
    }

    /** Every packet, both ways, takes as long, and some are lost. */
    void delay(int millis, int lossPercent) throws IOException, InterruptedException {
        String[] how = {"root", "netem", "delay", millis + "ms", millis / 4 + "ms", "loss", lossPercent + "%"};
        require(with(how, "tc", "qdisc", "replace", "dev", NEAR));
        require(with(how, "tc", "-n", NAME, "qdisc", "replace", "dev", FAR));
    }

    /** A narrow line whose short queue overflows: packets are late, and some are lost. Every kernel can do so. */
    void narrow(String rate) throws IOException, InterruptedException {
        String[] how = {"root", "tbf", "rate", rate, "burst", "4kb", "limit", "16kb"};
        require(with(how, "tc", "qdisc", "replace", "dev", NEAR));
        require(with(how, "tc", "-n", NAME, "qdisc", "replace", "dev", FAR));
    }

    /** As fast as ever. */
    void clear() throws IOException, InterruptedException {
        run("tc", "qdisc", "del", "dev", NEAR, "root");
        run("tc", "-n", NAME, "qdisc", "del", "dev", FAR, "root");
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private static void require(String... command) throws IOException, InterruptedException {
        if (!run(command)) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return run(Path.of("/dev/null"), command);
    }

    /** False also where there is no such program. */
    private static boolean run(Path log, String... command) throws InterruptedException, IOException {
        if (!Files.isExecutable(Path.of("/usr/sbin", command[0]))
                && !Files.isExecutable(Path.of("/sbin", command[0]))) {
            return false;
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("ip", "link", "del", NEAR);
        run("ip", "netns", "del", NAME);
    }
}
