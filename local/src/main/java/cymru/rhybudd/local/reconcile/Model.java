package cymru.rhybudd.local.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A weighting model as its file has it.
 *
 * @param validFrom the first day on which it judges; null for at once
 * @param horizon how far ahead statutory steps are told; null where they are not
 * @param indicators those that are switched on, in the order of {@link Indicator}
 */
public record Model(
        String version,
        @Nullable LocalDate validFrom,
        Thresholds thresholds,
        @Nullable Horizon horizon,
        Holidays holidays,
        List<WeighedIndicator> indicators) {
    public Model {
        indicators = List.copyOf(indicators);
    }

    /** Reads a model file; IllegalArgumentException where it can not be understood. */
    public static Model read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the text of a model file; IllegalArgumentException where it can not be understood. */
    public static Model parse(String text) {
        return ModelReader.read(text);
    }

    /** Reads the newest model of a council that judges on that day: versions begin with the year and the month. */
    public static Model newest(Path directory, LocalDate today) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".model.yaml"))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .map(Model::read)
                    .filter(model -> model.judgesOn(today))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("no *.model.yaml in " + directory + " is in force on " + today));
        }
    }

    private boolean judgesOn(LocalDate today) {
        return validFrom == null || !validFrom.isAfter(today);
    }

    /** The picture that the facts give of the citizen with these person records. */
    Picture picture(Set<String> records, Facts facts, Days days, ProvenFeeds proven) {
        Map<String, Contribution> contributions = new LinkedHashMap<>();
        Set<String> known = new TreeSet<>();
        for (WeighedIndicator weighed : indicators) {
            if (weighed.indicator().isKnown(facts)) {
                Contribution contribution = weighed.contribution(facts, days, holidays);
                contributions.put(weighed.indicator().key(), contribution);
                known.addAll(contribution.systems());
            }
        }
        return picture(records, contributions, known, days.today(), proven);
    }

    private Picture picture(
            Set<String> records,
            Map<String, Contribution> contributions,
            Set<String> known,
            LocalDate today,
            ProvenFeeds proven) {
        Set<String> stale = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        Set<String> systems = new TreeSet<>();
        Set<String> provenSystems = new TreeSet<>();
        int sure = 0;
        int unknown = 0;
        for (WeighedIndicator weighed : indicators) {
            Contribution contribution = contributions.get(weighed.indicator().key());
            Set<String> sources = new TreeSet<>(contribution == null ? weighed.from() : contribution.systems());
            sources.retainAll(known);
            boolean isStale = sources.stream().anyMatch(source -> weighed.isStale(source, proven, today, holidays));
            if (sources.isEmpty()) {
                missing.add(weighed.indicator().key());
            } else if (isStale) {
                stale.add(weighed.indicator().key());
            }
            if (sources.isEmpty() || isStale) {
                unknown += weighed.weight();
            } else if (contribution != null) {
                sure += contribution.points();
            }
            if (contribution != null && contribution.points() > 0) {
                systems.addAll(contribution.systems());
                if (!isStale) {
                    provenSystems.addAll(contribution.systems());
                }
            }
        }
        return new Picture(
                records,
                contributions,
                sure,
                sure + unknown,
                stale,
                missing,
                systems,
                provenSystems,
                unknown > thresholds.unknownAbove());
    }
}
