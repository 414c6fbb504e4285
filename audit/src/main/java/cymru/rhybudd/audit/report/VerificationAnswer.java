package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.evidence.Finding;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a verification says, with all that was looked at beside the replay.
 *
 * @param faults of the archive's files
 * @param evidence what signed checkpoints say; null where none were asked
 */
public record VerificationAnswer(
        VerificationReport found, Duration took, List<String> faults, Inspection.@Nullable Result evidence) {
    /** Welsh. */
    public static final Locale WELSH = Locale.forLanguageTag("cy");

    private static final String NAME = "verification";

    public VerificationAnswer {
        faults = List.copyOf(faults);
    }

    /** What was found, and what files and checkpoints say beside it. */
    public static VerificationAnswer of(
            VerificationReport found, Duration took, List<String> faults, Inspection.@Nullable Result evidence) {
        return new VerificationAnswer(found, took, faults, evidence);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return found.compared() && !isFaulty();
    }

    private boolean isFaulty() {
        return !found.differences().isEmpty()
                || !faults.isEmpty()
                || (evidence != null && !evidence.findings().isEmpty());
    }

    /** How many entries this verification replayed itself. */
    private long replayed() {
        return found.events() - found.before();
    }

    long perSecond() {
        return took.isZero() ? 0 : Math.round(replayed() / (took.toNanos() / 1e9));
    }

    /** In words; what auditors read first stands there in both languages. */
    public String text(Locale language) {
        return new VerificationText(this, words(language)).text();
    }

    /** As a page of its own that prints well. */
    public String html(Locale language) {
        return new VerificationPage(this, words(language)).html();
    }

    /** The page as a document that is kept. */
    public byte[] pdf(Locale language) throws IOException {
        return PagePdf.of(html(language));
    }

    /** Part by part, for a page that stands within others. */
    public ReportPage page(Locale language) {
        Words words = words(language);
        List<ReportPart> parts = new ArrayList<>();
        parts.add(new ReportPart(
                words.of("partitions"),
                List.of(),
                columns(words),
                found.partitions().stream().map(this::cells).toList()));
        List<String> notes = new ArrayList<>(notes(words));
        notes.add(speed(words));
        notes.add(words.of("hash.meaning"));
        notes.add(words.of("hash") + " " + found.hash());
        parts.add(new ReportPart(words.of("notes"), notes));
        found.differences().forEach(difference -> parts.add(part(difference, words)));
        return new ReportPage(words.language(), words.of("title"), List.of(verdictIn(words)), parts);
    }

    private static ReportPart part(Difference difference, Words words) {
        List<String> notes = new ArrayList<>();
        String origin = origin(difference, words);
        if (!origin.isEmpty()) {
            notes.add(origin);
        }
        side(notes, words.of("expected"), difference.expected());
        side(notes, words.of("recorded"), difference.recorded());
        return new ReportPart(headline(difference, words), notes);
    }

    private static void side(List<String> notes, String name, @Nullable String record) {
        if (record != null) {
            notes.add(name + ": " + record);
        }
    }

    private static Words words(Locale language) {
        return new Words(NAME, language);
    }

    /** What auditors read first, in both languages: the report's own comes first. */
    String verdict(Words words) {
        Words other = words(words.language().equals("cy") ? Locale.ENGLISH : WELSH);
        return verdictIn(words) + " / " + verdictIn(other);
    }

    private String verdictIn(Words words) {
        if (isFaulty()) {
            boolean follows = found.differences().isEmpty() && faults.isEmpty();
            return evidence != null && follows
                    ? String.join(" ", EvidenceWords.verdict(evidence, words))
                    : words.of("verdict.faulty");
        }
        if (!found.compared()) {
            return words.of(found.events() == 0 ? "verdict.nothing" : "verdict.notCompared");
        }
        if (found.unverified() > 0) {
            return words.of("verdict.notYet", found.unverified());
        }
        return words.of(found.whole() ? "verdict.clean" : "verdict.part");
    }

    /** The columns of the table of partitions. */
    List<String> columns(Words words) {
        return List.of(
                words.of("partition"),
                words.of("entries"),
                words.of("decisions"),
                words.of("refused"),
                words.of("upTo"),
                words.of("notYet"));
    }

    /** A line of it. */
    List<String> cells(Verified partition) {
        return List.of(
                partition.log().toString(),
                Words.count(partition.entries()),
                Words.count(partition.decisions()),
                Words.count(partition.refused()),
                Words.count(partition.upTo()),
                Words.count(partition.unverified()));
    }

    /** What else is to be said, a sentence each. */
    List<String> notes(Words words) {
        List<String> notes = new ArrayList<>();
        if (found.before() > 0) {
            notes.add(words.of("before", found.before()));
        }
        notes.add(
                found.whole()
                        ? words.of("office", found.alertLogEntries() - found.alertLogRefused(), found.notifications())
                        : words.of("office.not"));
        if (found.alertLogRefused() > 0) {
            notes.add(words.of("office.refused", found.alertLogRefused()));
        }
        if (evidence != null) {
            notes.add(words.of("evidence", evidence.attested(), evidence.unattested()));
            notes.addAll(EvidenceWords.younger(evidence, words));
            notes.addAll(ProofWords.grown(evidence.continued(), Locale.forLanguageTag(words.language())));
            for (Finding finding : evidence.findings()) {
                notes.add(finding.toString());
            }
        }
        faults.forEach(fault -> notes.add(words.of("archive", fault)));
        return notes;
    }

    String speed(Words words) {
        String seconds = String.format(Locale.ROOT, "%.1f", took.toMillis() / 1e3);
        return words.of("speed", replayed(), seconds, perSecond());
    }

    /** What is wrong at which place, and why. */
    static String headline(Difference difference, Words words) {
        String place = difference.offset() < 0
                ? difference.partition().toString()
                : words.of("at", difference.partition(), Long.toString(difference.offset()));
        return place + ": " + words.of("kind." + difference.kind()) + "; "
                + words.of("cause." + difference.cause(), difference.fields());
    }

    /** From which entry the record must follow; empty where from none. */
    static String origin(Difference difference, Words words) {
        Difference.Origin because = difference.because();
        return because == null ? "" : words.of("because", because.partition(), Long.toString(because.offset()));
    }
}
