package cymru.rhybudd.local.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes an officer's id, and no name: it is kept for ever. */
public final class OfficerIdConverter implements ITypeConverter<String> {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    @Override
    public String convert(String text) {
        if (!ID.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not an id of letters, digits and . _ @ -, at most 64 of them");
        }
        return text;
    }
}
