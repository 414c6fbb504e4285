package cymru.rhybudd.local.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: in words, or as one JSON object; progress goes to standard error either way. */
final class Printing {
    static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    /** Prints the answer: the words, or the object. */
    void answer(String words, ObjectNode object) throws JsonProcessingException {
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object)
                                : words.stripTrailing());
        spec.commandLine().getOut().flush();
    }

    /** Says how it goes; also what a person should read before the answer is there. */
    void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
