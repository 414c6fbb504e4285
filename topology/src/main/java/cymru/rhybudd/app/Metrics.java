package cymru.rhybudd.app;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.DecisionReason;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.observe.MachineFigures;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.source.MappedRow.Part;
import cymru.rhybudd.source.SourceMapping;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import cymru.rhybudd.streams.DeadLetterReasons;
import cymru.rhybudd.streams.Stage;
import cymru.rhybudd.streams.StageMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;

/** Counts for operations staff. Labels are sources, indicators, stages, reasons, kinds, colours and teams: never a person's. */
final class Metrics implements StageMetrics, AutoCloseable {
    private static final int FEW = 5;
    private static final long NEVER = Long.MIN_VALUE;
    private static final String REPETITIONS = "Row changes dropped as repetitions";
    private static final String WITHHELD = "Facts without a lawful purpose";
    private static final String DEAD_LETTERS = "Records sent to the dead letters";
    private static final String DECISIONS = "Verdicts reached, by the reason to speak or to stay silent";
    private static final String ALERTS = "Alerts raised";
    private static final String RULINGS = "What supervisors ruled about held alerts";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MachineFigures machine;
    /** Looking a meter up in the registry costs more than the rest of counting. */
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    private final Map<String, AtomicLong> lastSignOfLife = new ConcurrentHashMap<>();
    private final Map<ShadowGroup, Shown> shadowed = new ConcurrentHashMap<>();
    private final Map<OfficeFigure, Shown> office = new ConcurrentHashMap<>();
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();
    private final StageTimes stages;
    private final StandingFigures standing;
    private final OldestHeld oldestHeld;
    private volatile @Nullable CanaryFigures canary;
    private volatile BooleanSupplier takesIn = () -> true;

    /** A figure that can be taken away again. */
    private record Shown(AtomicLong value, Meter gauge) {}

    private record ShadowGroup(int partition, String model, String live, String shadow, String by, String group) {}

    /** @param reason null where it is no label */
    private record OfficeFigure(
            String name, String team, @Nullable String reason) {}

    Metrics() {
        registry.config().meterFilter(new KeptKafkaMeters());
        stages = new StageTimes(registry);
        standing = new StandingFigures(registry);
        oldestHeld = new OldestHeld(registry, InstantSource.system());
        machine = new MachineFigures(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    String scrape() {
        return registry.scrape();
    }

    /**
     * Shows 0 for what may happen, so that the first time shows as a rise: a count that begins with 1 has not risen.
     *
     * @param takesIn whether this instance takes row changes in now: no other knows whether feeds are silent, and whichever started last would
     *     call a dead one fresh
     */
    void announce(SourceMappings sources, TopologyDescription topology, BooleanSupplier takesIn) {
        this.takesIn = takesIn;
        for (SourceMapping source : sources.all()) {
            latencies.computeIfAbsent(source.source(), this::latencyTimer);
            lastSignOfLife.computeIfAbsent(source.source(), this::feedAge);
            counter("rhybudd.repetitions", REPETITIONS, "source", source.source());
        }
        for (TableMapping table : sources.tables()) {
            if (table.parts().contains(Part.FACT)) {
                counter("rhybudd.withheld", WITHHELD, "source", table.source(), "fact", table.factType());
            }
        }
        DeadLetterReasons.byNode(topology)
                .forEach((node, reasons) -> reasons.forEach(
                        reason -> counter("rhybudd.dead.letters", DEAD_LETTERS, "stage", node, "reason", reason)));
        for (DecisionReason reason : DecisionReason.values()) {
            counter("rhybudd.decisions", DECISIONS, "reason", reason.name());
        }
        for (AlertKind kind : AlertKind.values()) {
            for (Rag colour : Rag.values()) {
                counter("rhybudd.alerts", ALERTS, "kind", kind.name(), "colour", colour.name());
            }
        }
        for (HoldRuling ruling : HoldRuling.values()) {
            for (String outcome : List.of(CARRIED_OUT, UNKNOWN_HOLD)) {
                counter("rhybudd.hold.rulings", RULINGS, "ruling", ruling.name(), "outcome", outcome);
            }
        }
    }

    /** The canary travels from now on, and its silence shows. */
    void awaitCanary() {
        canary = new CanaryFigures(registry, InstantSource.system());
    }

    /** A committed reader has a canary that set out then. */
    void canaryHeard(Instant committedAt) {
        CanaryFigures figures = canary;
        if (figures != null) {
            figures.heard(committedAt);
        }
    }

    void latency(String source, Duration commitToAlert) {
        latencies.computeIfAbsent(source, this::latencyTimer).record(commitToAlert);
    }

    private Timer latencyTimer(String source) {
        return Timer.builder("rhybudd.alert.latency")
                .description("From the commit in a council database until the alert can be read by an officer")
                .tag("source", source)
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(registry);
    }

    @Override
    public void passed(Stage stage, long appendedAt, long workedNanos) {
        stages.passed(stage, System.currentTimeMillis() - appendedAt, workedNanos);
    }

    @Override
    public void coloured(int partition, String colour, long citizens) {
        standing.coloured(partition, colour, citizens);
    }

    @Override
    public void open(int partition, String kind, LocalDate since, long alerts) {
        standing.open(partition, kind, since, alerts);
    }

    @Override
    public void forgetStanding(int partition) {
        standing.forget(partition);
    }

    @Override
    public void observed(String source, String indicator) {
        count("rhybudd.observations", "Row changes taken in", "source", source, "indicator", indicator);
    }

    @Override
    public void repeated(String source) {
        count("rhybudd.repetitions", REPETITIONS, "source", source);
    }

    @Override
    public void withheld(String source, String fact) {
        count("rhybudd.withheld", WITHHELD, "source", source, "fact", fact);
    }

    @Override
    public void deadLetter(String stage, String reason) {
        count("rhybudd.dead.letters", DEAD_LETTERS, "stage", stage, "reason", reason);
    }

    @Override
    public void decided(String reason) {
        count("rhybudd.decisions", DECISIONS, "reason", reason);
    }

    @Override
    public void alerted(String kind, String colour) {
        count("rhybudd.alerts", ALERTS, "kind", kind, "colour", colour);
    }

    @Override
    public void outcome(String outcome, String indicator, String model) {
        count(
                "rhybudd.outcomes",
                "What alerts came to, as officers say",
                "outcome",
                outcome,
                "indicator",
                indicator,
                "model",
                model);
    }

    @Override
    public void shadowed(
            int partition, String model, String live, String shadow, String by, String group, long citizens) {
        ShadowGroup of = new ShadowGroup(partition, model, live, shadow, by, group);
        if (citizens == 0) {
            forget(shadowed.remove(of));
        } else {
            shadowed.computeIfAbsent(of, this::shadowGauge).value().set(citizens);
        }
    }

    private Shown shadowGauge(ShadowGroup of) {
        AtomicLong citizens = new AtomicLong();
        return new Shown(
                citizens,
                Gauge.builder("rhybudd.shadow.citizens", citizens, Metrics::unlessFew)
                        .description(
                                "Citizens by the colour that the live model shows and the colour that a shadow model shows")
                        .tag("partition", Integer.toString(of.partition()))
                        .tag("model", of.model())
                        .tag("live", of.live())
                        .tag("shadow", of.shadow())
                        .tag("by", of.by())
                        .tag("group", of.group())
                        .register(registry));
    }

    @Override
    public void forgetShadows(int partition) {
        for (ShadowGroup of : shadowed.keySet()) {
            if (of.partition() == partition) {
                forget(shadowed.remove(of));
            }
        }
    }

    private void forget(@Nullable Shown shown) {
        if (shown != null) {
            registry.remove(shown.gauge());
        }
    }

    /** Small numbers point at people. */
    private static double unlessFew(AtomicLong citizens) {
        return citizens.get() < FEW ? 0 : citizens.get();
    }

    @Override
    public void feedAlive(String source, long atMillis) {
        lastSignOfLife.computeIfAbsent(source, this::feedAge).accumulateAndGet(atMillis, Math::max);
    }

    /** Until the first sign, the silence counts from now: a feed that is silent from the start is silent too. */
    private AtomicLong feedAge(String source) {
        long now = System.currentTimeMillis();
        AtomicLong last = new AtomicLong(NEVER);
        Gauge.builder(
                        "rhybudd.feed.age",
                        last,
                        at -> takesIn.getAsBoolean() ? age(at.get() == NEVER ? now : at.get()) : Double.NaN)
                .description(
                        "Time since the source last gave a sign of life; not a number where another instance takes its rows in")
                .baseUnit("seconds")
                .tag("source", source)
                .register(registry);
        return last;
    }

    private static double age(long atMillis) {
        return (System.currentTimeMillis() - atMillis) / 1000.0;
    }

    @Override
    public void held(String reason, String team, int alerts) {
        officeGauge(new OfficeFigure("rhybudd.alerts.held", team, reason), "Alerts that wait now")
                .value()
                .set(alerts);
    }

    @Override
    public void heldSince(String reason, @Nullable LocalDate day) {
        oldestHeld.since(reason, day);
    }

    @Override
    public void budget(String team, int told, int left) {
        officeGauge(
                        new OfficeFigure("rhybudd.budget.told", team, null),
                        "Alerts told this week that count in the team's budget")
                .value()
                .set(told);
        officeGauge(
                        new OfficeFigure("rhybudd.budget.left", team, null),
                        "Alerts to which the team's budget of this week still goes")
                .value()
                .set(left);
    }

    private Shown officeGauge(OfficeFigure of, String description) {
        return office.computeIfAbsent(of, first -> {
            AtomicLong value = new AtomicLong();
            Gauge.Builder<AtomicLong> gauge = Gauge.builder(of.name(), value, AtomicLong::get)
                    .description(description)
                    .tag("team", of.team());
            return new Shown(
                    value, (of.reason() == null ? gauge : gauge.tag("reason", of.reason())).register(registry));
        });
    }

    @Override
    public void forgetTeam(String team) {
        for (OfficeFigure of : office.keySet()) {
            if (of.team().equals(team)) {
                forget(office.remove(of));
            }
        }
    }

    @Override
    public void forgetOffice() {
        office.keySet().forEach(of -> forget(office.remove(of)));
        oldestHeld.forget();
    }

    @Override
    public void ruled(String ruling, String outcome) {
        count("rhybudd.hold.rulings", RULINGS, "ruling", ruling, "outcome", outcome);
    }

    private void count(String name, String description, String... tags) {
        counter(name, description, tags).increment();
    }

    private Counter counter(String name, String description, String... tags) {
        return counters.computeIfAbsent(
                name + String.join("|", tags),
                first -> Counter.builder(name)
                        .description(description)
                        .tags(tags)
                        .register(registry));
    }

    @Override
    public void close() {
        machine.close();
        registry.close();
    }
}
