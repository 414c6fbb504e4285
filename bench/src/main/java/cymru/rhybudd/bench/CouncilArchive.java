package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * An archive of a council as a run of years would leave it, without running one: {@link CouncilPeople}'s log, with what was decided and told, links,
 * what officers did, supervisors' rulings, a few repetitions, and three models after one another. All of it follows from the log; the same figures give the
 * same bytes.
 */
final class CouncilArchive {
    private static final String COUNCIL = "merthyr";
    private static final int ONE_REPETITION_IN = 500;
    private static final int ONE_LINK_IN = 2_000;
    private static final int DAYS_WITH_FIRST_MODEL = 3;

    private final Home home;
    private final GeneratedLog log;
    private final Registry registry = new InMemoryRegistry();
    private final ArchiveAppender files;
    private final ArchivedTopic<Control> controls;
    private final ArchivedTopic<OfficerActed> actions;
    private final List<ArchivedPartition> partitions = new ArrayList<>();
    private final ArchivedOffice office;
    private final GeneratedOfficers officers;
    private final GeneratedLinks links;
    private final Random random = new Random(1);
    private final Deque<ToAppend> asked = new ArrayDeque<>();
    private Instant now;

    /** An entry that the log is to have next. */
    private record ToAppend(int partition, String key, CitizenEvent entry) {}

    private CouncilArchive(Home home, GeneratedLog log, ArchiveAppender files) {
        this.home = home;
        this.log = log;
        this.files = files;
        this.now = log.first().atStartOfDay(ZoneOffset.UTC).toInstant();
        this.controls = new ArchivedTopic<>(files, Contracts.CONTROLS, 0, registry);
        this.actions = new ArchivedTopic<>(files, Contracts.OFFICER_ACTIONS, 0, registry);
        this.office = new ArchivedOffice(files, registry);
        this.officers = new GeneratedOfficers(new Random(2));
        this.links = new GeneratedLinks(new Random(3));
        for (int number = 0; number < log.count(); number++) {
            partitions.add(new ArchivedPartition(files, registry, number, this));
        }
    }

    /**
     * Writes it.
     *
     * @param entries about how many the log of record has
     */
    static void write(Home home, Path directory, int partitions, int citizens, long entries, int days)
            throws IOException {
        ModelFile first = ModelFile.load(home.of("deploy/council/2026-11.model.yaml"));
        LocalDate snapshot = LocalDate.of(2026, 11, 1);
        GeneratedLog log = new GeneratedLog(
                partitions,
                citizens,
                entries,
                snapshot,
                days,
                first.model().version(),
                first.text(),
                own -> new CouncilPeople(own, snapshot));
        try (ArchiveAppender files = new ArchiveAppender(directory)) {
            new CouncilArchive(home, log, files).write();
        }
    }

    private void write() throws IOException {
        List<GeneratedPartition> made = new ArrayList<>();
        for (int number = 0; number < log.count(); number++) {
            int partition = number;
            made.add(
                    new GeneratedPartition(log, number, (offset, key, entry) -> happen(partition, offset, key, entry)));
        }
        tellEverybody(
                "teams",
                new TeamsPublished(
                        TeamsFile.load(home.of("deploy/council/teams.yaml")).text()));
        made.forEach(GeneratedPartition::begin);
        for (int hour = 1; hour <= log.hours(); hour++) {
            for (GeneratedPartition partition : made) {
                partition.hour(hour);
            }
            if (hour % 24 == 0) {
                endOfDay(hour / 24);
            }
        }
        files.finish(COUNCIL, registry, this::processed);
    }

    private long processed(Partition partition) {
        if (partition.topic().equals(Contracts.CITIZEN_LOG.topic())) {
            return partitions.get(partition.number()).end();
        }
        return partition.topic().equals(Contracts.ALERT_LOG.topic()) ? office.end() : 0;
    }

    /** The next entry of one partition, and what comes with it. */
    private void happen(int partition, long place, String key, CitizenEvent entry) {
        Object body = entry.getBody();
        if (body instanceof ClockTicked tick) {
            now = tick.getInstant();
        }
        if (partition == 0 && (body instanceof ClockTicked || body instanceof ModelPublished)) {
            controls.append(key, control(body), now);
        }
        if (body instanceof Observed observed) {
            links.partBefore(observed, this::askFor);
        }
        append(partition, key, entry);
        if (body instanceof Observed observed && !observed.getChange().getSnapshot()) {
            if (random.nextInt(ONE_REPETITION_IN) == 0) {
                append(partition, key, entry);
            }
            if (partitions.get(partition).hasAlerted() || random.nextInt(ONE_LINK_IN) == 0) {
                links.link(key, observed, place, this::askFor);
            }
            links.meet(key);
        }
        appendAll();
    }

    private static Control control(Object body) {
        return new Control(body);
    }

    private void endOfDay(int day) {
        links.part(this::askFor);
        appendAll();
        officers.actions(now).forEach(action -> {
            actions.append(action.citizen(), action.acted(), now);
            askFor(action.citizen(), new CitizenEvent(action.acted()));
        });
        appendAll();
        if (day == DAYS_WITH_FIRST_MODEL) {
            publish(ModelFile.load(home.of("deploy/council/2026-12.model.yaml")));
        } else if (day == log.days() / 2) {
            publish(stricter());
        } else if (day == DAYS_WITH_FIRST_MODEL + 2 || day == log.days() / 2 + 2) {
            tellEverybody(
                    "hold",
                    new HoldRuled(
                            "model/" + office.model(), HoldRuling.DIGEST, "officer-1", "As the board agreed", now));
        }
    }

    private ModelFile stricter() {
        String text = ModelFile.load(home.of("deploy/council/2026-12.model.yaml"))
                .text()
                .replace("version: 2026-12", "version: 2027-01")
                .replace("amber: { enter: 30,", "amber: { enter: 32,");
        return ModelFile.read("2027-01", text);
    }

    private void publish(ModelFile model) {
        tellEverybody("model", new ModelPublished(model.model().version(), model.text(), ModelRole.LIVE, null));
    }

    private void tellEverybody(String key, Object body) {
        controls.append(key, control(body), now);
        for (int partition = 0; partition < log.count(); partition++) {
            append(partition, key, new CitizenEvent(body));
        }
    }

    /** Appends the entry, and then what it asks for. */
    private void append(int partition, String key, CitizenEvent entry) {
        asked.add(new ToAppend(partition, key, entry));
        appendAll();
    }

    /** Whatever comes together stands together in the log, before what follows from the first of it. */
    private void appendAll() {
        for (ToAppend next = asked.poll(); next != null; next = asked.poll()) {
            now = now.plus(1, ChronoUnit.MILLIS);
            partitions.get(next.partition).take(next.key, next.entry, now);
        }
    }

    /** A partition asks for the next step of its sweep. */
    void askFor(int partition, CitizenEvent step) {
        asked.add(new ToAppend(partition, "sweep", step));
    }

    /** An entry about a citizen, wherever they are. */
    void askFor(String citizen, CitizenEvent entry) {
        asked.add(new ToAppend(GeneratedPartition.partition(citizen, log.count()), citizen, entry));
    }

    /** NOTIFY is next. */
    void handOn(AlertEvent entry) {
        office.take(entry, now);
        if (entry.getBody() instanceof Alert alert) {
            officers.hear(alert, now);
        }
    }
}
