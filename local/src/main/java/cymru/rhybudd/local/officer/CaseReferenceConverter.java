package cymru.rhybudd.local.officer;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the reference of a case, and nobody's name: it is kept for ever. */
final class CaseReferenceConverter implements ITypeConverter<String> {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    @Override
    public String convert(String text) {
        if (!REFERENCE.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not a reference of letters, digits and . _ / -");
        }
        return text;
    }
}
