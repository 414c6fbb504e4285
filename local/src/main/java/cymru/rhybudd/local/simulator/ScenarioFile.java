package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.simulator.CouncilSchema.Column;
import cymru.rhybudd.local.simulator.ScenarioStep.Change;
import cymru.rhybudd.local.simulator.ScenarioStep.Value;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@code *.scenario.yaml}: steps, each a transaction in one database. */
final class ScenarioFile {
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,4})s");
    private static final Pattern COUNTED_DATE = Pattern.compile("today(?: ([+-]) ([0-9]{1,5}))?");
    /** So long apart, the changes of two databases are captured in the order in which they were made. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(3);

    private final CouncilSchema schema;
    /** What the story has spoken of up to the step that is read. */
    private final StoryRows known = new StoryRows();

    ScenarioFile(CouncilSchema schema) {
        this.schema = schema;
    }

    List<ScenarioStep> load(Path file) {
        return YamlFile.load(file, this::steps);
    }

    private List<ScenarioStep> steps(YamlNode root) {
        root.allowOnly("steps");
        List<YamlNode> nodes = root.required("steps").list();
        if (nodes.isEmpty()) {
            throw root.required("steps").fault("the story has no steps", "write at least one");
        }
        List<ScenarioStep> steps = new ArrayList<>();
        nodes.forEach(node -> node.attempt(() -> step(node)).ifPresent(steps::add));
        return steps;
    }

    private ScenarioStep step(YamlNode node) {
        node.allowOnly("say", "after", "database", "write", "remove");
        String say = node.required("say").text();
        Duration after = node.optional("after").map(ScenarioFile::seconds).orElse(USUAL_PAUSE);
        String database = database(node.required("database"));
        List<Change> changes = new ArrayList<>();
        node.optional("write").ifPresent(rows -> read(rows, database, false, changes));
        node.optional("remove").ifPresent(rows -> read(rows, database, true, changes));
        if (node.optional("write").isEmpty() && node.optional("remove").isEmpty()) {
            throw node.fault("nothing is written", "add 'write:' or 'remove:' with a list of rows");
        }
        return new ScenarioStep(say, after, database, changes);
    }

    private static Duration seconds(YamlNode node) {
        Matcher seconds = SECONDS.matcher(node.text(SECONDS, "a time such as 3s"));
        seconds.matches();
        return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    }

    private static String database(YamlNode node) {
        Set<String> databases =
                Stream.of(Table.values()).map(Table::database).collect(Collectors.toCollection(TreeSet::new));
        if (!databases.contains(node.text())) {
            throw node.fault("there is no database '" + node.text() + "'", YamlNode.didYouMean(node.text(), databases));
        }
        return node.text();
    }

    private void read(YamlNode rows, String database, boolean removed, List<Change> changes) {
        for (YamlNode row : rows.list()) {
            for (YamlNode.Entry entry : row.entries()) {
                row.attempt(() -> change(entry, database, removed)).ifPresent(changes::add);
            }
        }
    }

    private Change change(YamlNode.Entry row, String database, boolean removed) {
        Table table = table(row, database);
        Map<String, Column> columns = schema.columns(table);
        Map<String, Value> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : row.value().entries()) {
            Column column = columns.get(entry.name());
            if (column == null) {
                entry.key()
                        .report(
                                "the table " + table.sql() + " has no column '" + entry.name() + "'",
                                YamlNode.didYouMean(entry.name(), columns.keySet()));
            } else {
                entry.value().attempt(() -> value(entry.value(), column)).ifPresent(v -> values.put(entry.name(), v));
            }
        }
        List<Value> key = new ArrayList<>();
        for (String column : table.columns().subList(0, table.keys())) {
            row.value().required(column);
            Value part = values.remove(column);
            if (part != null) {
                key.add(part);
            }
        }
        List<Object> name = ScenarioStep.keyOn(key, LocalDate.EPOCH); // any day tells one row from another
        if (!removed && !known.holds(table, name)) {
            requireWhole(row, table, values);
        }
        remember(table, name, removed);
        return new Change(table, key, values, removed);
    }

    private void remember(Table table, List<Object> key, boolean removed) {
        if (removed) {
            known.remove(table, key);
        } else {
            known.row(table, key);
        }
    }

    private void requireWhole(YamlNode.Entry row, Table table, Map<String, Value> values) {
        List<String> missing = schema.columns(table).entrySet().stream()
                .filter(column -> column.getValue().mandatory())
                .map(Map.Entry::getKey)
                .filter(column -> !table.columns().subList(0, table.keys()).contains(column))
                .filter(column -> !values.containsKey(column))
                .toList();
        if (!missing.isEmpty() && row.value().isSoundSoFar()) {
            row.key()
                    .report(
                            "the story speaks of this row for the first time, without " + String.join(", ", missing),
                            "give these columns too; later steps need only say what changes");
        }
    }

    private static Table table(YamlNode.Entry row, String database) {
        List<Table> tables = Stream.of(Table.values())
                .filter(table -> table.database().equals(database))
                .toList();
        return tables.stream()
                .filter(table -> table.sql().equals(row.name()))
                .findFirst()
                .orElseThrow(() -> row.key()
                        .fault(
                                "the database " + database + " has no table '" + row.name() + "'",
                                YamlNode.didYouMean(
                                        row.name(),
                                        tables.stream().map(Table::sql).toList())));
    }

    private static Value value(YamlNode node, Column column) {
        if (node.isNull()) {
            if (column.mandatory()) {
                throw node.fault("the column must have a value", "write one");
            }
            return today -> null;
        }
        return switch (column.type()) {
            case BIGINT -> constant(whole(node));
            case INTEGER -> constant(node.integer());
            case NUMERIC -> constant(node.decimal());
            case BIT, BOOLEAN -> constant(node.bool());
            case DATE -> date(node);
            default -> constant(node.text());
        };
    }

    private static long whole(YamlNode node) {
        BigDecimal number = node.decimal();
        if (number.stripTrailingZeros().scale() > 0) {
            throw node.fault("a whole number is expected here", "write one, such as 12");
        }
        return number.longValueExact();
    }

    private static Value constant(Object value) {
        return today -> value;
    }

    private static Value date(YamlNode node) {
        Matcher counted = COUNTED_DATE.matcher(node.text());
        if (counted.matches()) {
            int days = counted.group(2) == null ? 0 : Integer.parseInt(counted.group(2));
            return today -> "-".equals(counted.group(1)) ? today.minusDays(days) : today.plusDays(days);
        }
        try {
            return constant(LocalDate.parse(node.text()));
        } catch (DateTimeParseException e) {
            throw node.fault(
                    "'" + node.text() + "' is not a date", "write 2026-01-31, today, today - 45 or today + 30");
        }
    }
}
