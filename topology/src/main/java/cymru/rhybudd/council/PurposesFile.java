package cymru.rhybudd.council;

import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a purpose register ({@code *.purposes.yaml}). */
public final class PurposesFile {
    private static final Set<String> ORIGINS = Set.of("council", "dwp");

    private PurposesFile() {}

    /** Reads the register, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static PurposeRegister load(Path file) {
        return YamlFile.load(file, PurposesFile::register);
    }

    private static PurposeRegister register(YamlNode root) {
        root.allowOnly("purposes", "entries");
        Set<String> purposes = new TreeSet<>();
        for (YamlNode.Entry purpose : root.required("purposes").entries()) {
            purpose.value().allowOnly("names", "article-6-basis");
            NamesNode.names(purpose.value());
            purpose.value().required("article-6-basis").text();
            purposes.add(purpose.key().text());
        }
        List<Purpose> entries = new ArrayList<>();
        for (YamlNode entry : root.required("entries").list()) {
            entry.attempt(() -> purpose(entry, purposes)).ifPresent(entries::add);
        }
        return new PurposeRegister(entries);
    }

    private static Purpose purpose(YamlNode entry, Set<String> purposes) {
        entry.allowOnly("source", "fact", "purpose", "statute", "dpia", "origin", "valid-from", "valid-to");
        YamlNode purpose = entry.required("purpose");
        if (!purposes.contains(purpose.text())) {
            throw purpose.fault(
                    "the purpose '" + purpose.text() + "' is not described",
                    "describe it under 'purposes', or " + YamlNode.didYouMean(purpose.text(), purposes));
        }
        YamlNode origin = entry.required("origin");
        if (!ORIGINS.contains(origin.text())) {
            throw origin.fault("the origin '" + origin.text() + "' is unknown", "write council or dwp");
        }
        return new Purpose(
                entry.required("source").text(),
                entry.required("fact").text(),
                purpose.text(),
                entry.required("statute").text(),
                entry.required("dpia").text(),
                origin.text(),
                DateNode.date(entry.required("valid-from")),
                entry.optional("valid-to").map(DateNode::date).orElse(null));
    }
}
