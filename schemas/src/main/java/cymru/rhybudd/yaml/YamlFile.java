package cymru.rhybudd.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One YAML file while it is read. It gathers faults, so that all of them are reported at once. */
public final class YamlFile {
    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file).thenComparingInt(Fault::line).thenComparingInt(Fault::column);

    private final String name;
    private final List<Fault> faults = new ArrayList<>();

    private YamlFile(String name) {
        this.name = name;
    }

    /** Reads a file; stops with every fault that the reader met. */
    public static <T> T load(Path path, Function<YamlNode, T> reader) {
        YamlFile file = new YamlFile(String.valueOf(path.getFileName()));
        try {
            return file.read(Files.readString(path), reader);
        } catch (CharacterCodingException e) {
            throw file.fault(1, 1, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw file.fault(1, 1, "the file cannot be read", "check that " + path + " exists and is readable");
        }
    }

    /** Reads YAML text; the name stands for the file in faults. */
    public static <T> T parse(String name, String text, Function<YamlNode, T> reader) {
        return new YamlFile(name).read(text, reader);
    }

    private <T> T read(String text, Function<YamlNode, T> reader) {
        try {
            T result = reader.apply(new YamlNode(this, compose(text)));
            if (faults.isEmpty()) {
                return result;
            }
        } catch (ConfigurationFaultException e) {
            faults.addAll(e.faults());
        }
        // A value that two checks read is one fault, not two.
        throw new ConfigurationFaultException(
                faults.stream().distinct().sorted(BY_PLACE).toList());
    }

    private Node compose(String text) {
        try {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> fault(1, 1, "the file is empty", "write its content, or delete the file"));
            refuseAnchorsAndDuplicates(root, Collections.newSetFromMap(new IdentityHashMap<>()));
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            int column = e.getProblemMark().map(Mark::getColumn).orElse(0) + 1;
            throw fault(line, column, "this is not YAML: " + e.getProblem(), "correct the syntax");
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints(text))));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = codePoints(before.substring(before.lastIndexOf('\n') + 1)) + 1;
            throw fault(line, column, "a character that YAML does not allow", "remove it");
        } catch (YamlEngineException e) {
            throw fault(1, 1, "this is not YAML", "correct the syntax");
        }
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private void refuseAnchorsAndDuplicates(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            report(node, 0, "anchors and aliases are not allowed", "write the value out where it is used");
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> refuseAnchorsAndDuplicates(item, seen));
        } else if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : mapping.getValue()) {
                Node key = entry.getKeyNode();
                if (!(key instanceof ScalarNode scalar)) {
                    report(key, 0, "a key must be a plain word", "write a word before the colon");
                } else if (!keys.add(scalar.getValue())) {
                    report(key, 0, "the key '" + scalar.getValue() + "' is there twice", "keep one");
                }
                refuseAnchorsAndDuplicates(entry.getValueNode(), seen);
            }
        }
    }

    boolean isSoundSoFar() {
        return faults.isEmpty();
    }

    /** Remembers a fault and goes on. */
    void report(Node node, int offset, String problem, String remedy) {
        faults.add(at(node, offset, problem, remedy));
    }

    /** Remembers the faults of an exception and goes on. */
    void report(ConfigurationFaultException exception) {
        faults.addAll(exception.faults());
    }

    Fault at(Node node, int offset, String problem, String remedy) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        return new Fault(name, line, column + offset, problem, remedy);
    }

    private ConfigurationFaultException fault(int line, int column, String problem, String remedy) {
        return new ConfigurationFaultException(List.of(new Fault(name, line, column, problem, remedy)));
    }
}
