package cymru.rhybudd.local.brokers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.app.AccessAdmin;
import cymru.rhybudd.app.AccessCatalogue;
import cymru.rhybudd.app.Deviation;
import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.local.command.Printing;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;

/**
 * What brokers lack, and what they have too much of.
 *
 * @param topics that are missing
 * @param deviations of topics that are there; nothing is done about them, for what a shorter retention deletes is gone
 */
record Changes(List<String> topics, List<Deviation> deviations, AccessAdmin.Plan access) {

    static Changes on(Admin admin, TopicCatalogue topics, AccessCatalogue access) throws InterruptedException {
        TopicAdmin there = new TopicAdmin(admin);
        return new Changes(there.missing(topics), there.deviations(topics), new AccessAdmin(admin).plan(access));
    }

    Changes keepingRights() {
        return new Changes(topics, deviations, access.keepingRights());
    }

    boolean isNone() {
        return topics.isEmpty() && deviations.isEmpty() && access.isDone();
    }

    String words() {
        StringBuilder words = new StringBuilder();
        topics.forEach(topic -> words.append("+ topic ").append(topic).append('\n'));
        access.missing().forEach(right -> words.append("+ ").append(text(right)).append('\n'));
        access.superfluous()
                .forEach(right -> words.append("- ").append(text(right)).append('\n'));
        if (isNone()) {
            words.append("the brokers have what the catalogues say\n");
        }
        deviations.forEach(deviation -> words.append("! ")
                .append(deviation.says())
                .append(". No command changes it; ")
                .append(deviation.remedy())
                .append('\n'));
        access.kept()
                .forEach(right ->
                        words.append("= ").append(text(right)).append(" is not in the catalogue, and is kept\n"));
        access.denied()
                .forEach(denial -> words.append("! ").append(text(denial)).append(" is denied, and stays so\n"));
        return words.toString();
    }

    ObjectNode json() {
        ObjectNode json = Printing.JSON.createObjectNode();
        ArrayNode missing = json.putArray("missingTopics");
        topics.forEach(missing::add);
        ArrayNode otherwise = json.putArray("deviations");
        deviations.forEach(deviation -> otherwise.add(deviation.says()));
        ArrayNode given = json.putArray("missingRights");
        access.missing().forEach(right -> given.add(text(right)));
        ArrayNode taken = json.putArray("superfluousRights");
        access.superfluous().forEach(right -> taken.add(text(right)));
        ArrayNode kept = json.putArray("keptRights");
        access.kept().forEach(right -> kept.add(text(right)));
        ArrayNode denied = json.putArray("denied");
        access.denied().forEach(denial -> denied.add(text(denial)));
        return json;
    }

    private static String text(AclBinding right) {
        return right.entry().principal() + " " + lower(right.entry().operation()) + " "
                + lower(right.pattern().resourceType()) + " " + right.pattern().name()
                + (right.pattern().patternType() == PatternType.PREFIXED ? "…" : "");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
