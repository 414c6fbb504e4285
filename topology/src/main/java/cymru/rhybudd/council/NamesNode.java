package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.yaml.YamlNode;

/** Reads a name in both languages; one alone is a fault. */
final class NamesNode {
    private NamesNode() {}

    static Names names(YamlNode owner) {
        YamlNode names = owner.required("names");
        names.allowOnly("en", "cy");
        return new Names(names.required("en").text(), names.required("cy").text());
    }
}
