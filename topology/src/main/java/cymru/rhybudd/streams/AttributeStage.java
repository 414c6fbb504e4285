package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.schemas.StoredFact;
import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.schemas.StoredParty;
import cymru.rhybudd.schemas.StoredThing;
import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.SourceMappings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 2, ATTRIBUTE: which people does this account, contract or pupil concern? Facts and parties may arrive in either
 * order; whenever one of them changes, the rows that it bears on are said anew, with their people.
 */
record AttributeStage(SourceMappings sources) implements ProcessorSupplier<String, SourceRow, String, Attribution> {

    static final String THINGS = "things-by-name";
    static final String PLACES = "things-by-row";

    @Override
    public Processor<String, SourceRow, String, Attribution> get() {
        return new AttributeProcessor(sources);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Store.of(THINGS, StoredThing.class), Store.of(PLACES, StoredNames.class));
    }

    private static final class AttributeProcessor implements Processor<String, SourceRow, String, Attribution> {
        private static final StoredThing NOTHING = new StoredThing(List.of(), List.of());

        private final SourceMappings sources;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Attribution> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredThing> things;

        @SuppressWarnings("NullAway.Init")
        private Names thingsByRow;

        AttributeProcessor(SourceMappings sources) {
            this.sources = sources;
        }

        @Override
        public void init(ProcessorContext<String, Attribution> context) {
            this.context = context;
            this.things = context.getStateStore(THINGS);
            this.thingsByRow = new Names(context.getStateStore(PLACES));
        }

        @Override
        public void process(Record<String, SourceRow> record) {
            SourceChange change = record.value().change();
            List<Concern> facts = new ArrayList<>();
            List<Concern> parties = new ArrayList<>();
            boolean personChanged = false;
            SortedSet<String> left = thingsByRow.get(change.row());
            for (MappedRow row : record.value().says()) {
                if (row instanceof MappedRow.FactRow fact) {
                    left.remove(fact.about());
                    facts.add(putFact(fact));
                } else if (row instanceof MappedRow.PartyRow party) {
                    left.remove(party.about());
                    parties.addAll(putParty(party));
                } else if (row instanceof MappedRow.PersonRow person) {
                    personChanged = true;
                    forward(record, new Attribution.Person(change, person.record(), person.details()));
                }
            }
            for (String about : left) {
                removeFrom(about, change.row(), facts, parties);
            }
            if (!facts.isEmpty()) {
                forward(record, new Attribution.Facts(change, Cause.FACT, facts));
            }
            if (!parties.isEmpty()) {
                forward(record, new Attribution.Facts(change, Cause.PARTY, parties));
            }
            if (!personChanged && record.value().isPersonRecord()) {
                forward(record, new Attribution.Person(change, change.row(), null));
            }
        }

        private void forward(Record<String, SourceRow> record, Attribution attribution) {
            context.forward(record.withValue(attribution));
        }

        /** What a row says is GATHER's to keep: where it is known that the row says something, there is nothing to write. */
        private Concern putFact(MappedRow.FactRow fact) {
            StoredThing thing = thing(fact.about());
            if (!isAmong(thing, fact.row())) {
                List<StoredFact> facts = new ArrayList<>(thing.getFacts());
                facts.add(new StoredFact(fact.row()));
                facts.sort(Comparator.comparing(StoredFact::getRow));
                put(fact.about(), new StoredThing(facts, thing.getParties()));
                thingsByRow.add(fact.row(), fact.about());
            }
            return new Concern(fact.row(), fact.about(), fact.fact(), people(fact.about(), thing));
        }

        private static boolean isAmong(StoredThing thing, String row) {
            return thing.getFacts().stream().anyMatch(fact -> fact.getRow().equals(row));
        }

        private List<Concern> putParty(MappedRow.PartyRow party) {
            StoredThing before = thing(party.about());
            List<StoredParty> parties = new ArrayList<>(before.getParties());
            parties.removeIf(stored -> stored.getRow().equals(party.row()));
            parties.add(new StoredParty(party.row(), party.person()));
            parties.sort(Comparator.comparing(StoredParty::getRow));
            StoredThing after = new StoredThing(before.getFacts(), parties);
            put(party.about(), after);
            thingsByRow.add(party.row(), party.about());
            return concerns(party.about(), after);
        }

        private void removeFrom(String about, String row, List<Concern> facts, List<Concern> parties) {
            StoredThing before = thing(about);
            List<StoredFact> factsLeft = new ArrayList<>(before.getFacts());
            List<StoredParty> partiesLeft = new ArrayList<>(before.getParties());
            boolean factLeft = factsLeft.removeIf(stored -> stored.getRow().equals(row));
            boolean partyLeft = partiesLeft.removeIf(stored -> stored.getRow().equals(row));
            StoredThing after = new StoredThing(factsLeft, partiesLeft);
            put(about, after);
            thingsByRow.remove(row, about);
            if (factLeft && facts.isEmpty()) { // else the row now says the fact of another thing
                facts.add(new Concern(row, about, null, Collections.emptySortedSet()));
            }
            if (partyLeft) {
                parties.addAll(concerns(about, after));
            }
        }

        /** The people of every row of the thing; what the rows say has not changed. */
        private List<Concern> concerns(String about, StoredThing thing) {
            SortedSet<String> people = people(about, thing);
            return thing.getFacts().stream()
                    .map(fact -> new Concern(fact.getRow(), about, null, people))
                    .toList();
        }

        /** The parties, and the thing itself where it is a person record. */
        private SortedSet<String> people(String about, StoredThing thing) {
            SortedSet<String> people = new TreeSet<>();
            if (sources.isPersonRecord(about)) {
                people.add(about);
            }
            thing.getParties().forEach(party -> people.add(party.getPerson()));
            return people;
        }

        private StoredThing thing(String about) {
            @Nullable StoredThing thing = things.get(about);
            return thing == null ? NOTHING : thing;
        }

        private void put(String about, StoredThing thing) {
            things.put(about, thing.getFacts().isEmpty() && thing.getParties().isEmpty() ? null : thing);
        }
    }
}
