package cymru.rhybudd.domain.office;

import cymru.rhybudd.domain.weighting.Rag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an alert waits, as text whose order is the order in which alerts are told: by hold, then team, then worth. Worth is
 * colour, then score, then who came first, then id; a closing calls nobody and comes last. What waits for a budget keeps its key when the week turns.
 */
public final class WaitingKey {
    private static final String SEPARATOR = "|";
    /** The character after the separator: sorts after whatever begins with the same text and the separator. */
    private static final String AFTER = "}";

    private static final Pattern BUDGET = Pattern.compile("budget/(.+)/[0-9-]{10,}");
    private static final int HIGHEST_SCORE = 10_000;
    /** After every colour. */
    private static final int CLOSINGS = Rag.values().length;

    private WaitingKey() {}

    /**
     * A part of the keys.
     *
     * @param from not after the first
     * @param to after the last
     */
    public record Range(String from, String to) {
        private static Range of(String prefix) {
            return new Range(prefix + SEPARATOR, prefix + AFTER);
        }

        /** What comes after that key; all of it, where that is empty. */
        public Range after(String key) {
            return key.isEmpty() ? this : new Range(key + "\u0000", to);
        }
    }

    /** The key of an alert under a hold. */
    public static String of(Hold hold, Notice notice) {
        String team = notice.team() + SEPARATOR;
        String holdAndTeam = hold.reason() == HoldReason.BUDGET ? team : hold.name() + SEPARATOR + team;
        return hold.reason() + SEPARATOR + holdAndTeam + worth(notice);
    }

    /** The key that an alert has while it waits for its team's budget, in whichever week. */
    public static String ofBudget(Notice notice, Week week) {
        return of(Hold.ofBudget(notice.team(), week), notice);
    }

    /** All that wait, for whatever reason. */
    public static Range all() {
        return new Range("", "\uffff");
    }

    /** All that wait for a budget, team by team. */
    public static Range forBudgets() {
        return Range.of(HoldReason.BUDGET.name());
    }

    /** Where alerts may wait under a hold of that name: the name alone does not say why they do. */
    public static List<Range> under(String name) {
        List<Range> ranges = new ArrayList<>();
        ranges.add(Range.of(HoldReason.MASS_UPDATE + SEPARATOR + name));
        ranges.add(Range.of(HoldReason.MODEL_CHANGE + SEPARATOR + name));
        Matcher budget = BUDGET.matcher(name);
        if (budget.matches()) {
            ranges.add(Range.of(HoldReason.BUDGET + SEPARATOR + budget.group(1)));
        }
        return ranges;
    }

    private static String worth(Notice notice) {
        int colour = Rag.RED.ordinal() - notice.colour().ordinal();
        return String.join(
                SEPARATOR,
                Integer.toString(notice.isClosing() ? CLOSINGS : colour),
                padded(HIGHEST_SCORE - notice.score(), 5),
                padded(notice.place(), 19),
                notice.alertId());
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
