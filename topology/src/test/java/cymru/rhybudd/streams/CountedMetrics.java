package cymru.rhybudd.streams;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what the stages count, by the method and its labels. */
final class CountedMetrics implements StageMetrics {
    private static final String DEAD_LETTER = "deadLetter";
    private static final Set<String> OFFICE = Set.of("held", "told", "left");

    private final Map<List<String>, Integer> counts = new HashMap<>();
    private final Map<String, LocalDate> heldSince = new HashMap<>();

    int count(String... labels) {
        return counts.getOrDefault(List.of(labels), 0);
    }

    Set<List<String>> shown() {
        return Set.copyOf(counts.keySet());
    }

    /** Node and reason of every dead letter. */
    Set<List<String>> deadLetters() {
        return counts.keySet().stream()
                .filter(labels -> labels.get(0).equals(DEAD_LETTER))
                .map(labels -> labels.subList(1, labels.size()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All that is counted. */
    Map<List<String>, Integer> figures() {
        return Map.copyOf(counts);
    }

    private void add(String... labels) {
        counts.merge(List.of(labels), 1, Integer::sum);
    }

    @Override
    public void observed(String source, String indicator) {
        add("observed", source, indicator);
    }

    @Override
    public void repeated(String source) {
        add("repeated", source);
    }

    @Override
    public void withheld(String source, String fact) {
        add("withheld", source, fact);
    }

    @Override
    public void deadLetter(String stage, String reason) {
        add(DEAD_LETTER, stage, reason);
    }

    @Override
    public void decided(String reason) {
        add("decided", reason);
    }

    @Override
    public void alerted(String kind, String colour) {
        add("alerted", kind, colour);
    }

    @Override
    public void coloured(int partition, String colour, long citizens) {
        counts.put(List.of("coloured", Integer.toString(partition), colour), (int) citizens);
    }

    @Override
    public void open(int partition, String kind, LocalDate since, long alerts) {
        counts.put(List.of("open", Integer.toString(partition), kind, since.toString()), (int) alerts);
    }

    @Override
    public void forgetStanding(int partition) {
        counts.keySet()
                .removeIf(labels -> Set.of("coloured", "open").contains(labels.get(0))
                        && labels.get(1).equals(Integer.toString(partition)));
    }

    @Override
    public void passed(Stage stage, long appendedAt, long workedNanos) {
        add("passed", stage.name());
    }

    @Override
    public void outcome(String outcome, String indicator, String model) {
        add("outcome", outcome, indicator, model);
    }

    @Override
    public void shadowed(
            int partition, String model, String live, String shadow, String by, String group, long citizens) {
        add("shadowed", Integer.toString(partition), model, live, shadow, by, group, Long.toString(citizens));
    }

    @Override
    public void forgetShadows(int partition) {
        counts.keySet()
                .removeIf(labels ->
                        labels.get(0).equals("shadowed") && labels.get(1).equals(Integer.toString(partition)));
    }

    @Override
    public void feedAlive(String source, long atMillis) {
        add("feedAlive", source);
    }

    @Override
    public void held(String reason, String team, int alerts) {
        counts.put(List.of("held", reason, team), alerts);
    }

    @Override
    public void heldSince(String reason, @Nullable LocalDate day) {
        if (day == null) {
            heldSince.remove(reason);
        } else {
            heldSince.put(reason, day);
        }
    }

    /** On which day the oldest alert was raised that waits for this reason; null where none does. */
    @Nullable
    LocalDate heldSince(String reason) {
        return heldSince.get(reason);
    }

    @Override
    public void budget(String team, int told, int left) {
        counts.put(List.of("told", team), told);
        counts.put(List.of("left", team), left);
    }

    @Override
    public void forgetTeam(String team) {
        counts.keySet().removeIf(labels -> OFFICE.contains(labels.get(0)) && labels.contains(team));
    }

    @Override
    public void forgetOffice() {
        counts.keySet().removeIf(labels -> OFFICE.contains(labels.get(0)));
        heldSince.clear();
    }

    @Override
    public void ruled(String ruling, String outcome) {
        add("ruled", ruling, outcome);
    }
}
