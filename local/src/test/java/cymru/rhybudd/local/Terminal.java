package cymru.rhybudd.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs a command as a user would, and keeps what it printed. */
public final class Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int exitCode = -1;

    /** Runs it. */
    public static Terminal run(Object... arguments) {
        Terminal terminal = new Terminal();
        CommandLine commandLine = Rhybudd.commandLine()
                .setOut(new PrintWriter(terminal.out, true))
                .setErr(new PrintWriter(terminal.err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        terminal.exitCode = commandLine.execute(texts);
        return terminal;
    }

    public int exitCode() {
        return exitCode;
    }

    /** All that was printed, for a failing test to show. */
    public String text() {
        return out + "\n" + err;
    }

    public JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }
}
