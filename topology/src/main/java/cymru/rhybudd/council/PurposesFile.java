package cymru.rhybudd.council;

import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.source.FactTypes;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A purpose register ({@code *.purposes.yaml}): the text travels whole on the log, so that an explanation names the purposes that
 * were stated then. A file is checked strictly before it is published; a text that was published is read as far as it goes.
 *
 * @param text the file, whole
 * @param purposes what the entries are for, by key
 */
public record PurposesFile(String text, PurposeRegister register, Map<String, StatedPurpose> purposes) {
    private static final Set<String> ORIGINS = Set.of("council", "dwp");

    public PurposesFile {
        purposes = Map.copyOf(purposes);
    }

    /**
     * What facts are used for.
     *
     * @param basis the basis under article 6 of the UK GDPR, such as 6(1)(e)
     */
    public record StatedPurpose(Names names, String basis) {}

    /** Reads a file whose council's mappings are not at hand, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static PurposesFile load(Path file) {
        return load(file, Optional.empty());
    }

    /** The same, and an entry for a source that the council does not map is a fault too. */
    public static PurposesFile load(Path file, SourceMappings mappings) {
        return load(file, Optional.of(mappings.ids()));
    }

    private static PurposesFile load(Path file, Optional<List<String>> sources) {
        YamlFile.load(file, root -> checked(root, sources));
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the purposes " + file, e);
        }
    }

    /** Reads a register that was published, perhaps in a later format: what is not known is passed over. */
    public static PurposesFile read(String text) {
        return YamlFile.parse(
                "purposes.yaml",
                text,
                root -> new PurposesFile(text, register(root), purposes(root.required("purposes"))));
    }

    private static PurposeRegister checked(YamlNode root, Optional<List<String>> sources) {
        root.allowOnly("purposes", "entries");
        YamlNode purposes = root.required("purposes");
        purposes.entries().forEach(purpose -> purpose.value().allowOnly("names", "article-6-basis"));
        Set<String> described = new TreeSet<>(purposes(purposes).keySet());
        for (YamlNode entry : root.required("entries").list()) {
            entry.attempt(() -> checked(entry, described));
            entry.attempt(() -> checkedFact(entry));
            sources.ifPresent(mapped -> entry.attempt(() -> checkedSource(entry, mapped)));
            entry.attempt(() -> checkedDays(entry));
        }
        return register(root);
    }

    private static YamlNode checked(YamlNode entry, Set<String> described) {
        entry.allowOnly("source", "fact", "purpose", "statute", "dpia", "origin", "valid-from", "valid-to");
        YamlNode purpose = entry.required("purpose");
        if (!described.contains(purpose.text())) {
            throw purpose.fault(
                    "the purpose '" + purpose.text() + "' is not described",
                    "describe it under 'purposes', or " + YamlNode.didYouMean(purpose.text(), described));
        }
        YamlNode origin = entry.required("origin");
        if (!ORIGINS.contains(origin.text())) {
            throw origin.fault("the origin '" + origin.text() + "' is unknown", "write council or dwp");
        }
        return entry;
    }

    /** An entry for a fact that there is none of admits nothing, and the fact that was meant would be withheld without a word. */
    private static YamlNode checkedFact(YamlNode entry) {
        YamlNode fact = entry.required("fact");
        if (!FactTypes.keys().contains(fact.text())) {
            throw fact.fault(
                    "'" + fact.text() + "' is no type of fact", YamlNode.didYouMean(fact.text(), FactTypes.keys()));
        }
        return fact;
    }

    private static YamlNode checkedSource(YamlNode entry, List<String> mapped) {
        YamlNode source = entry.required("source");
        if (!mapped.contains(source.text())) {
            throw source.fault(
                    "no *.source.yaml of the council maps '" + source.text() + "'",
                    YamlNode.didYouMean(source.text(), mapped));
        }
        return source;
    }

    private static YamlNode checkedDays(YamlNode entry) {
        LocalDate from = DateNode.date(entry.required("valid-from"));
        entry.optional("valid-to").ifPresent(to -> {
            if (DateNode.date(to).isBefore(from)) {
                throw to.fault(
                        "valid-to is before valid-from, so that the entry never holds",
                        "write the last day on which it holds: " + from + " or later, or leave it out");
            }
        });
        return entry;
    }

    private static Map<String, StatedPurpose> purposes(YamlNode purposes) {
        Map<String, StatedPurpose> stated = new TreeMap<>();
        for (YamlNode.Entry purpose : purposes.entries()) {
            Names names = NamesNode.names(purpose.value());
            stated.put(
                    purpose.name(),
                    new StatedPurpose(
                            names, purpose.value().required("article-6-basis").text()));
        }
        return stated;
    }

    private static PurposeRegister register(YamlNode root) {
        List<Purpose> entries = new ArrayList<>();
        for (YamlNode entry : root.required("entries").list()) {
            entry.attempt(() -> purpose(entry)).ifPresent(entries::add);
        }
        return new PurposeRegister(entries);
    }

    private static Purpose purpose(YamlNode entry) {
        return new Purpose(
                entry.required("source").text(),
                entry.required("fact").text(),
                entry.required("purpose").text(),
                entry.required("statute").text(),
                entry.required("dpia").text(),
                entry.required("origin").text(),
                DateNode.date(entry.required("valid-from")),
                entry.optional("valid-to").map(DateNode::date).orElse(null));
    }
}
