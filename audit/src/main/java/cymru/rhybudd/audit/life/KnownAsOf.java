package cymru.rhybudd.audit.life;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unsnoozed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was known of a citizen at an instant. A record is known from its own time on, which is when the broker took it in; where what stands before it or led
 * to it has a later time, from that.
 *
 * @param rows those that spoke of the citizen, in the order of their names
 * @param picture the one in force, with the decision that made it
 * @param open the latest alert of each open episode
 * @param told what teams had been told
 * @param waiting alerts that waited; of one that was ruled about later, the hold is the last it waited under
 * @param snoozes that held
 * @param cases the references of open cases, in order
 * @param pending what was known, and decided upon only later
 * @param late what had happened by then and was not known yet
 * @param merged the link by which the citizen was no more; empty where the citizen was there
 */
public record KnownAsOf(
        Instant at,
        List<StandingRow> rows,
        Optional<Happening> picture,
        List<Happening> open,
        List<Happening> told,
        List<HeldAlert> waiting,
        List<Snoozed> snoozes,
        List<String> cases,
        List<Happening> pending,
        List<Happening> late,
        Optional<Happening> merged) {

    /** Of a whole life. */
    public static KnownAsOf of(Life life, Instant at) {
        Life known = life.upTo(at);
        return new KnownAsOf(
                at,
                StandingRows.of(known),
                known.records(Decision.class)
                        .filter(one -> ((Decision) one.body()).getAssessment() != null)
                        .reduce((one, other) -> other),
                open(known),
                known.records(OfficerNotification.class).toList(),
                waiting(life, known),
                snoozes(known),
                cases(known),
                pending(life, known),
                life.happenings().stream()
                        .filter(one -> one.knownAt().isAfter(at)
                                && one.happenedAt()
                                        .filter(happened -> !happened.isAfter(at))
                                        .isPresent())
                        .toList(),
                known.merged());
    }

    /** The picture; empty where nothing had been assessed. */
    public Optional<Assessment> assessment() {
        return picture.flatMap(one -> Optional.ofNullable(((Decision) one.body()).getAssessment()));
    }

    private static List<Happening> pending(Life life, Life known) {
        Set<Long> undecided =
                life.records(Decision.class).map(Happening::entry).collect(Collectors.toCollection(HashSet::new));
        known.records(Decision.class).map(Happening::entry).forEach(undecided::remove);
        return known.happenings().stream()
                .filter(one -> one.isEntry() && undecided.contains(one.entry()))
                .toList();
    }

    private static List<Happening> open(Life known) {
        Map<AlertKind, Happening> open = new EnumMap<>(AlertKind.class);
        known.records(Alert.class).forEach(one -> {
            Alert alert = (Alert) one.body();
            if (alert.getStep() == EpisodeStep.CLOSED) {
                open.remove(alert.getKind());
            } else {
                open.put(alert.getKind(), one);
            }
        });
        return List.copyOf(open.values());
    }

    /** The topic keeps where each alert stands last: one that was ruled about after the instant waited then. */
    private static List<HeldAlert> waiting(Life life, Life known) {
        Set<String> settled = new HashSet<>();
        known.all(OfficerNotification.class).forEach(told -> settled.add(told.getNotificationId()));
        Set<String> alerted = new HashSet<>();
        known.all(Alert.class).forEach(alert -> alerted.add(alert.getAlertId()));
        List<HeldAlert> waiting = new ArrayList<>();
        List<Happening> held = new ArrayList<>(known.records(HeldAlert.class).toList());
        Collections.reverse(held);
        for (Happening one : held) {
            HeldAlert stands = (HeldAlert) one.body();
            if (settled.add(stands.getAlert().getAlertId()) && stands.getState() == HoldState.WAITING) {
                waiting.add(stands);
            }
        }
        life.all(HeldAlert.class)
                .filter(stands -> alerted.contains(stands.getAlert().getAlertId())
                        && settled.add(stands.getAlert().getAlertId()))
                .forEach(waiting::add);
        return waiting;
    }

    /** As far as the rules granted them; a later alert of the kind ends one. */
    private static List<Snoozed> snoozes(Life known) {
        Set<Long> granted = new HashSet<>();
        known.all(Decision.class)
                .filter(decision ->
                        decision.getRulings().stream().anyMatch(ruling -> ruling.getReason() == DecisionReason.SNOOZED))
                .forEach(decision -> granted.add(decision.getPosition().getOffset()));
        Map<AlertKind, Snoozed> snoozes = new EnumMap<>(AlertKind.class);
        for (Happening one : known.asDecided()) {
            if (one.body() instanceof Alert alert) {
                snoozes.remove(alert.getKind());
            } else if (one.body() instanceof OfficerActed acted) {
                if (acted.getAction() instanceof Snoozed snoozed && granted.contains(one.offset())) {
                    snoozes.put(snoozed.getKind(), snoozed);
                } else if (acted.getAction() instanceof Unsnoozed ended) {
                    snoozes.remove(ended.getKind());
                }
            }
        }
        return List.copyOf(snoozes.values());
    }

    private static List<String> cases(Life known) {
        Set<String> open = new TreeSet<>();
        Set<String> closed = new HashSet<>();
        for (Happening one : known.happenings()) {
            if (one.body() instanceof OfficerActed acted && acted.getAction() instanceof CaseOpened opened) {
                open.add(opened.getReference());
            } else if (one.body() instanceof OfficerActed acted && acted.getAction() instanceof CaseClosed over) {
                open.remove(over.getReference());
                closed.add(over.getReference());
            } else if (one.body() instanceof HandedOver handed) {
                handed.getCases().stream()
                        .filter(reference -> !closed.contains(reference))
                        .forEach(open::add);
            } else if (one.body() instanceof Observed observed && observed.getSuccessor() != null) {
                open.clear();
            }
        }
        return List.copyOf(open);
    }
}
