package cymru.rhybudd.council;

import cymru.rhybudd.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads a date. */
final class DateNode {
    private DateNode() {}

    static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.fault("'" + node.text() + "' is no date", "write it as 2026-01-31");
        }
    }
}
