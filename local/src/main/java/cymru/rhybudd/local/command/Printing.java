package cymru.rhybudd.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: in words, or as JSON; progress goes to standard error either way. */
public final class Printing {
    /** Makes the objects that commands answer with. */
    public static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /** Prints the answer: the words, or the object, which may be a tree, a record, or a list of them. */
    public void answer(String words, Object object) throws JsonProcessingException {
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object)
                                : words.stripTrailing());
        spec.commandLine().getOut().flush();
    }

    /** Prints a long answer as it is made, so that no text holds all of it: the lines, or the object. */
    public void answer(Stream<String> lines, Object object) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JSON.writerWithDefaultPrettyPrinter()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, object);
            out.append('\n');
        } else {
            lines.forEach(line -> out.append(line).append('\n'));
        }
        out.flush();
    }

    /** Says why there is no answer: in words, and for programs that asked for JSON as an object of its own. */
    public void refuse(String why) throws JsonProcessingException {
        say(why);
        if (json) {
            answer(why, JSON.createObjectNode().put("refused", why));
        }
    }

    /** Says how it goes; also what a person should read before the answer is there. */
    public void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
