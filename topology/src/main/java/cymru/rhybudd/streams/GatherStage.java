package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.schemas.StoredAssignment;
import cymru.rhybudd.schemas.StoredConcern;
import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.streams.Linkage.Assignment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 4, GATHER: from person record to citizen. For every row it compares for whom the row should speak with for whom
 * it was last said to speak, and tells each citizen the difference in one event: a link that changes retracts on the old
 * citizen and asserts on the new, with no state in between. Another patch is said at once too, without rows.
 */
record GatherStage() implements ProcessorSupplier<String, Linkage, String, CitizenEvent.Observed> {

    static final String CONCERNS = "concerns-by-row";
    static final String ROWS = "rows-by-person";
    static final String ASSIGNMENTS = "citizens-by-person";

    @Override
    public Processor<String, Linkage, String, CitizenEvent.Observed> get() {
        return new GatherProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(CONCERNS, StoredConcern.class),
                Store.of(ROWS, StoredNames.class),
                Store.of(ASSIGNMENTS, StoredAssignment.class));
    }

    private static final class GatherProcessor implements Processor<String, Linkage, String, CitizenEvent.Observed> {
        /** The log gives an event its position; before, it has none. */
        private static final LogPosition NOWHERE = new LogPosition(-1, -1);

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, CitizenEvent.Observed> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredConcern> concerns;

        @SuppressWarnings("NullAway.Init")
        private Names rowsByPerson;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredAssignment> assignments;

        @Override
        public void init(ProcessorContext<String, CitizenEvent.Observed> context) {
            this.context = context;
            this.concerns = context.getStateStore(CONCERNS);
            this.rowsByPerson = new Names(context.getStateStore(ROWS));
            this.assignments = context.getStateStore(ASSIGNMENTS);
        }

        @Override
        public void process(Record<String, Linkage> record) {
            Linkage linkage = record.value();
            TreeMap<String, List<RowChange>> changes = new TreeMap<>();
            TreeMap<String, String> patches = new TreeMap<>();
            SortedSet<String> relinked = new TreeSet<>();
            Map<String, String> citizensBefore = new HashMap<>();
            for (Assignment assignment : linkage.assignments()) {
                @Nullable StoredAssignment before = assignments.get(assignment.record());
                if (assign(assignment, before)) {
                    relinked.addAll(rowsByPerson.get(assignment.record()));
                } else if (before != null) {
                    move(assignment, before, changes, patches);
                }
                if (before != null) {
                    citizensBefore.put(assignment.record(), before.getCitizen());
                }
            }
            for (Concern concern : linkage.concerns()) {
                @Nullable StoredConcern known = concerns.get(concern.row());
                if (known == null && linkage.cause() == Cause.PARTY) {
                    continue; // its fact was quarantined: it says nothing until it says something again
                }
                gather(remember(concern, known, linkage), concern.row(), true, citizensBefore, changes, patches);
            }
            for (String row : relinked) {
                gather(Objects.requireNonNull(concerns.get(row)), row, false, citizensBefore, changes, patches);
            }
            for (String gone : linkage.successors().keySet()) {
                changes.computeIfAbsent(gone, citizen -> new ArrayList<>());
            }
            for (Map.Entry<String, List<RowChange>> entry : changes.entrySet()) {
                String citizen = entry.getKey();
                CitizenEvent.Observed event = new CitizenEvent.Observed(
                        NOWHERE,
                        linkage.cause(),
                        linkage.change(),
                        entry.getValue(),
                        patches.get(citizen),
                        linkage.successors().get(citizen));
                context.forward(record.withKey(citizen).withValue(event));
            }
        }

        /** Whether the record's citizen is another than before; the patch alone moves no row. */
        private boolean assign(Assignment assignment, @Nullable StoredAssignment before) {
            String citizen = assignment.citizen();
            if (citizen == null) {
                assignments.delete(assignment.record());
                return before != null;
            }
            StoredAssignment after = new StoredAssignment(citizen, assignment.patch());
            if (!after.equals(before)) {
                assignments.put(assignment.record(), after);
            }
            return before == null || !before.getCitizen().equals(citizen);
        }

        /** Where the same citizen is of another patch, that alone is said, if any row speaks of them: what the clock brings goes by it. */
        private void move(
                Assignment assignment,
                StoredAssignment before,
                Map<String, List<RowChange>> changes,
                Map<String, String> patches) {
            @Nullable String patch = assignment.patch();
            if (patch != null
                    && !patch.equals(before.getPatch())
                    && !rowsByPerson.get(assignment.record()).isEmpty()) {
                changes.computeIfAbsent(before.getCitizen(), citizen -> new ArrayList<>());
                patches.put(before.getCitizen(), patch);
            }
        }

        private StoredConcern remember(Concern concern, @Nullable StoredConcern before, Linkage linkage) {
            List<String> personsBefore = before == null ? List.of() : before.getPersons();
            for (String person : personsBefore) {
                if (!concern.persons().contains(person)) {
                    rowsByPerson.remove(person, concern.row());
                }
            }
            for (String person : concern.persons()) {
                if (!personsBefore.contains(person)) {
                    rowsByPerson.add(person, concern.row());
                }
            }
            Object fact = linkage.cause() == Cause.PARTY && before != null
                    ? before.getFact()
                    : FactMapping.toAvro(concern.fact());
            return new StoredConcern(
                    concern.about(),
                    fact,
                    List.copyOf(concern.persons()),
                    before == null ? 0 : before.getVersion(),
                    before == null ? List.of() : before.getCitizens(),
                    linkage.cause() == Cause.FACT || before == null
                            ? LocalDate.ofInstant(linkage.change().committedAt(), ZoneOffset.UTC)
                            : before.getRecordedOn());
        }

        private void gather(
                StoredConcern concern,
                String row,
                boolean contentChanged,
                Map<String, String> citizensBefore,
                Map<String, List<RowChange>> changes,
                Map<String, String> patches) {
            SortedSet<String> should = new TreeSet<>();
            Fact fact = FactMapping.toDomain(concern.getFact());
            if (fact != null) {
                for (String person : concern.getPersons()) {
                    @Nullable StoredAssignment assignment = assignments.get(person);
                    if (assignment != null) {
                        should.add(assignment.getCitizen());
                        if (assignment.getPatch() != null) {
                            patches.put(assignment.getCitizen(), assignment.getPatch());
                        }
                    }
                }
            }
            SortedSet<String> did = new TreeSet<>(concern.getCitizens());
            boolean says = contentChanged || !should.equals(did);
            long version = says ? concern.getVersion() + 1 : concern.getVersion();
            String movedFrom = movedFrom(citizensBefore, did, should);
            for (String citizen : should) {
                if (contentChanged || !did.contains(citizen)) {
                    FactRow said = new FactRow(row, concern.getAbout(), version, fact, concern.getRecordedOn());
                    add(changes, citizen, new RowChange(said, did.contains(citizen) ? null : movedFrom));
                }
            }
            for (String citizen : did) {
                if (!should.contains(citizen)) {
                    FactRow silent = new FactRow(row, concern.getAbout(), version, null);
                    List<String> heirs = fact == null ? List.of() : movedTo(citizen, concern, citizensBefore);
                    add(changes, citizen, new RowChange(silent, null, heirs));
                }
            }
            StoredConcern after = new StoredConcern(
                    concern.getAbout(),
                    concern.getFact(),
                    concern.getPersons(),
                    version,
                    List.copyOf(should),
                    concern.getRecordedOn());
            concerns.put(row, after);
        }

        /** The citizen that a relinked row came from: the one for whom it no longer speaks. */
        private static @Nullable String movedFrom(
                Map<String, String> citizensBefore, SortedSet<String> did, SortedSet<String> should) {
            if (citizensBefore.isEmpty()) {
                return null;
            }
            return did.stream()
                    .filter(citizen -> !should.contains(citizen))
                    .findFirst()
                    .orElse(null);
        }

        /** The citizens that a relinked row went to: who the people are now that were this citizen. */
        private List<String> movedTo(String citizen, StoredConcern concern, Map<String, String> citizensBefore) {
            SortedSet<String> heirs = new TreeSet<>();
            for (String person : concern.getPersons()) {
                @Nullable StoredAssignment now = assignments.get(person);
                if (now != null && citizen.equals(citizensBefore.get(person))) {
                    heirs.add(now.getCitizen());
                }
            }
            return List.copyOf(heirs);
        }

        private static void add(Map<String, List<RowChange>> changes, String citizen, RowChange change) {
            changes.computeIfAbsent(citizen, key -> new ArrayList<>()).add(change);
        }
    }
}
