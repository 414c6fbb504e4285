package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.app.PublishedModel;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.Approval.Signature;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReadingOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was ever published. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every model that was ever published: where it stands, from when, who answers for it, and since which control"
                    + " record it is or was in force.",
            "Looks at the world that runs on the state directory or, if none runs, starts its stores to look at them."
        })
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %-10s %-12s %-12s %-28s %s%n";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ReadingOption place;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        return place.look(printing, topics -> {
            ModelHistory history = topics.history();
            printing.answer(text(history), json(history));
        });
    }

    static String text(ModelHistory history) {
        StringBuilder text =
                new StringBuilder(line("version", "standing", "valid from", "in force at", "author", "approver"));
        for (PublishedModel model : history.models()) {
            text.append(line(
                    model.version(),
                    model.standing().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    model.validFrom() == null ? "–" : model.validFrom(),
                    model.inForceSince() == null ? "–" : "controls@" + model.inForceSince(),
                    author(model).map(Signature::name).orElse("–"),
                    approver(model).map(Signature::name).orElse("–")));
        }
        return text + "by the log's clock it is " + history.today();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }

    private static Optional<Signature> author(PublishedModel model) {
        return model.approval().map(Approval::author);
    }

    private static Optional<Signature> approver(PublishedModel model) {
        return model.approval().flatMap(Approval::approver);
    }

    static ObjectNode json(ModelHistory history) {
        ObjectNode json =
                Printing.JSON.createObjectNode().put("today", history.today().toString());
        ArrayNode models = json.putArray("models");
        for (PublishedModel model : history.models()) {
            models.addObject()
                    .put("version", model.version())
                    .put("standing", model.standing().name())
                    .put(
                            "validFrom",
                            model.validFrom() == null ? null : model.validFrom().toString())
                    .put("publishedAt", model.publishedAt())
                    .put("inForceSince", model.inForceSince())
                    .put("author", author(model).map(Signature::toString).orElse(null))
                    .put("approver", approver(model).map(Signature::toString).orElse(null));
        }
        return json;
    }
}
