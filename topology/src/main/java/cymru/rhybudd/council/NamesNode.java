package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.yaml.YamlNode;
import java.util.Optional;

/** Reads a name in both languages; one alone is a fault. */
final class NamesNode {
    private NamesNode() {}

    static Names names(YamlNode owner) {
        YamlNode names = owner.required("names");
        names.allowOnly("en", "cy");
        Optional<String> english = names.attempt(() -> names.required("en").text());
        return new Names(english.orElse(""), names.required("cy").text());
    }
}
