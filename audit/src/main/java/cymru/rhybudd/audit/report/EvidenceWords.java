package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.evidence.Finding;
import cymru.rhybudd.audit.evidence.Inspection;
import java.util.List;
import java.util.Locale;

/** What an inspection comes to, in words that accuse nobody of more than was found. */
public final class EvidenceWords {
    private static final String NAME = "verification";

    private EvidenceWords() {}

    /** A sentence for each kind of what was found, the gravest first; where nothing was, that one. */
    public static List<String> verdict(Inspection.Result result, Locale language) {
        return verdict(result, new Words(NAME, language));
    }

    static List<String> verdict(Inspection.Result result, Words words) {
        if (result.verdicts().isEmpty()) {
            return List.of(words.of("evidence.clean"));
        }
        return result.verdicts().stream().map(verdict -> of(verdict, words)).toList();
    }

    static String of(Finding.Verdict verdict, Words words) {
        return words.of("evidence." + verdict);
    }

    /** A sentence for each partition that is younger than the checkpoints. */
    public static List<String> younger(Inspection.Result result, Locale language) {
        return younger(result, new Words(NAME, language));
    }

    static List<String> younger(Inspection.Result result, Words words) {
        return result.younger().entrySet().stream()
                .map(one -> words.of("evidence.younger", one.getKey().toString(), one.getValue()))
                .toList();
    }
}
