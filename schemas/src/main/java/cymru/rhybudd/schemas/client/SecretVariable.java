package cymru.rhybudd.schemas.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A secret of the environment: in a variable, or in the file that the variable with {@code _FILE} names, as orchestrators hand secrets over. */
public final class SecretVariable {
    private static final String IN_A_FILE = "_FILE";

    private SecretVariable() {}

    /** The variable that names the file. */
    public static String file(String variable) {
        return variable + IN_A_FILE;
    }

    /**
     * The secret; empty where neither variable is set. The file goes before the variable, and counts without what is blank around it.
     *
     * @throws IllegalArgumentException if the file cannot be read or is blank; the message holds nothing of it
     */
    public static String read(Map<String, String> environment, String variable) {
        String file = environment.getOrDefault(file(variable), "");
        if (file.isBlank()) {
            String value = environment.getOrDefault(variable, "");
            return value.isBlank() ? "" : value;
        }
        String secret = content(variable, file);
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(file(variable) + ": the file " + file + " is empty");
        }
        return secret;
    }

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            // Without the cause, which might say more than its kind.
            throw new IllegalArgumentException(file(variable) + ": the file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }
}
