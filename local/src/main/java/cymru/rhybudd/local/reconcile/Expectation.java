package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.reconcile.Oracle.Citizen;
import cymru.rhybudd.local.reconcile.Oracle.Effect;
import cymru.rhybudd.local.reconcile.Telling.Event;
import cymru.rhybudd.local.reconcile.Telling.Moved;
import cymru.rhybudd.schemas.AlertKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expects the alerts that the simulator's own changes must raise, along the path that they take. For the simulator's thread.
 *
 * <p>Which of several linked citizens gives its id to all, and with it what the past has left of it, no database says. So of a
 * citizen all that may stand is kept, and an alert is certain that is raised whatever of it does.
 */
public final class Expectation {
    private final Oracle oracle;
    private final Map<Set<String>, Set<Standing>> standings = new HashMap<>();
    private Instant now;

    /** What is held of a citizen when the first change comes. */
    @FunctionalInterface
    public interface Beginning {
        /** By the citizen's records and what the rows alone enter. */
        Held held(Set<String> records, Held entered);
    }

    /**
     * Starts from what the databases hold before the first change; the image is the expectation's own from here on.
     *
     * @param now the instant of the latest tick
     * @param fresh whether no alert was ever raised: else a rise that an inhibition keeps from being told may be untold
     */
    public Expectation(CouncilImage image, Model model, Instant now, boolean fresh, Beginning beginning) {
        this.oracle = new Oracle(image, model, day(now), ProvenFeeds.UNDOUBTED);
        this.now = now;
        for (Citizen citizen : oracle.citizens()) {
            standings.put(citizen.records(), begin(citizen, fresh, beginning));
        }
    }

    private Set<Standing> begin(Citizen citizen, boolean fresh, Beginning beginning) {
        Held entered = Held.NOTHING.next(citizen.picture(), oracle.model().thresholds(), now);
        Held held = beginning.held(citizen.records(), entered);
        Inhibition inhibition = inhibition(citizen.facts());
        Triggers triggers = inhibition.silencesStatutorySteps() ? Triggers.NONE : triggers(citizen.facts());
        Set<Standing> all = new LinkedHashSet<>();
        Set<Set<AlertKind>> mayBeOpen = new LinkedHashSet<>(List.of(Set.of()));
        if (!fresh) {
            mayBeOpen.add(triggers.steps().keySet()); // an earlier run may have told them
        }
        for (Set<AlertKind> open : mayBeOpen) {
            all.add(new Standing(held, null, false, false, triggers, open));
            if (!fresh && inhibition.silencesRises()) {
                all.add(new Standing(held, null, true, false, triggers, open));
            } else if (!fresh && held.colour() != Colour.GREEN) {
                all.add(new Standing(held, held.colour(), false, false, triggers, open)); // and so may the colour
                all.addAll(raisedByModel(held, triggers, open));
            }
        }
        return all;
    }

    /** A model of an earlier run may have raised the colour, above whichever milder one that was told. */
    private static List<Standing> raisedByModel(Held held, Triggers triggers, Set<AlertKind> open) {
        return Stream.of(Colour.values())
                .filter(held.colour()::worseThan)
                .map(told -> new Standing(held, told, false, true, triggers, open))
                .toList();
    }

    /** Takes in one transaction, row by row, and returns the alerts that it must raise. */
    public List<ExpectedAlert> after(CommittedChange change) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (RowWrite write : change.writes()) {
            alerts.addAll(after(oracle.write(write), change.number(), change.database(), change.transactionId()));
        }
        return alerts;
    }

    private List<ExpectedAlert> after(Effect effect, long number, String database, long transactionId) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        Map<Set<String>, Set<Standing>> after = new HashMap<>();
        for (Citizen citizen : effect.after()) {
            List<Telling> tellings = tellings(effect, citizen);
            after.put(citizen.records(), standings(tellings));
            alerts.addAll(alerts(tellings, citizen, number, database, transactionId));
        }
        effect.before().forEach(citizen -> standings.remove(citizen.records()));
        standings.putAll(after);
        return alerts;
    }

    /** The clock ticks: returns the alerts that time alone raises. Whose time as a party is over goes just before. */
    public List<ExpectedAlert> tick(Instant tick) {
        boolean sameDay = day(tick).equals(oracle.today());
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Row party : oracle.endedBefore(day(tick))) {
            alerts.addAll(after(oracle.end(party), 0, party.table().database(), ExpectedAlert.NO_TRANSACTION));
        }
        Map<Set<String>, Picture> before = new HashMap<>();
        oracle.citizens(those(Standing::byModel)).forEach(citizen -> before.put(citizen.records(), citizen.picture()));
        now = tick;
        oracle.turnTo(day(tick));
        for (Citizen citizen : sameDay ? oracle.citizens(falling()) : oracle.citizens()) {
            Picture was = before.getOrDefault(citizen.records(), citizen.picture());
            List<Telling> tellings = known(citizen).stream()
                    .map(standing -> Telling.of(standing, event(citizen, was, List.of(), false)))
                    .toList();
            standings.put(citizen.records(), standings(tellings));
            alerts.addAll(alerts(
                    tellings, citizen, 0, ExpectedAlert.CLOCK, oracle.today().toEpochDay()));
        }
        return alerts;
    }

    /** Those for whom an hour makes a difference. */
    private Set<String> falling() {
        return those(standing -> standing.held().fallingSince() != null);
    }

    /** The records of those of whom that may stand. */
    private Set<String> those(Predicate<Standing> what) {
        Set<String> those = new HashSet<>();
        standings.forEach((records, all) -> {
            if (all.stream().anyMatch(what)) {
                those.addAll(records);
            }
        });
        return those;
    }

    private static Set<Standing> standings(List<Telling> tellings) {
        Set<Standing> after = new LinkedHashSet<>();
        tellings.forEach(telling -> after.add(telling.after()));
        return after;
    }

    /** One alert for each kind and colour: certain where it is raised whichever of the tellings is true. */
    private static List<ExpectedAlert> alerts(
            List<Telling> tellings, Citizen citizen, long number, String database, long transactionId) {
        Map<String, List<RaisedAlert>> same = new LinkedHashMap<>();
        for (Telling telling : tellings) {
            for (RaisedAlert raised : telling.alerts()) {
                same.computeIfAbsent(raised.what(), first -> new ArrayList<>()).add(raised);
            }
        }
        List<ExpectedAlert> expected = new ArrayList<>();
        tellings.stream()
                .flatMap(telling -> telling.later().stream())
                .filter(raised -> !same.containsKey(raised.what()))
                .distinct()
                .map(raised -> new ExpectedAlert(number, database, transactionId, citizen.records(), raised, false))
                .forEach(expected::add);
        same.values().stream()
                .map(raised -> new ExpectedAlert(
                        number,
                        database,
                        transactionId,
                        citizen.records(),
                        raised.get(0),
                        raised.size() == tellings.size()))
                .forEach(expected::add);
        return expected;
    }

    /** What may follow: one for each citizen of before that this one may continue, and each thing that may stand of it. */
    private List<Telling> tellings(Effect effect, Citizen after) {
        List<Citizen> sources = effect.before().stream()
                .filter(before -> before.records().stream().anyMatch(after.records()::contains))
                .toList();
        List<Telling> tellings = new ArrayList<>();
        for (Citizen source : sources) {
            if (source.records().equals(after.records())) {
                return tellings(known(source), event(after, source.picture(), List.of(), false), List.of());
            }
            List<Citizen> others =
                    sources.stream().filter(other -> other != source).toList();
            List<Moved> moved = moved(sources, source.facts(), after);
            Event event = event(after, source.picture(), moved, parted(source, after, effect));
            tellings.addAll(tellings(known(source), event, handedOver(others, after)));
        }
        boolean mayBeNew = sources.stream().noneMatch(before -> after.records().containsAll(before.records()));
        if (mayBeNew) {
            List<Moved> moved = moved(sources, new Facts(List.of()), after);
            Event event = event(after, after.picture(), moved, false);
            tellings.addAll(tellings(Set.of(Standing.NOTHING), event, handedOver(sources, after)));
        }
        return tellings;
    }

    /** @param handedOver what may stand of each of the other citizens who hand it over */
    private static List<Telling> tellings(Set<Standing> standings, Event event, List<Set<Standing>> handedOver) {
        List<Telling> tellings =
                standings.stream().map(standing -> Telling.of(standing, event)).toList();
        for (Set<Standing> others : handedOver) {
            tellings = tellings.stream()
                    .flatMap(telling -> others.stream().map(other -> telling.takingOver(other, event)))
                    .distinct()
                    .toList();
        }
        return tellings;
    }

    /** What may be handed over by those of whose rows some speak of the citizen now. */
    private List<Set<Standing>> handedOver(List<Citizen> others, Citizen after) {
        Set<Row> present = new HashSet<>(after.facts().rows());
        List<Set<Standing>> handedOver = new ArrayList<>();
        for (Citizen other : others) {
            Facts taken = other.facts().only(present::contains);
            if (!taken.rows().isEmpty()) {
                Moved moved = alone(taken);
                handedOver.add(known(other).stream()
                        .map(standing -> standing.handedOverWith(moved))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        }
        return handedOver;
    }

    private Set<Standing> known(Citizen citizen) {
        return standings.getOrDefault(citizen.records(), Set.of(Standing.NOTHING));
    }

    /** Whether rows were of the one and are of other citizens now. */
    private static boolean parted(Citizen source, Citizen after, Effect effect) {
        Set<Row> elsewhere = new HashSet<>();
        effect.after().forEach(citizen -> elsewhere.addAll(citizen.facts().rows()));
        elsewhere.removeAll(new HashSet<>(after.facts().rows()));
        return source.facts().rows().stream().anyMatch(elsewhere::contains);
    }

    private Event event(Citizen after, Picture before, List<Moved> moved, boolean parted) {
        return new Event(
                after.picture(),
                before,
                triggers(after.facts()),
                inhibition(after.facts()),
                oracle.model().thresholds(),
                now,
                moved,
                parted);
    }

    /** What the rows that were moved here show by themselves, from each citizen other than the one whose own they were. */
    private List<Moved> moved(List<Citizen> sources, Facts own, Citizen after) {
        Set<Row> present = new HashSet<>(after.facts().rows());
        present.removeAll(new HashSet<>(own.rows()));
        return sources.stream()
                .map(source -> source.facts().only(present::contains))
                .filter(facts -> !facts.rows().isEmpty())
                .map(this::alone)
                .toList();
    }

    private Moved alone(Facts facts) {
        Picture picture = oracle.picture(Set.of(), facts);
        Colour entered = oracle.model()
                .thresholds()
                .entered(picture.score(), picture.systems().size());
        return new Moved(entered, triggers(facts));
    }

    private Triggers triggers(Facts facts) {
        return Triggers.of(facts, oracle.model().horizon(), oracle.today());
    }

    private Inhibition inhibition(Facts facts) {
        return Inhibition.of(facts, oracle.today());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
