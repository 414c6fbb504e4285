package cymru.rhybudd.local.officer;

import cymru.rhybudd.domain.indicator.Indicator;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the key of an indicator. */
final class IndicatorConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        List<String> keys =
                Arrays.stream(Indicator.values()).map(Indicator::key).toList();
        if (!keys.contains(text)) {
            throw new TypeConversionException("'" + text + "' is none of " + String.join(", ", keys));
        }
        return text;
    }
}
