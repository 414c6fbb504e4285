package cymru.rhybudd.app;

import cymru.rhybudd.app.AccessCatalogue.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Which rights of a principal whoever asks has. The brokers tell it each of itself: no right to look into access lists is needed, nothing is
 * changed, and no record is read or written. Where they guard nothing, everybody has all.
 */
final class HeldRights {
    /** What is neither a transaction nor a topic of anybody's, behind the beginning that is asked for. */
    private static final String NOBODYS = "asked-by-doctor";

    private static final Set<AclOperation> ALL = Set.of(AclOperation.values());

    private final Admin admin;
    private final int patienceMillis;
    private final Map<String, Set<AclOperation>> onTopics = new HashMap<>();

    private HeldRights(Admin admin, int patienceMillis) {
        this.admin = admin;
        this.patienceMillis = patienceMillis;
    }

    /**
     * What the catalogue gives the principal and the one who asks has not, such as {@code write topic alerts}. Of a topic or a group that is not
     * there it is not known, and not said.
     */
    static List<String> missing(AccessCatalogue.Principal principal, Admin admin, int patienceMillis)
            throws InterruptedException, TimeoutException {
        HeldRights rights = new HeldRights(admin, patienceMillis);
        List<String> missing = new ArrayList<>();
        for (Grant grant : principal.grants()) {
            if (!rights.isHeld(grant)) {
                missing.add(grant.operation().name().toLowerCase(Locale.ROOT) + " "
                        + grant.type().name().toLowerCase(Locale.ROOT) + " " + grant.name()
                        + (grant.pattern() == PatternType.PREFIXED ? "…" : ""));
            }
        }
        return missing;
    }

    private boolean isHeld(Grant grant) throws InterruptedException, TimeoutException {
        if (grant.type() == ResourceType.TRANSACTIONAL_ID) {
            String id = grant.name() + NOBODYS;
            return !isRefused(admin.describeTransactions(List.of(id)).description(id));
        }
        if (grant.pattern() == PatternType.PREFIXED) {
            return grant.operation() != AclOperation.CREATE || mayCreate(grant.name() + NOBODYS);
        }
        return (grant.type() == ResourceType.GROUP ? onGroup(grant.name()) : onTopic(grant.name()))
                .contains(grant.operation());
    }

    private boolean mayCreate(String topic) throws InterruptedException, TimeoutException {
        return !isRefused(admin.createTopics(
                        List.of(new NewTopic(topic, Optional.of(1), Optional.empty())),
                        new CreateTopicsOptions().validateOnly(true))
                .all());
    }

    private Set<AclOperation> onTopic(String topic) throws InterruptedException, TimeoutException {
        Set<AclOperation> known = onTopics.get(topic);
        if (known == null) {
            known = told(admin.describeTopics(
                            List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .thenApply(all -> Objects.requireNonNull(all.get(topic)).authorizedOperations()));
            onTopics.put(topic, known);
        }
        return known;
    }

    private Set<AclOperation> onGroup(String group) throws InterruptedException, TimeoutException {
        return told(admin.describeConsumerGroups(
                        List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .all()
                .thenApply(all -> Objects.requireNonNull(all.get(group)).authorizedOperations()));
    }

    /** None where the question is refused; all where it is not known. */
    private Set<AclOperation> told(KafkaFuture<@Nullable Set<AclOperation>> asked)
            throws InterruptedException, TimeoutException {
        try {
            return Objects.requireNonNullElse(asked.get(patienceMillis, TimeUnit.MILLISECONDS), ALL);
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException ? Set.of() : ALL;
        }
    }

    private boolean isRefused(KafkaFuture<?> asked) throws InterruptedException, TimeoutException {
        try {
            asked.get(patienceMillis, TimeUnit.MILLISECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException;
        }
    }
}
