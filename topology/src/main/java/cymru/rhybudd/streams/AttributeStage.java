package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.schemas.StoredFact;
import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.schemas.StoredParty;
import cymru.rhybudd.schemas.StoredThing;
import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.SourceMappings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 2, ATTRIBUTE: which people does this account, contract or pupil concern? Facts and parties may arrive in either
 * order; whenever one of them changes, the rows that it bears on are said anew, with their people. A party whose end is
 * entered in advance stays one until the clock says that its last day is over.
 */
record AttributeStage(SourceMappings sources) implements ProcessorSupplier<String, Arrival, String, Attribution> {

    static final String THINGS = "things-by-name";
    static final String PLACES = "things-by-row";
    static final String ENDINGS = "endings-by-day";

    @Override
    public Processor<String, Arrival, String, Attribution> get() {
        return new AttributeProcessor(sources);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(THINGS, StoredThing.class),
                Store.of(PLACES, StoredNames.class),
                Store.of(ENDINGS, Serdes.String()));
    }

    private static final class AttributeProcessor implements Processor<String, Arrival, String, Attribution> {
        private static final StoredThing NOTHING = new StoredThing(List.of(), List.of());

        private final SourceMappings sources;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Attribution> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredThing> things;

        @SuppressWarnings("NullAway.Init")
        private Names thingsByRow;

        @SuppressWarnings("NullAway.Init")
        private Endings endings;

        AttributeProcessor(SourceMappings sources) {
            this.sources = sources;
        }

        @Override
        public void init(ProcessorContext<String, Attribution> context) {
            this.context = context;
            this.things = context.getStateStore(THINGS);
            this.thingsByRow = new Names(context.getStateStore(PLACES));
            this.endings = new Endings(context.getStateStore(ENDINGS));
        }

        @Override
        public void process(Record<String, Arrival> record) {
            if (record.value() instanceof SourceRow row) {
                attribute(record.withValue(row));
            } else if (record.value() instanceof Arrival.Tick tick) {
                endings.over(tick.instant()).forEach(ending -> end(ending, record.timestamp()));
                endings.turnTo(tick.instant());
            }
        }

        private void end(Endings.Ending ending, long timestamp) {
            List<Concern> concerns = new ArrayList<>();
            for (String about : thingsByRow.get(ending.row())) {
                concerns.addAll(removeParty(about, ending.row()));
            }
            if (!concerns.isEmpty()) {
                context.forward(new Record<>(
                        ending.row(), new Attribution.Facts(ending.change(), Cause.PARTY, concerns), timestamp));
            }
        }

        private void attribute(Record<String, SourceRow> record) {
            SourceChange change = record.value().change();
            List<Concern> facts = new ArrayList<>();
            List<Concern> parties = new ArrayList<>();
            boolean personChanged = false;
            @Nullable LocalDate until = null;
            SortedSet<String> left = thingsByRow.get(change.row());
            for (MappedRow row : record.value().says()) {
                if (row instanceof MappedRow.FactRow fact) {
                    left.remove(fact.about());
                    facts.add(putFact(fact));
                } else if (row instanceof MappedRow.PartyRow party && isOver(party, change)) {
                    parties.addAll(removeParty(party.about(), party.row())); // the row may say a fact of it, too
                } else if (row instanceof MappedRow.PartyRow party) {
                    left.remove(party.about());
                    parties.addAll(putParty(party));
                    until = party.until();
                } else if (row instanceof MappedRow.PersonRow person) {
                    personChanged = true;
                    forward(record, new Attribution.Person(change, person.record(), person.details()));
                }
            }
            for (String about : left) {
                removeFrom(about, change.row(), facts, parties);
            }
            if (until != null) { // last: the thing that the row was of before may have had the same end
                endings.put(until, change.row(), change.position());
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

        private boolean isOver(MappedRow.PartyRow party, SourceChange change) {
            LocalDate until = party.until();
            return until != null && endings.isOver(until, change.committedAt());
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
            List<StoredParty> parties = takeOut(party.row(), before.getParties());
            parties.add(new StoredParty(party.row(), party.person(), party.until()));
            parties.sort(Comparator.comparing(StoredParty::getRow));
            StoredThing after = new StoredThing(before.getFacts(), parties);
            put(party.about(), after);
            thingsByRow.add(party.row(), party.about());
            return concerns(party.about(), after);
        }

        private void removeFrom(String about, String row, List<Concern> facts, List<Concern> parties) {
            StoredThing before = thing(about);
            if (isAmong(before, row)) {
                List<StoredFact> factsLeft = new ArrayList<>(before.getFacts());
                factsLeft.removeIf(stored -> stored.getRow().equals(row));
                put(about, new StoredThing(factsLeft, before.getParties()));
                if (facts.isEmpty()) { // else the row now says the fact of another thing
                    facts.add(new Concern(row, about, null, Collections.emptySortedSet()));
                }
            }
            parties.addAll(removeParty(about, row));
            thingsByRow.remove(row, about);
        }

        private List<Concern> removeParty(String about, String row) {
            StoredThing before = thing(about);
            List<StoredParty> left = takeOut(row, before.getParties());
            if (left.size() == before.getParties().size()) {
                return List.of();
            }
            StoredThing after = new StoredThing(before.getFacts(), left);
            put(about, after);
            if (!isAmong(after, row)) {
                thingsByRow.remove(row, about);
            }
            return concerns(about, after);
        }

        /** The parties that are left without that row's, whose end is no longer awaited. */
        private List<StoredParty> takeOut(String row, List<StoredParty> parties) {
            List<StoredParty> left = new ArrayList<>();
            for (StoredParty party : parties) {
                LocalDate until = party.getUntil();
                if (!party.getRow().equals(row)) {
                    left.add(party);
                } else if (until != null) {
                    endings.remove(until, row);
                }
            }
            return left;
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
