package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.identity.Cluster;
import cymru.rhybudd.domain.identity.Clustering;
import cymru.rhybudd.domain.identity.ExactRule;
import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.StoredCluster;
import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.schemas.StoredPerson;
import cymru.rhybudd.schemas.act.ActsInOrder;
import cymru.rhybudd.schemas.act.ActsInOrder.Objection;
import cymru.rhybudd.streams.Linkage.Assignment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 3, LINK: which citizen is this person record? Records that share a link key are one citizen; ids stay with the
 * older citizen when records join, and with the founding record when they part. Names and addresses end here: they go to
 * the citizen directory and no further. Whose id an officer means is known here too.
 */
record LinkStage(Pseudonym pseudonym, Teams teams, StageMetrics metrics)
        implements ProcessorSupplier<String, Attribution, String, Linked> {

    static final String STAGE = "link-to-citizens";
    /** Why an officer's act may be refused. */
    static final Set<String> REFUSES = Stream.concat(
                    Stream.of(DeadLetterReasons.UNREADABLE, DeadLetterReasons.UNKNOWN_CITIZEN),
                    ActsInOrder.REASONS.stream())
            .collect(Collectors.toUnmodifiableSet());

    static final String PERSONS = "persons-by-record";
    static final String RECORDS = "records-by-link-key";
    static final String CLUSTERS = "clusters-by-citizen";
    static final String FOUNDINGS = "foundings-by-record";
    static final String SUCCESSORS = "successors-by-citizen";
    static final String ACTS = "latest-act-by-episode";

    @Override
    public Processor<String, Attribution, String, Linked> get() {
        return new LinkProcessor(pseudonym, teams, new Refusals(STAGE, metrics));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(PERSONS, StoredPerson.class),
                Store.of(RECORDS, StoredNames.class),
                Store.of(CLUSTERS, StoredCluster.class),
                Store.of(FOUNDINGS, Serdes.Long()),
                Store.of(SUCCESSORS, Serdes.String()),
                Store.of(ACTS, Serdes.String()));
    }

    private static final class LinkProcessor implements Processor<String, Attribution, String, Linked> {
        private static final String ALL = "";

        private final Pseudonym pseudonym;
        private final Teams teams;
        private final Refusals refusals;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Linked> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredPerson> persons;

        @SuppressWarnings("NullAway.Init")
        private Names recordsByKey;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredCluster> clusters;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, Long> foundings;

        @SuppressWarnings("NullAway.Init")
        private Successors successors;

        @SuppressWarnings("NullAway.Init")
        private ActsInOrder acts;

        LinkProcessor(Pseudonym pseudonym, Teams teams, Refusals refusals) {
            this.pseudonym = pseudonym;
            this.teams = teams;
            this.refusals = refusals;
        }

        @Override
        public void init(ProcessorContext<String, Linked> context) {
            this.context = context;
            this.persons = context.getStateStore(PERSONS);
            this.recordsByKey = new Names(context.getStateStore(RECORDS));
            this.clusters = context.getStateStore(CLUSTERS);
            this.foundings = context.getStateStore(FOUNDINGS);
            this.successors = new Successors(clusters, context.getStateStore(SUCCESSORS));
            this.acts = new ActsInOrder(new StoredLatestActs(context.getStateStore(ACTS)));
        }

        @Override
        public void process(Record<String, Attribution> record) {
            Attribution attribution = record.value();
            if (attribution instanceof Attribution.Facts facts) {
                Linkage linkage = new Linkage(facts.change(), facts.cause(), facts.concerns(), List.of(), Map.of());
                context.forward(record.withValue(new Linked.Rows(linkage)));
            } else if (attribution instanceof Attribution.Person person) {
                link(record, person);
            } else if (attribution instanceof Attribution.Act act) {
                sendOn(record, act);
            }
        }

        /** An act goes to whoever the citizen is now; nobody becomes a citizen by it. */
        private void sendOn(Record<String, Attribution> record, Attribution.Act received) {
            @Nullable String key = record.key();
            @Nullable OfficerActed act = received.act();
            @Nullable String citizen = key == null ? null : successors.now(key);
            @Nullable Objection objection = objection(act, citizen);
            if (objection == null) {
                context.forward(record.withKey(Objects.requireNonNull(citizen))
                        .withValue(new Linked.Acted(Objects.requireNonNull(act))));
                return;
            }
            byte @Nullable [] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            DeadLetter letter = refusals.letter(
                    keyBytes,
                    received.bytes(),
                    context.recordMetadata().orElseThrow(),
                    objection.reason(),
                    objection.detail());
            context.forward(new Record<>("", new Linked.Refused(letter), record.timestamp()));
        }

        private @Nullable Objection objection(@Nullable OfficerActed act, @Nullable String citizen) {
            if (act == null) {
                return new Objection(DeadLetterReasons.UNREADABLE, "the record says nothing");
            }
            return citizen == null
                    ? new Objection(DeadLetterReasons.UNKNOWN_CITIZEN, "the record's key is no citizen's id")
                    : acts.take(act);
        }

        private void link(Record<String, Attribution> record, Attribution.Person person) {
            SortedSet<String> affected = new TreeSet<>();
            Map<String, Cluster> present = new TreeMap<>();
            @Nullable StoredPerson before = persons.get(person.record());
            List<String> keysBefore = before == null ? List.of() : before.getLinkKeys();
            PersonDetails details = person.details();
            List<String> keysAfter = details == null ? List.of() : ExactRule.linkKeys(details);
            if (before == null && details == null) {
                return;
            }
            if (before != null) {
                include(before.getCitizen(), affected, present);
            }
            if (details != null && keysAfter.equals(keysBefore) && !present.isEmpty()) { // nobody is joined or parted
                settle(record, person, present, List.copyOf(present.values()), keysAfter);
                return;
            }
            keysBefore.stream()
                    .filter(key -> !keysAfter.contains(key))
                    .forEach(key -> recordsByKey.remove(key, person.record()));
            keysAfter.stream()
                    .filter(key -> !keysBefore.contains(key))
                    .forEach(key -> recordsByKey.add(key, person.record()));
            for (String key : keysAfter) {
                for (String other : recordsByKey.get(key)) {
                    @Nullable StoredPerson known = persons.get(other);
                    if (known != null) {
                        include(known.getCitizen(), affected, present);
                    }
                }
            }
            Map<String, List<String>> keys = new TreeMap<>(Map.of(person.record(), keysAfter));
            if (details == null) {
                affected.remove(person.record());
            } else {
                affected.add(person.record());
            }
            List<Cluster> regrouped =
                    Clustering.regroup(affected, other -> neighbours(keys, other), present.values(), this::found);
            settle(record, person, present, regrouped, keysAfter);
        }

        private void include(String citizen, SortedSet<String> affected, Map<String, Cluster> present) {
            @Nullable StoredCluster stored = clusters.get(citizen);
            if (stored != null && !present.containsKey(citizen)) {
                Cluster cluster = new Cluster(
                        citizen, stored.getFounder(), stored.getFounded(), new TreeSet<>(stored.getRecords()));
                present.put(citizen, cluster);
                affected.addAll(cluster.records());
            }
        }

        private Set<String> neighbours(Map<String, List<String>> keys, String record) {
            Set<String> neighbours = new TreeSet<>();
            List<String> own = keys.computeIfAbsent(
                    record, name -> Objects.requireNonNull(persons.get(name)).getLinkKeys());
            own.forEach(key -> neighbours.addAll(recordsByKey.get(key)));
            return neighbours;
        }

        private Cluster found(SortedSet<String> records) {
            String founder = records.first();
            String citizen = Canary.has(founder) ? Canary.CITIZEN : pseudonym.of(founder, count(founder));
            return new Cluster(citizen, founder, count(ALL), records);
        }

        private long count(String key) {
            @Nullable Long count = foundings.get(key);
            long next = count == null ? 0 : count + 1;
            foundings.put(key, next);
            return next;
        }

        /** Writes down the new grouping and tells the directory and the next stage what changed. */
        private void settle(
                Record<String, Attribution> record,
                Attribution.Person person,
                Map<String, Cluster> present,
                List<Cluster> regrouped,
                List<String> keys) {
            PersonDetails details = person.details();
            List<Assignment> assignments = new ArrayList<>();
            if (details == null) {
                persons.delete(person.record());
                assignments.add(new Assignment(person.record(), null, null));
            }
            Map<String, Cluster> after = new LinkedHashMap<>();
            regrouped.forEach(cluster -> after.put(cluster.citizen(), cluster));
            for (Cluster cluster : regrouped) {
                boolean changed = !cluster.equals(present.get(cluster.citizen()));
                if (changed) {
                    clusters.put(
                            cluster.citizen(),
                            new StoredCluster(cluster.founder(), cluster.founded(), List.copyOf(cluster.records())));
                }
                List<StoredPerson> members = new ArrayList<>();
                for (String member : cluster.records()) {
                    @Nullable StoredPerson known = persons.get(member);
                    StoredPerson now = member.equals(person.record()) && details != null
                            ? PersonMapping.toStored(member, details, cluster.citizen(), keys)
                            : PersonMapping.of(Objects.requireNonNull(known), cluster.citizen());
                    if (!now.equals(known)) {
                        persons.put(member, now);
                        changed = true;
                    }
                    members.add(now);
                }
                DirectoryEntry entry = PersonMapping.directoryEntry(cluster.citizen(), members);
                if (changed) {
                    context.forward(new Record<>(
                            cluster.citizen(), new Linked.Directory(entry), record.timestamp(), record.headers()));
                }
                String patch = teams.patch(entry.getWard());
                cluster.records().forEach(member -> assignments.add(new Assignment(member, cluster.citizen(), patch)));
            }
            Map<String, String> followed = new TreeMap<>();
            for (Cluster cluster : present.values()) {
                String citizen = cluster.citizen();
                if (!after.containsKey(citizen)) {
                    clusters.delete(citizen);
                    Optional<Cluster> successor = cluster.successor(regrouped);
                    successor.ifPresent(next -> followed.put(citizen, next.citizen()));
                    successors.follow(citizen, followed.getOrDefault(citizen, citizen));
                    context.forward(
                            new Record<>(citizen, new Linked.Directory(null), record.timestamp(), record.headers()));
                }
            }
            Linkage linkage = new Linkage(person.change(), Cause.LINK, List.of(), assignments, followed);
            context.forward(record.withValue(new Linked.Rows(linkage)));
        }
    }
}
