package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A weighting model as its file says it ({@code *.model.yaml}): the text travels whole on the log, so that whoever replays it
 * reads what was approved. What later versions of the format added may be left out, so that an old log still reads; then
 * nothing decays, grows stale, is triggered or waits. What a model must say before it is published is {@link ModelCheck}'s.
 *
 * @param text the file, whole
 * @param approval who answers for it; empty in the first format
 * @param validFrom the first day on which it judges; empty for at once
 */
public record ModelFile(String text, WeightingModel model, Optional<Approval> approval, Optional<LocalDate> validFrom) {
    /** How the name of every model file ends; before it stands the version. */
    public static final String SUFFIX = ".model.yaml";

    /** Reads a model, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static ModelFile load(Path file) {
        return withText(file, YamlFile.load(file, ModelFile::part));
    }

    /** Reads a model with all that its text says; the name stands in fault messages. */
    public static ModelFile read(String name, String text) {
        return YamlFile.parse(name, text, ModelFile::part).with(text);
    }

    /** Reads what a model weighs, from its text; the name stands in fault messages. */
    public static WeightingModel parse(String name, String text) {
        return whole(YamlFile.parse(name, text, ModelNode::model));
    }

    static ModelFile withText(Path file, Part part) {
        try {
            return part.with(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + file, e);
        }
    }

    static Part part(YamlNode root) {
        return new Part(
                ModelNode.model(root),
                root.optional("approval").flatMap(node -> node.attempt(() -> ApprovalNode.approval(node))),
                root.optional("valid-from").flatMap(node -> node.attempt(() -> DateNode.date(node))));
    }

    /** What was read, without the text; the model is empty only where a fault was reported. */
    record Part(Optional<WeightingModel> model, Optional<Approval> approval, Optional<LocalDate> validFrom) {
        ModelFile with(String text) {
            return new ModelFile(text, whole(model), approval, validFrom);
        }
    }

    /** A whole number between two others, both included. */
    static int within(YamlNode node, int least, int most) {
        int number = node.integer();
        if (number < least || number > most) {
            throw node.fault(number + " is out of range", "write a number from " + least + " to " + most);
        }
        return number;
    }

    private static WeightingModel whole(Optional<WeightingModel> model) {
        return model.orElseThrow(() -> new IllegalStateException("a model without faults is whole"));
    }
}
