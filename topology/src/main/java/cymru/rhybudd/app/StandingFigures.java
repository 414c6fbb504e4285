package cymru.rhybudd.app;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.Rag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How many citizens show each colour and how old open alerts are, on the partitions that this instance runs: add instances up. */
final class StandingFigures {
    private final Map<Coloured, Long> coloured = new ConcurrentHashMap<>();
    private final Map<Open, Long> open = new ConcurrentHashMap<>();
    private final Supplier<LocalDate> today;

    private record Coloured(int partition, String colour) {}

    private record Open(int partition, String kind, LocalDate since) {}

    /** How long alerts have been open, in days: the older one is, the likelier it is that nobody sees to it. */
    enum Age {
        TODAY("0-1", 1),
        WEEK("1-7", 7),
        MONTH("7-28", 28),
        LONGER("28+", Long.MAX_VALUE);

        private final String label;
        private final long before;

        Age(String label, long before) {
            this.label = label;
            this.before = before;
        }

        static Age of(long days) {
            Age age = TODAY;
            while (days >= age.before) {
                age = values()[age.ordinal() + 1];
            }
            return age;
        }
    }

    StandingFigures(MeterRegistry registry) {
        this(registry, () -> LocalDate.now(ZoneOffset.UTC));
    }

    /** @param today by UTC */
    StandingFigures(MeterRegistry registry, Supplier<LocalDate> today) {
        this.today = today;
        for (Rag colour : Rag.values()) {
            Gauge.builder("rhybudd.citizens", this, figures -> figures.citizens(colour.name()))
                    .description("Citizens by the colour of their latest picture")
                    .tag("colour", colour.name())
                    .register(registry);
        }
        for (AlertKind kind : AlertKind.values()) {
            for (Age age : Age.values()) {
                Gauge.builder("rhybudd.open.alerts", this, figures -> figures.alerts(kind.name(), age))
                        .description("Open alerts by kind, and by days since they opened")
                        .tag("kind", kind.name())
                        .tag("age", age.label)
                        .register(registry);
            }
        }
    }

    void coloured(int partition, String colour, long citizens) {
        coloured.put(new Coloured(partition, colour), citizens);
    }

    void open(int partition, String kind, LocalDate since, long alerts) {
        Open of = new Open(partition, kind, since);
        if (alerts == 0) {
            open.remove(of);
        } else {
            open.put(of, alerts);
        }
    }

    void forget(int partition) {
        coloured.keySet().removeIf(of -> of.partition() == partition);
        open.keySet().removeIf(of -> of.partition() == partition);
    }

    private double citizens(String colour) {
        return coloured.entrySet().stream()
                .filter(entry -> entry.getKey().colour().equals(colour))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private double alerts(String kind, Age age) {
        LocalDate now = today.get();
        return open.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind))
                .filter(entry -> Age.of(ChronoUnit.DAYS.between(entry.getKey().since(), now)) == age)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
