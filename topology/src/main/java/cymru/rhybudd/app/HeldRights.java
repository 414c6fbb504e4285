package cymru.rhybudd.app;

import cymru.rhybudd.app.AccessCatalogue.Grant;
import java.util.ArrayList;
import java.util.EnumMap;
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
 * Which rights of a principal whoever asks has, as far as can be asked. The brokers tell it each of itself: no right to look into access lists is needed, nothing is
 * changed, and no record is read or written. Where they guard nothing, everybody has all.
 */
final class HeldRights {
    /** What is neither a transaction nor a topic of anybody's, behind the beginning that is asked for. */
    private static final String NOBODYS = "asked-by-doctor";

    private static final Set<AclOperation> NO_ANSWER = Set.of(AclOperation.UNKNOWN);

    private final Admin admin;
    private final int patienceMillis;
    private final Map<String, Set<AclOperation>> onTopics = new HashMap<>();

    private HeldRights(Admin admin, int patienceMillis) {
        this.admin = admin;
        this.patienceMillis = patienceMillis;
    }

    /**
     * What is known of the rights that the catalogue gives a principal, each such as {@code write topic alerts}.
     *
     * @param held what the brokers said that the one who asks has
     * @param missing what they said that it has not
     * @param unknown what they do not say: to write by a transactional id, what may be done with topics of a beginning besides making them, and what
     *     concerns a topic or a group that is not there
     */
    record Known(List<String> held, List<String> missing, List<String> unknown) {
        Known {
            held = List.copyOf(held);
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }
    }

    private enum Answer {
        HELD,
        MISSING,
        UNKNOWN
    }

    static Known of(AccessCatalogue.Principal principal, Admin admin, int patienceMillis)
            throws InterruptedException, TimeoutException {
        HeldRights rights = new HeldRights(admin, patienceMillis);
        Map<Answer, List<String>> found = new EnumMap<>(Answer.class);
        for (Grant grant : principal.grants()) {
            found.computeIfAbsent(rights.ask(grant), answer -> new ArrayList<>())
                    .add(text(grant));
        }
        return new Known(
                found.getOrDefault(Answer.HELD, List.of()),
                found.getOrDefault(Answer.MISSING, List.of()),
                found.getOrDefault(Answer.UNKNOWN, List.of()));
    }

    private static String text(Grant grant) {
        return grant.operation().name().toLowerCase(Locale.ROOT) + " "
                + grant.type().name().toLowerCase(Locale.ROOT) + " " + grant.name()
                + (grant.pattern() == PatternType.PREFIXED ? "…" : "");
    }

    private Answer ask(Grant grant) throws InterruptedException, TimeoutException {
        if (grant.type() == ResourceType.TRANSACTIONAL_ID) {
            String id = grant.name() + NOBODYS;
            // Whoever may write may describe, but not the other way round: only a refusal says anything.
            return isRefused(admin.describeTransactions(List.of(id)).description(id)) ? Answer.MISSING : Answer.UNKNOWN;
        }
        if (grant.pattern() == PatternType.PREFIXED) {
            if (grant.operation() != AclOperation.CREATE) {
                return Answer.UNKNOWN;
            }
            return mayCreate(grant.name() + NOBODYS) ? Answer.HELD : Answer.MISSING;
        }
        Set<AclOperation> operations =
                grant.type() == ResourceType.GROUP ? onGroup(grant.name()) : onTopic(grant.name());
        if (operations.contains(AclOperation.UNKNOWN)) {
            return Answer.UNKNOWN;
        }
        return operations.contains(grant.operation()) ? Answer.HELD : Answer.MISSING;
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

    /** None where the question is refused; {@code UNKNOWN} alone where there is no answer. */
    private Set<AclOperation> told(KafkaFuture<@Nullable Set<AclOperation>> asked)
            throws InterruptedException, TimeoutException {
        try {
            return Objects.requireNonNullElse(asked.get(patienceMillis, TimeUnit.MILLISECONDS), NO_ANSWER);
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException ? Set.of() : NO_ANSWER;
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
