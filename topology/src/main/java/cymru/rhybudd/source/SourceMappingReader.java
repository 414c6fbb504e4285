package cymru.rhybudd.source;

import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.yaml.YamlNode;
import cymru.rhybudd.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a mapping file into a compiled mapping, and finds every fault that can be found before a row arrives. */
final class SourceMappingReader {
    private static final RecordShape<PersonDetails> PERSON = new RecordShape<>(PersonDetails.class);
    private static final RefusedColumns REFUSED = RefusedColumns.load();
    private static final List<String> TYPES =
            Arrays.stream(ColumnType.values()).map(ColumnType::key).toList();

    private String source = "";

    /** The tables of person records, each with its key column: by these a party names a person. */
    private final Map<String, Optional<Column>> personTables = new LinkedHashMap<>();

    SourceMapping read(YamlNode root) {
        root.allowOnly("source", "name", "tables");
        source = root.required("source").text(Names.KEBAB, "a source id, such as housing");
        String name = root.required("name").text();
        List<Entry> entries = root.required("tables").entries();
        if (entries.isEmpty()) {
            throw root.required("tables").fault("no table is mapped", "map at least one, or delete the file");
        }
        List<TableReader> readers = new ArrayList<>();
        entries.forEach(entry -> entry.key().attempt(() -> readers.add(new TableReader(entry))));
        List<TableMapping> tables = new ArrayList<>();
        readers.forEach(reader -> reader.body.attempt(reader::read).ifPresent(tables::add));
        if (root.isSoundSoFar()) { // otherwise it may be a fault that keeps a column from being used
            readers.forEach(TableReader::refuseIdleColumns);
        }
        return new SourceMapping(source, name, tables);
    }

    /** Reads one table. The columns come first, for all tables, because parts refer to other tables' keys. */
    private final class TableReader {
        private final String table;
        private final YamlNode body;
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final ExpressionCompiler compiler;
        private final List<Column> key = new ArrayList<>();

        TableReader(Entry entry) {
            this.table = entry.key().text(Names.IDENTIFIER, "a table's name without its schema");
            this.body = entry.value();
            body.allowOnly("columns", "key", "person", "party", "fact");
            listed().forEach(column -> column.key().attempt(() -> addColumn(column)));
            this.compiler = new ExpressionCompiler(columns);
            if (columnsAreSound()) {
                body.required("key").list().forEach(name -> name.attempt(() -> key.add(keyColumn(name))));
            }
            if (body.optional("person").isPresent()) {
                personTables.put(table, key.stream().findFirst());
            }
        }

        private List<Entry> listed() {
            return body.required("columns").entries();
        }

        /** When a column is wrong, what is said with it is not looked at: it would only repeat the fault. */
        private boolean columnsAreSound() {
            return columns.size() == listed().size();
        }

        private Column addColumn(Entry entry) {
            String name = entry.key().text(Names.IDENTIFIER, "a column's name");
            REFUSED.reason(name).ifPresent(because -> {
                throw entry.key()
                        .fault(
                                "the column " + name + " is refused: " + because,
                                "take it off the list; no mapping may take it");
            });
            String text = entry.value().text();
            boolean nullable = text.endsWith("?");
            String type = nullable ? text.substring(0, text.length() - 1) : text;
            if (!TYPES.contains(type)) {
                throw entry.value().fault("'" + text + "' is no type of a column", YamlNode.didYouMean(type, TYPES));
            }
            Column column =
                    new Column(name, ColumnType.valueOf(type.toUpperCase(Locale.ROOT)), nullable, columns.size());
            columns.put(name, column);
            return column;
        }

        private Column keyColumn(YamlNode node) {
            return present(node, compiler.column(node), "be part of a key", "use the table's primary key");
        }

        private Column present(YamlNode node, Column column, String what, String remedy) {
            if (column.nullable() || column.type() == ColumnType.DECIMAL) {
                String kind = column.nullable() ? "may be null" : "is a decimal";
                throw node.fault("the column " + column.name() + " " + kind + " and cannot " + what, remedy);
            }
            return column;
        }

        /** The mapping, or nothing worth having when faults were reported. */
        TableMapping read() {
            List<RowPart> parts = columnsAreSound() ? parts() : List.of();
            return new TableMapping(
                    source, table, List.copyOf(columns.values()), new RowName(source, table, key), parts);
        }

        private List<RowPart> parts() {
            if (body.required("key").list().isEmpty()) {
                body.required("key").report("the table has no key", "list its primary key columns");
            }
            if (Stream.of("person", "party", "fact")
                    .allMatch(part -> body.optional(part).isEmpty())) {
                throw body.fault("the rows of " + table + " make nothing", "add person, party or fact");
            }
            List<RowPart> parts = new ArrayList<>();
            body.optional("person")
                    .ifPresent(node -> node.attempt(() -> person(node)).ifPresent(parts::add));
            body.optional("party")
                    .ifPresent(node -> node.attempt(() -> party(node)).ifPresent(parts::add));
            body.optional("fact")
                    .ifPresent(node -> node.attempt(() -> fact(node)).ifPresent(parts::add));
            return parts;
        }

        /** What is taken and not needed may not be taken: UK GDPR art. 5(1)(c). */
        private void refuseIdleColumns() {
            for (Entry entry : listed()) {
                if (!compiler.used().contains(entry.name())) {
                    entry.key()
                            .report("the column " + entry.name() + " is listed and never used", "take it off the list");
                }
            }
        }

        private RowPart person(YamlNode node) {
            if (key.size() > 1) {
                throw node.fault("a person record's key has several columns", "use a table with one key column");
            }
            return new RowPart.OfPerson(when(node), values(node, PERSON, "when"));
        }

        private RowPart party(YamlNode node) {
            node.allowOnly("about", "person", "when", "until");
            Expression when = when(node);
            RowName about = name(node.required("about"), "account");
            Entry person = single(node.required("person"), "person");
            if (!personTables.containsKey(person.name())) {
                throw person.key()
                        .fault(
                                "no table '" + person.name() + "' with person records is mapped",
                                YamlNode.didYouMean(person.name(), personTables.keySet()));
            }
            Expression until = node.optional("until")
                    .flatMap(last -> compiler.compile(last, Target.UNTIL))
                    .orElse(null);
            return new RowPart.OfParty(when, about, name(node.required("person"), "person"), until);
        }

        private RowPart fact(YamlNode node) {
            node.allowOnly("type", "about", "when", "values");
            YamlNode type = node.required("type");
            RecordShape<Fact> shape = FactTypes.shape(type.text());
            if (shape == null) {
                throw type.fault(
                        "'" + type.text() + "' is no type of fact", YamlNode.didYouMean(type.text(), FactTypes.keys()));
            }
            Expression when = when(node);
            RowPart.Values<Fact> values = values(node.required("values"), shape);
            return new RowPart.OfFact(when, type.text(), name(node.required("about"), "account"), values);
        }

        private @Nullable Expression when(YamlNode node) {
            return node.optional("when")
                    .flatMap(when -> compiler.compile(when, Target.CONDITION))
                    .orElse(null);
        }

        /** What a row names: '{ tenancy: tenancy_id }' is source/tenancy/ and the column's value. */
        private RowName name(YamlNode node, String example) {
            Entry entry = single(node, example);
            String entity = entry.key().text(Names.KEBAB, "a name, such as " + example);
            YamlNode place = entry.value();
            Column column = present(
                    place, compiler.column(place), "name a " + entity, "use a column that names one in every row");
            personTables.getOrDefault(entity, Optional.empty()).ifPresent(personKey -> {
                if (personKey.type() != column.type()) {
                    throw place.fault(
                            "the column " + column.name() + " is of type "
                                    + column.type().key() + ", and the key of " + entity + " is of type "
                                    + personKey.type().key(),
                            "use the column that holds the key of " + entity);
                }
            });
            return new RowName(source, entity, List.of(column));
        }

        private Entry single(YamlNode node, String example) {
            List<Entry> entries = node.entries();
            if (entries.size() != 1) {
                throw node.fault("one entry is expected here", "write { " + example + ": the_column }");
            }
            return entries.get(0);
        }

        private <T> RowPart.Values<T> values(YamlNode node, RecordShape<T> shape, String... others) {
            List<String> known = new ArrayList<>(shape.keys());
            known.addAll(Arrays.asList(others));
            node.allowOnly(known.toArray(String[]::new));
            List<@Nullable Expression> expressions = new ArrayList<>();
            for (Target target : shape.components()) {
                Optional<YamlNode> value = node.optional(target.key());
                if (value.isEmpty() && !target.nullable()) {
                    node.report(
                            "'" + target.key() + "' is missing",
                            "add a line '" + target.key() + ": …' that gives " + target.kindInWords());
                }
                expressions.add(value.flatMap(expression -> compiler.compile(expression, target))
                        .orElse(null));
            }
            return new RowPart.Values<>(shape, expressions);
        }
    }
}
