package cymru.rhybudd.app;

import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Who may do what on the brokers, as {@code deploy/access.yaml} states it. What nobody is given is forbidden. */
public record AccessCatalogue(List<Principal> principals) {
    private static final String COUNCIL = "{council}";

    public AccessCatalogue {
        principals = List.copyOf(principals);
    }

    /**
     * One module, as the brokers know it.
     *
     * @param name the common name of its certificate
     * @param does what it is there for
     * @param grants everything that it may do
     */
    public record Principal(String name, String does, List<Grant> grants) {
        public Principal {
            grants = List.copyOf(grants);
        }

        /** As access lists name it. */
        public String user() {
            return "User:" + name;
        }

        /** Its grants as the brokers keep them. */
        public List<AclBinding> bindings() {
            return grants.stream().map(grant -> grant.to(user())).toList();
        }
    }

    /**
     * One operation on one resource.
     *
     * @param pattern whether the name is the whole of it or its beginning
     */
    public record Grant(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        AclBinding to(String user) {
            return new AclBinding(
                    new ResourcePattern(type, name, pattern),
                    new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW));
        }
    }

    /**
     * Reads the catalogue, or throws a {@code ConfigurationFaultException} that names every fault.
     *
     * @param topics what patterns of topics are taken from
     * @param council the short name of the council whose service it is
     */
    public static AccessCatalogue load(Path file, TopicCatalogue topics, String council) {
        Set<String> names = topics.entries().stream()
                .map(TopicCatalogue.Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return YamlFile.load(file, root -> catalogue(root, names, council));
    }

    private static AccessCatalogue catalogue(YamlNode root, Set<String> topics, String council) {
        root.allowOnly("principals");
        List<Principal> principals = new ArrayList<>();
        for (YamlNode.Entry principal : root.required("principals").entries()) {
            principal
                    .value()
                    .attempt(() -> principal(principal.key().text(), principal.value(), topics, council))
                    .ifPresent(principals::add);
        }
        return new AccessCatalogue(principals);
    }

    private static Principal principal(String name, YamlNode node, Set<String> topics, String council) {
        node.allowOnly("does", "reads", "writes", "describes", "groups", "watches", "transactions", "own-topics");
        Grants grants = new Grants(node, topics, council);
        grants.onTopics("reads", AclOperation.READ);
        grants.onTopics("writes", AclOperation.WRITE);
        grants.onTopics("describes", AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
        grants.on(ResourceType.GROUP, "groups", PatternType.LITERAL, AclOperation.READ);
        grants.on(ResourceType.GROUP, "watches", PatternType.LITERAL, AclOperation.DESCRIBE);
        grants.on(ResourceType.TRANSACTIONAL_ID, "transactions", PatternType.PREFIXED, AclOperation.WRITE);
        grants.on(
                ResourceType.TOPIC,
                "own-topics",
                PatternType.PREFIXED,
                AclOperation.CREATE,
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.DELETE, // of records that a repartition topic has handed on
                AclOperation.DESCRIBE_CONFIGS);
        return new Principal(name, node.required("does").text(), grants.found);
    }

    /** What the lists of one principal come to. */
    private record Grants(YamlNode node, Set<String> topics, String council, List<Grant> found) {
        Grants(YamlNode node, Set<String> topics, String council) {
            this(node, topics, council, new ArrayList<>());
        }

        void onTopics(String list, AclOperation... operations) {
            for (YamlNode item : items(list)) {
                Pattern pattern = Pattern.compile(("\\Q" + item.text() + "\\E").replace("*", "\\E.*\\Q"));
                List<String> meant =
                        topics.stream().filter(pattern.asMatchPredicate()).toList();
                if (meant.isEmpty()) {
                    item.report("no topic is called '" + item.text() + "'", YamlNode.didYouMean(item.text(), topics));
                }
                meant.forEach(topic -> add(ResourceType.TOPIC, topic, PatternType.LITERAL, operations));
            }
        }

        void on(ResourceType type, String list, PatternType pattern, AclOperation... operations) {
            for (YamlNode item : items(list)) {
                add(type, item.text().replace(COUNCIL, council), pattern, operations);
            }
        }

        private List<YamlNode> items(String list) {
            return node.optional(list).map(YamlNode::list).orElse(List.of());
        }

        private void add(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
            for (AclOperation operation : operations) {
                Grant grant = new Grant(type, name, pattern, operation);
                if (!found.contains(grant)) {
                    found.add(grant);
                }
            }
        }
    }
}
