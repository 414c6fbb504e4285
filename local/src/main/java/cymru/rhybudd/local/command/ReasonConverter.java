package cymru.rhybudd.local.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a reason, in somebody's own words. */
public final class ReasonConverter implements ITypeConverter<String> {
    private static final int LONGEST = 500;

    @Override
    public String convert(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new TypeConversionException("it must be said, in at most " + LONGEST + " characters");
        }
        return text.strip();
    }
}
