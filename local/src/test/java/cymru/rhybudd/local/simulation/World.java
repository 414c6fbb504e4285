package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.Unsnoozed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Databases, cluster and people of one history: does what its steps say, and then lets everything come to rest. */
final class World {
    /** The instant of the first tick. */
    static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private static final YearMonth FIRST_MODEL = YearMonth.of(2026, 11);
    private static final List<String> MODELS = List.of(text("2026-11"), text("2026-12"));
    /** In points out of 100; as the council has them, hardly anybody of so few would be in need. */
    private static final int LOW_AMBER = 8;

    private static final int LOW_RED = 15;

    /** More entries than any history has. */
    private static final int NEVER = 50_000;

    private static final Map<Integer, SimulatedService> SERVICES = new ConcurrentHashMap<>();

    private final Cluster cluster;
    private final Databases databases;
    private Instant clock = BEGIN;
    private String model = "";
    private int models;
    private int poisoned;
    private int acts;

    private World(History history, Flaw flaw) {
        this.cluster = new Cluster(service(history), flaw);
        this.databases = new Databases(BEGIN, cluster::append);
        control("clock", new ClockTicked(clock));
        control("teams", new TeamsPublished(SimulatedService.TEAMS.text()));
        publish((int) Math.floorMod(history.seed(), (long) MODELS.size()), ModelRole.LIVE);
    }

    /** The world as it is when all has happened, and all tasks have read and committed everything. */
    static World after(History history, Flaw flaw) {
        World world = new World(history, flaw);
        history.steps().forEach(world::happen);
        world.comeToRest();
        return world;
    }

    /** The service that the history runs. */
    static SimulatedService service(History history) {
        return SERVICES.computeIfAbsent(history.sweepSteps(), SimulatedService::new);
    }

    private static String text(String version) {
        try {
            return Files.readString(SimulatedService.FILES.resolve(version + ".model.yaml"))
                    .replaceAll("(?m)^ *#.*\\R", "") // they are read anew by every task
                    .replaceFirst("amber: \\d+", "amber: " + LOW_AMBER)
                    .replaceFirst("red: \\d+", "red: " + LOW_RED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Cluster cluster() {
        return cluster;
    }

    Databases databases() {
        return databases;
    }

    /** The instant of the last tick. */
    Instant clock() {
        return clock;
    }

    /** The text of the model in force. */
    String model() {
        return model;
    }

    /** How many records nobody can read. */
    int poisoned() {
        return poisoned;
    }

    private void happen(Step step) {
        if (step instanceof Step.Poll poll) {
            for (int i = 0; i < poll.entries(); i++) {
                cluster.poll(poll.task(), poll.dice() + i);
            }
        } else if (step instanceof Step.Rest) {
            comeToRest();
        } else if (step instanceof Step.CommitTask commit) {
            cluster.commit(commit.task());
        } else if (step instanceof Step.Crash crash) {
            cluster.crash(crash.task());
        } else if (step instanceof Step.CrashAll) {
            SimulatedService.tasks().forEach(cluster::crash);
        } else if (step instanceof Step.Freeze freeze) {
            cluster.freeze(freeze.task());
        } else if (step instanceof Step.Thaw thaw) {
            cluster.thaw(thaw.dice());
        } else {
            comeIn(step);
        }
    }

    private void comeIn(Step step) {
        if (step instanceof Step.Commit commit) {
            databases.commit(commit.writes());
        } else if (step instanceof Step.Snapshot) {
            databases.snapshot();
        } else if (step instanceof Step.Rewind rewind) {
            databases.rewind(rewind.database(), rewind.entries());
        } else if (step instanceof Step.Again again) {
            databases.again(again.dice());
        } else if (step instanceof Step.Poison poison) {
            poisoned++;
            databases.poison(poison.dice());
        } else if (step instanceof Step.Beat beat) {
            databases.beat(beat.database());
        } else if (step instanceof Step.SendCanary) {
            databases.canary();
        } else {
            bePublished(step);
        }
    }

    private void bePublished(Step step) {
        if (step instanceof Step.Tick tick) {
            clock = clock.plus(Duration.ofHours(tick.hours()));
            databases.turnTo(clock);
            control("clock", new ClockTicked(clock));
        } else if (step instanceof Step.Publish publish) {
            publish(publish.text(), publish.role());
        } else if (step instanceof Step.PublishTeams) {
            control("teams", new TeamsPublished(SimulatedService.TEAMS.text()));
        } else if (step instanceof Step.Rule rule) {
            rule(rule.hold(), rule.ruling());
        } else if (step instanceof Step.Act act) {
            act(act.who(), act.what());
        } else {
            throw new IllegalArgumentException("nobody does this: " + step);
        }
    }

    private void control(String key, Object body) {
        append(Contracts.CONTROLS.topic(), key, SimulatedService.written(Contracts.CONTROLS, new Control(body)));
    }

    private void append(String topic, String key, byte[] value) {
        cluster.append(new LogEntry(
                new TopicPartition(topic, 0),
                key.getBytes(StandardCharsets.UTF_8),
                value,
                databases.now().toEpochMilli()));
    }

    private void publish(int text, ModelRole role) {
        String version = FIRST_MODEL.plusMonths(models++).toString();
        String said = MODELS.get(text).replaceFirst("(?m)^version: .*$", "version: " + version);
        if (role == ModelRole.LIVE) {
            model = said;
        }
        control("model", new ModelPublished(version, said, role, null));
    }

    private void rule(int dice, HoldRuling ruling) {
        List<HeldAlert> waiting = Views.latest(cluster, Contracts.HELD_ALERTS).values().stream()
                .filter(held -> held.getState() == HoldState.WAITING)
                .toList();
        if (!waiting.isEmpty()) {
            HeldAlert one = waiting.get(Math.floorMod(dice, waiting.size()));
            String hold = dice % 3 == 0 ? one.getAlert().getAlertId() : one.getHold();
            control("hold", new HoldRuled(hold, ruling, "supervisor-1", "seen", databases.now()));
        }
    }

    private void act(int who, int what) {
        if (what % 5 == 0) {
            note(who, what);
            return;
        }
        List<String> citizens =
                List.copyOf(Views.latest(cluster, Contracts.CITIZEN_DIRECTORY).keySet());
        if (citizens.isEmpty()) {
            return;
        }
        Object action = switch (what % 5) {
            case 1, 2 -> new CaseOpened("case-" + what % 4);
            case 3 -> new CaseClosed("case-" + what % 4);
            default ->
                what % 2 == 0
                        ? new Snoozed(AlertKind.ESCALATION, today().plusDays(what % 60), "away")
                        : new Unsnoozed(AlertKind.ESCALATION);
        };
        act(
                citizens.get(Math.floorMod(who, citizens.size())),
                new OfficerActed("officer-7", databases.now(), action, "", null));
    }

    /** About an alert; half of them by an officer who has seen no other act, and is refused where there was one. */
    private void note(int which, int what) {
        List<Alert> alerts = Views.all(cluster, Contracts.ALERTS);
        if (!alerts.isEmpty()) {
            Alert alert = alerts.get(Math.floorMod(which, alerts.size()));
            AlertSeen seen = new AlertSeen(alert.getEpisode(), alert.getAlertId(), what % 2 == 0 ? null : "");
            Object action = new Noted("seen");
            act(alert.getCitizen(), new OfficerActed("officer-7", databases.now(), action, "act-" + acts++, seen));
        }
    }

    private void act(String citizen, OfficerActed acted) {
        append(Contracts.OFFICER_ACTIONS.topic(), citizen, SimulatedService.written(Contracts.OFFICER_ACTIONS, acted));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock, ZoneOffset.UTC);
    }

    private void comeToRest() {
        SimulatedService.tasks().forEach(cluster::commit);
        int taken = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (Task task : SimulatedService.tasks()) {
                while (cluster.poll(task, taken)) {
                    more = true;
                    if (taken++ > NEVER) {
                        throw new IllegalStateException("the service never comes to rest");
                    }
                }
                cluster.commit(task);
            }
        }
    }
}
