package cymru.rhybudd.console.signpost;

import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code services.yaml}: every fault is named with its line, and stops the start. */
public final class ServicesFile {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private ServicesFile() {}

    /** Reads the file, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static Signposts load(Path file) {
        return YamlFile.load(file, ServicesFile::signposts);
    }

    /** Reads the text of a file. */
    static Signposts parse(String text) {
        return YamlFile.parse("services.yaml", text, ServicesFile::signposts);
    }

    private static Signposts signposts(YamlNode root) {
        root.allowOnly("services");
        List<SupportService> services = new ArrayList<>();
        for (YamlNode.Entry entry : root.required("services").entries()) {
            entry.key().attempt(() -> entry.key().text(KEY, "a key: small letters, digits and hyphens"));
            entry.value().attempt(() -> service(entry.value())).ifPresent(services::add);
        }
        return new Signposts(services);
    }

    private static SupportService service(YamlNode node) {
        node.allowOnly("names", "for", "link", "link-cy", "concerns", "areas");
        Optional<TwoNames> names = node.attempt(() -> both(node.required("names")));
        Optional<TwoNames> purpose = node.attempt(() -> both(node.required("for")));
        Optional<URI> link = node.attempt(() -> link(node.required("link")));
        Optional<URI> welshLink = node.optional("link-cy").flatMap(each -> each.attempt(() -> link(each)));
        Set<String> areas = node.optional("areas").map(ServicesFile::keys).orElse(Set.of());
        TwoNames nothing = new TwoNames("", "");
        return new SupportService(
                names.orElse(nothing),
                purpose.orElse(nothing),
                link.orElse(URI.create("")),
                welshLink.orElse(null),
                keys(node.required("concerns")),
                areas);
    }

    private static TwoNames both(YamlNode node) {
        node.allowOnly("en", "cy");
        Optional<String> english = node.attempt(() -> node.required("en").text());
        return new TwoNames(english.orElse(""), node.required("cy").text());
    }

    /** A list of none would make a service that nobody is ever shown. */
    private static Set<String> keys(YamlNode node) {
        if (node.list().isEmpty()) {
            throw node.fault("the list is empty", "name one at least");
        }
        return node.list().stream()
                .map(each -> each.text(KEY, "a key: small letters, digits and hyphens"))
                .collect(Collectors.toSet());
    }

    private static URI link(YamlNode node) {
        try {
            URI link = new URI(node.text());
            if ("https".equals(link.getScheme()) && link.getHost() != null && link.getUserInfo() == null) {
                return link;
            }
        } catch (URISyntaxException e) {
            throw node.fault("this is not a web address", "write https://host/path");
        }
        throw node.fault("a link must be https, with a host and without a user", "write https://host/path");
    }
}
