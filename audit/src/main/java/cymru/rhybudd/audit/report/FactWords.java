package cymru.rhybudd.audit.report;

import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.indicator.Measure.Unit;
import cymru.rhybudd.schemas.Measured;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Facts and measures, with every field and stage in Welsh or English. */
final class FactWords {
    private static final int HUNDREDTHS = 2;
    private static final String PENCE = "Pence";

    private final LifeWords words;

    FactWords(LifeWords words) {
        this.words = words;
    }

    /** A fact with its fields; what the source does not hold is left out. */
    String of(SpecificRecord fact) {
        Schema schema = fact.getSchema();
        return words.say("fact." + kebab(schema.getName())) + " ("
                + schema.getFields().stream()
                        .filter(field -> fact.get(field.pos()) != null)
                        .map(field -> words.say("field." + field.name()) + " " + value(field, fact.get(field.pos())))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private String value(Schema.Field field, Object value) {
        if (value instanceof Enum<?> stage) {
            return stage(stage.name());
        }
        if (value instanceof Boolean yes) {
            return words.say(yes ? "yes" : "no");
        }
        return value instanceof Long pence && field.name().endsWith(PENCE)
                ? "£" + BigDecimal.valueOf(pence, HUNDREDTHS).toPlainString()
                : String.valueOf(value);
    }

    private String stage(String name) {
        return words.say("stage." + name);
    }

    /** A measure: weeks and per cent with their hundredths, stages by name. One that the code does not know any more goes by its key. */
    String of(Measured measured) {
        return Arrays.stream(Measure.values())
                .filter(one -> one.key().equals(measured.getMeasure()))
                .findFirst()
                .map(one -> words.say("measure." + one.key()) + " " + value(one.unit(), measured.getValue()))
                .orElse(measured.getMeasure() + " " + measured.getValue());
    }

    private String value(Unit unit, long value) {
        if (value >= 0 && value < unit.stages().size()) {
            return stage(unit.stages().get((int) value).toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        if (unit == Unit.YES_OR_NO) {
            return words.say(value == 0 ? "no" : "yes");
        }
        String number = unit.scale() == 1
                ? Long.toString(value)
                : BigDecimal.valueOf(value, HUNDREDTHS).toPlainString();
        return unit == Unit.PERCENT ? number + " %" : number;
    }
}
