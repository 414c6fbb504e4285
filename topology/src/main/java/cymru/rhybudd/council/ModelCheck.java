package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether a model file may be published: all that the reader of old logs lets pass, and all that is formally right and cannot
 * be meant. Every fault is named at once, with line, column and remedy.
 *
 * @param use what the file is to be used for
 * @param sources the sources that the council maps; empty where that is not known
 */
public record ModelCheck(ModelUse use, Optional<Set<String>> sources) {
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])([-.][a-z0-9]+)*");

    /** The file, if it is sound. A {@code ConfigurationFaultException} names every fault otherwise. */
    public ModelFile load(Path file) {
        String name = String.valueOf(file.getFileName());
        return ModelFile.withText(file, YamlFile.load(file, root -> check(name, root)));
    }

    /** The model in a text, if it is sound; the name is that of its file. */
    public ModelFile read(String name, String text) {
        return YamlFile.parse(name, text, root -> check(name, root)).with(text);
    }

    private ModelFile.Part check(String name, YamlNode root) {
        root.optional("version").ifPresent(node -> node.attempt(() -> checkVersion(name, node)));
        ApprovalNode.check(root, use);
        if (use == ModelUse.LIVE) {
            must(root, "valid-from", "say from which day on it judges, such as valid-from: 2026-12-01");
        }
        must(root, "dwell-hours", "say for how long a score must be too low before a colour is left: dwell-hours: 24");
        must(root, "unknown-above", "say how much weight may be unknown before a picture is grey: unknown-above: 40");
        root.optional("indicators").ifPresent(node -> node.attempt(() -> checkIndicators(root, node)));
        return ModelFile.part(root);
    }

    private static String checkVersion(String name, YamlNode node) {
        String version = node.text();
        if (!VERSION.matcher(version).matches()) {
            throw node.fault(
                    "the version '" + version + "' does not begin with year and month",
                    "write it as 2026-12, or 2026-12.2 for the second of a month: models go forward by name");
        }
        if (!name.equals(version + ModelFile.SUFFIX)) {
            throw node.fault(
                    "the version '" + version + "' is not that of the file's name, " + name,
                    "name the file " + version + ModelFile.SUFFIX);
        }
        return version;
    }

    private static void must(YamlNode node, String key, String remedy) {
        if (node.optional(key).isEmpty()) {
            node.report("'" + key + "' is missing", remedy);
        }
    }

    private YamlNode checkIndicators(YamlNode root, YamlNode indicators) {
        for (YamlNode.Entry entry : indicators.entries()) {
            Optional<Indicator> indicator = indicator(entry.name());
            indicator.ifPresent(known -> entry.value().attempt(() -> checkIndicator(known, entry)));
        }
        WeightCheck.check(indicators);
        ReachCheck.check(root, indicators);
        return indicators;
    }

    static Optional<Indicator> indicator(String key) {
        return List.of(Indicator.values()).stream()
                .filter(indicator -> indicator.key().equals(key))
                .findFirst();
    }

    private YamlNode checkIndicator(Indicator indicator, YamlNode.Entry entry) {
        YamlNode node = entry.value();
        Optional<YamlNode> halfLife = node.optional("half-life-days");
        if (halfLife.isPresent() && node.optional("expires-after-days").isEmpty()) {
            halfLife.get()
                    .report(
                            "it fades, and nothing says when nothing is left of it",
                            "add expires-after-days, the age in days from which on it counts for nothing");
        }
        must(node, "fresh-days", "say for how many days a sign of life of its feed is good, such as fresh-days: 35");
        node.optional("from").ifPresent(ModelCheck::checkAny);
        sources.ifPresent(mapped -> node.optional("from")
                .ifPresentOrElse(from -> checkFrom(from, mapped), () -> checkDomain(indicator, node, mapped)));
        node.optional("bands").ifPresent(bands -> bands.attempt(() -> BandCheck.check(indicator, bands)));
        return node;
    }

    private static void checkAny(YamlNode from) {
        if (from.attempt(from::list).map(List::isEmpty).orElse(false)) {
            from.report(
                    "it reads no source, so that it would be missing for everybody",
                    "name one at least, or switch the indicator off");
        }
    }

    /** Without from it reads the source that is called after its domain. */
    private static void checkDomain(Indicator indicator, YamlNode node, Set<String> mapped) {
        String domain = IndicatorNode.sourceOf(indicator);
        if (IndicatorNode.isOn(node) && !mapped.contains(domain)) {
            node.report(
                    "'from' is left out, so that it reads '" + domain + "', which no *.source.yaml of the council maps",
                    "add from: with some of: " + String.join(", ", new TreeSet<>(mapped)));
        }
    }

    private static void checkFrom(YamlNode from, Set<String> mapped) {
        from.attempt(from::list)
                .ifPresent(list -> list.forEach(source -> source.attempt(() -> {
                    if (!mapped.contains(source.text())) {
                        throw source.fault(
                                "no *.source.yaml of the council maps '" + source.text() + "'",
                                YamlNode.didYouMean(source.text(), mapped));
                    }
                    return source;
                })));
    }
}
