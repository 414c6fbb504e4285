package cymru.rhybudd.bench;

import cymru.rhybudd.bench.TriggerFigures.Writing;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * The council's cheap choice: triggers on the suppliers' tables that keep a summary of everybody's score. All tables stand in one database
 * here, for triggers do not reach into another; in a council they do not stand in one.
 */
final class TriggerBenchmark {
    private static final long SEED = 1;
    private static final double PACE = 200;
    private static final double QUIET_SECONDS = 3;
    private static final double NANOS = 1e9;

    private final Home home;
    private final int adults;
    private final int changes;
    private final long massRows;
    private final Consumer<String> progress;

    TriggerBenchmark(Home home, boolean quick, Consumer<String> progress) {
        this.home = home;
        this.adults = quick ? 2_000 : 20_000;
        this.changes = quick ? 2_000 : 20_000;
        this.massRows = quick ? 20_000 : 200_000;
        this.progress = progress;
    }

    /** How the tables are kept. */
    enum Kind {
        PLAIN,
        TRIGGERS,
        REPLICA_IDENTITY_FULL;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String database() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    TriggerFigures run() throws Exception {
        progress.accept("starting PostgreSQL");
        try (StateDirectory state = StateDirectory.open(home.of("bench/target/databases"))) {
            state.empty();
            List<Writing> writings = new ArrayList<>();
            double rescored = 0;
            long citizens = 0;
            try (CouncilDatabases server = CouncilDatabases.start(home.directory(), state)) {
                for (Kind kind : Kind.values()) {
                    create(server, kind);
                    writings.add(measure(server, kind));
                    if (kind == Kind.TRIGGERS) {
                        rescored = rescore(server);
                        citizens = number(server, kind, "select count(*) from score.summary");
                    }
                }
            }
            state.empty();
            return new TriggerFigures(adults, citizens, writings, rescored);
        }
    }

    private static Connection connect(CouncilDatabases server, Kind kind, String schema) throws SQLException {
        String url = server.url("postgres").replace("/postgres?", "/" + kind.database() + "?");
        return DriverManager.getConnection(url + "&currentSchema=" + schema);
    }

    private static String script(String name) throws IOException {
        try (InputStream script = TriggerBenchmark.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The three systems' tables, each in a schema of its own, with the people of the first day. */
    private void create(CouncilDatabases server, Kind kind) throws SQLException, IOException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + kind.database());
        }
        for (String name : CouncilDatabases.NAMES) {
            try (Connection connection = connect(server, kind, name);
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema " + name);
                statement.execute(script("/council/" + name + ".sql"));
                statement.execute(script("/council/every-database.sql"));
            }
        }
        try (CouncilWriter writer = writer(server, kind)) {
            writer.load(population());
        }
        try (Connection connection = connect(server, kind, "public");
                Statement statement = connection.createStatement()) {
            if (kind == Kind.TRIGGERS) {
                statement.execute(script("/bench/triggers.sql"));
            } else {
                statement.execute("analyze");
            }
            if (kind == Kind.REPLICA_IDENTITY_FULL) {
                statement.execute("do $$ declare t record; begin for t in select schemaname, tablename from pg_tables"
                        + " where schemaname in ('education', 'housing', 'revenues') loop execute format("
                        + "'alter table %I.%I replica identity full', t.schemaname, t.tablename); end loop; end $$");
            }
        }
    }

    private Population population() {
        return Population.generate(SEED, adults, LocalDate.now(ZoneOffset.UTC));
    }

    private static CouncilWriter writer(CouncilDatabases server, Kind kind) throws SQLException {
        Map<String, Connection> connections = new HashMap<>();
        for (String name : CouncilDatabases.NAMES) {
            connections.put(name, connect(server, kind, name));
        }
        return new CouncilWriter(connections);
    }

    private Writing measure(CouncilDatabases server, Kind kind) throws SQLException {
        LifeEvents events = new LifeEvents(population(), SEED, PACE, QUIET_SECONDS);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Histogram micros = Delays.histogram();
        long begun;
        long walBefore;
        try (CouncilWriter writer = writer(server, kind)) {
            for (int change = 0; change < changes; change++) {
                writer.commit(events.events(), events.next(today));
            }
            begun = System.nanoTime();
            walBefore = wal(server, kind);
            for (int change = 0; change < changes; change++) {
                long started = System.nanoTime();
                writer.commit(events.events(), events.next(today));
                Delays.record(micros, System.nanoTime() - started);
            }
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        long walAfter = wal(server, kind);
        MassUpdate mass;
        try (Connection connection = connect(server, kind, MassUpdate.DATABASE)) {
            mass = MassUpdate.commit(connection, massRows);
        }
        Writing writing = new Writing(
                kind.word(),
                changes / seconds,
                Delays.of(micros),
                (double) (walAfter - walBefore) / changes,
                mass.rows(),
                mass.seconds(),
                (double) (wal(server, kind) - walAfter) / mass.rows());
        progress.accept(String.format(
                Locale.ROOT,
                "%-22s %,6.0f changes/s, %,d rows at once in %.1f s",
                writing.name(),
                writing.changesPerSecond(),
                writing.massRows(),
                writing.massSeconds()));
        return writing;
    }

    private static long wal(CouncilDatabases server, Kind kind) throws SQLException {
        return number(server, kind, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    private static long number(CouncilDatabases server, Kind kind, String query) throws SQLException {
        try (Connection connection = connect(server, kind, "public");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Everybody anew, in one statement. */
    private static double rescore(CouncilDatabases server) throws SQLException {
        try (Connection connection = connect(server, Kind.TRIGGERS, "public");
                Statement statement = connection.createStatement()) {
            long begun = System.nanoTime();
            statement.executeUpdate("update score.summary s set debt = c.debt, reduction = c.reduction,"
                    + " support = c.support, arrears = c.arrears, tenancy = c.tenancy, instability = c.instability,"
                    + " exclusions = c.exclusions, score = c.debt + c.reduction + c.support + c.arrears + c.tenancy"
                    + " + c.instability + c.exclusions, rag = score.rag(c.debt + c.reduction + c.support + c.arrears"
                    + " + c.tenancy + c.instability + c.exclusions, score.systems(c.debt + c.reduction + c.support,"
                    + " c.arrears + c.tenancy + c.instability, c.exclusions)), changed_at = clock_timestamp()"
                    + " from score.computed(score.everybody()) c where c.citizen = s.citizen");
            return (System.nanoTime() - begun) / NANOS;
        }
    }
}
