package cymru.rhybudd.audit.report;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.app.PublishedModel;
import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.Approval.Signature;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every model that was published, with who answers for it and what became of it, by the rules of the service itself. */
public final class ModelsReport {
    private final ModelHistory history;
    private final Map<Long, Instant> times = new HashMap<>();

    /** A record of {@code controls}, where it stands and since when. */
    public record Told(long offset, Instant at, Control control) {}

    /** Of what was told to everybody, in order; clocks between two days may be left out. */
    public ModelsReport(List<Told> told) {
        history = ModelHistory.of(told.stream()
                .map(one -> new ControlHistory.Entry(one.offset(), one.control()))
                .toList());
        told.forEach(one -> times.put(one.offset(), one.at()));
    }

    /** The versions that run as shadows. */
    public List<String> shadows() {
        return history.models().stream()
                .filter(model -> model.standing() == Standing.SHADOW)
                .map(PublishedModel::version)
                .toList();
    }

    /** In words. */
    public ReportPage page(LifeWords words) {
        List<List<String>> rows =
                history.models().stream().map(model -> row(model, words)).toList();
        return new ReportPage(
                words.language(),
                words.say("models.title"),
                List.of(words.say("models.intro", history.today().toString())),
                List.of(new ReportPart(
                        words.say("models.part"),
                        rows.isEmpty() ? List.of(words.say("models.none")) : List.of(),
                        List.of(
                                words.say("models.version"),
                                words.say("models.name"),
                                words.say("models.standing"),
                                words.say("models.from"),
                                words.say("models.published"),
                                words.say("models.force"),
                                words.say("models.author"),
                                words.say("models.approver")),
                        rows)));
    }

    private List<String> row(PublishedModel model, LifeWords words) {
        Optional<Approval> approval = model.approval();
        return List.of(
                model.version(),
                name(model, words),
                words.name(model.standing()),
                model.validFrom() == null
                        ? words.say("explain.at-once")
                        : model.validFrom().toString(),
                place(model.publishedAt(), words),
                place(model.inForceSince(), words),
                approval.map(Approval::author).map(Signature::toString).orElse(words.say("not-recorded")),
                approval.flatMap(Approval::approver).map(Signature::toString).orElse(words.say("not-recorded")));
    }

    private static String name(PublishedModel model, LifeWords words) {
        try {
            ModelFile file = ModelFile.read(model.version(), model.text());
            return words.isWelsh()
                    ? file.model().names().welsh()
                    : file.model().names().english();
        } catch (ConfigurationFaultException e) {
            return words.say("not-recorded"); // its standing says why
        }
    }

    private String place(@Nullable Long offset, LifeWords words) {
        return offset == null ? words.say("none") : times.get(offset) + ", controls/0/" + offset;
    }
}
