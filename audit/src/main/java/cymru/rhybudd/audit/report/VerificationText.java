package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A verification in words, for a terminal. */
record VerificationText(VerificationAnswer answer, Words words) {

    String text() {
        StringBuilder text = new StringBuilder(answer.verdict(words)).append("\n\n");
        line(text, answer.columns(words));
        for (Verified partition : answer.found().partitions()) {
            line(text, answer.cells(partition));
        }
        text.append('\n');
        answer.notes(words).forEach(note -> text.append(note).append('\n'));
        text.append('\n').append(answer.speed(words)).append("; ");
        text.append(words.of("hash")).append(' ').append(answer.found().hash()).append('\n');
        for (Difference difference : answer.found().differences()) {
            text.append('\n')
                    .append(VerificationAnswer.headline(difference, words))
                    .append('\n');
            text.append("  ")
                    .append(VerificationAnswer.origin(difference, words))
                    .append('\n');
            side(text, "expected", difference.expected());
            side(text, "recorded", difference.recorded());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.format(Locale.ROOT, "%-22s", cells.get(0)));
        cells.subList(1, cells.size()).forEach(cell -> text.append(String.format(Locale.ROOT, " %14s", cell)));
        text.append('\n');
    }

    private void side(StringBuilder text, String key, @Nullable String record) {
        if (record != null) {
            text.append("  ").append(words.of(key)).append(":  ").append(record).append('\n');
        }
    }
}
