package cymru.rhybudd.yaml;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One place in a YAML file: a value that knows its line and column, and asks for what it should be. */
public final class YamlNode {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,10})?");

    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private final YamlFile file;
    private final Node node;

    YamlNode(YamlFile file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** One key of a mapping with its value. */
    public record Entry(YamlNode key, YamlNode value) {
        /** The key's text. */
        public String name() {
            return key.raw();
        }
    }

    /** The entries of a mapping, in the order of the file. */
    public List<Entry> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("keys and values are expected here", "write 'key: value' lines, or { key: value }");
        }
        return mapping.getValue().stream().map(this::entry).toList();
    }

    private Entry entry(NodeTuple tuple) {
        return new Entry(new YamlNode(file, tuple.getKeyNode()), new YamlNode(file, tuple.getValueNode()));
    }

    /** The items of a list. */
    public List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault("a list is expected here", "write [ one, another ], or a line '- one' for each");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlNode(file, item))
                .toList();
    }

    /** The value of a key that must be there. */
    public YamlNode required(String key) {
        return optional(key).orElseThrow(() -> fault("'" + key + "' is missing", "add a line '" + key + ": …' here"));
    }

    /** The value of a key that may be left out. */
    public Optional<YamlNode> optional(String key) {
        return entries().stream()
                .filter(entry -> entry.name().equals(key))
                .findFirst()
                .map(Entry::value);
    }

    /** Reports every key that is not among the known ones. */
    public void allowOnly(String... known) {
        for (Entry entry : entries()) {
            if (!Arrays.asList(known).contains(entry.name())) {
                entry.key()
                        .report("unknown key '" + entry.name() + "'", didYouMean(entry.name(), Arrays.asList(known)));
            }
        }
    }

    /** Whether it is a single value, neither a list nor a mapping. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether the value is left empty. */
    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** A text that is not blank. */
    public String text() {
        if (!(node instanceof ScalarNode) || isNull() || raw().isBlank()) {
            throw fault("a text is expected here", "write one");
        }
        return raw();
    }

    /** A whole number of at most nine digits. */
    public int integer() {
        return Integer.parseInt(plain(INTEGER, "a whole number is expected here", "write one, such as 12"));
    }

    /** A number with or without decimal places. */
    public BigDecimal decimal() {
        return new BigDecimal(plain(DECIMAL, "a number is expected here", "write one, such as 12 or 0.5"));
    }

    /** True or false. */
    public boolean bool() {
        return Boolean.parseBoolean(plain(BOOLEAN, "true or false is expected here", "write one of them"));
    }

    private String plain(Pattern pattern, String problem, String remedy) {
        if (node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && pattern.matcher(scalar.getValue()).matches()) {
            return scalar.getValue();
        }
        throw fault(problem, remedy);
    }

    /** A text that matches; otherwise the problem is that it is not what is said. */
    public String text(Pattern pattern, String what) {
        String text = text();
        if (!pattern.matcher(text).matches()) {
            throw fault("'" + text + "' is not " + what, "write " + what);
        }
        return text;
    }

    /** A fault at this place, to be thrown. */
    public ConfigurationFaultException fault(String problem, String remedy) {
        return new ConfigurationFaultException(List.of(file.at(node, 0, problem, remedy)));
    }

    /** Remembers a fault at this place and goes on, so that the next one is found too. */
    public void report(String problem, String remedy) {
        file.report(node, 0, problem, remedy);
    }

    /** Remembers a fault so many characters into the text, where the text stands in the file as it is. */
    public void report(int offset, String problem, String remedy) {
        file.report(node, offsetInFile(offset), problem, remedy);
    }

    private int offsetInFile(int offset) {
        int quotes = node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN ? 2 : 0;
        int length = raw().codePointCount(0, raw().length()) + quotes;
        return widthInFile() == length ? offset + quotes / 2 : 0;
    }

    /** How many characters the text takes in the file, quotes included; none when it takes several lines. */
    private int widthInFile() {
        return node.getStartMark()
                .flatMap(start -> node.getEndMark()
                        .filter(end -> end.getLine() == start.getLine())
                        .map(end -> end.getColumn() - start.getColumn()))
                .orElse(0);
    }

    /** Reads a part; when it has a fault, remembers that and goes on without the part. */
    public <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ConfigurationFaultException e) {
            file.report(e);
            return Optional.empty();
        }
    }

    /** Whether no fault was reported in the file so far; follow-up checks may be spared otherwise. */
    public boolean isSoundSoFar() {
        return file.isSoundSoFar();
    }

    /** The remedy for a name that is not known: the nearest that is, or all. */
    public static String didYouMean(String name, Collection<String> known) {
        Optional<String> nearest = known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, (candidate.length() + 2) / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        return nearest.map(candidate -> "did you mean '" + candidate + "'?")
                .orElse("use one of: " + String.join(", ", known));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private String raw() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
