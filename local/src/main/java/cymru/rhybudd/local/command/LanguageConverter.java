package cymru.rhybudd.local.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes one of the two languages that everything is said in. */
final class LanguageConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        if (!text.equals("cy") && !text.equals("en")) {
            throw new TypeConversionException("cy or en, not '" + text + "'");
        }
        return text;
    }
}
