package cymru.rhybudd.audit.life;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.domain.basis.Admission;
import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that stands behind one alert, of what was recorded.
 *
 * @param alerted the alert where it stands in {@code alert-log}
 * @param entry what it followed from; empty where that was nothing about this citizen alone, such as the clock
 * @param decision in which it was decided
 * @param rows those that spoke of the citizen when it was raised
 * @param model as it was published; empty where the log does not hold it
 * @param purposes the register in force then; empty where none had been published
 * @param told the team that was told of it, the digest that named it
 * @param held where it waits or waited, and what became of it
 * @param twins alerts of other kinds that the same entry of the log raised
 * @param episode what else was raised of the same concern
 * @param instead what came in its place, where it waited and was withdrawn
 * @param rulings of supervisors about a hold that it waited under
 * @param acts of officers about the citizen after it
 * @param merged the link since when the citizen is no more, and officers act about the successor; empty where the citizen is there
 * @param outcomes how many alerts that the same indicator led came to what, as far as officers recorded it
 */
public record Explanation(
        Happening alerted,
        Optional<Happening> entry,
        Optional<Happening> decision,
        List<StandingRow> rows,
        Optional<Happening> model,
        Optional<Happening> purposes,
        List<Happening> told,
        List<Happening> held,
        List<Happening> twins,
        Episode episode,
        Optional<Happening> instead,
        List<Happening> rulings,
        List<Happening> acts,
        Optional<Happening> merged,
        Map<AlertOutcome, Integer> outcomes) {

    /** Of the alert with that id. */
    public static Explanation of(LifeIndex index, Life life, String alertId) throws IOException {
        Happening alerted = life.alert(alertId)
                .orElseThrow(
                        () -> new IllegalStateException("alert " + alertId + " is not among its citizen's records"));
        Alert alert = (Alert) alerted.body();
        Life before = new Life(
                life.citizen(),
                life.asDecided().stream()
                        .filter(one -> one.entry() <= alerted.entry())
                        .toList());
        List<Happening> held = life.records(HeldAlert.class)
                .filter(one -> ((HeldAlert) one.body()).getAlert().getAlertId().equals(alert.getAlertId()))
                .toList();
        List<Happening> told = life.happenings().stream()
                .filter(one -> tells(one, alert.getAlertId()))
                .toList();
        Set<String> holds = holds(held, told, alert.getAlertId());
        Episode episode = Episode.of(life, alerted);
        return new Explanation(
                alerted,
                life.happenings().stream()
                        .filter(one -> one.isEntry() && one.entry() == alerted.entry())
                        .findFirst(),
                life.records(Decision.class)
                        .filter(one -> one.entry() == alerted.entry() && decides((Decision) one.body(), alert))
                        .findFirst(),
                StandingRows.of(before),
                life.model(alert.getAssessment().getModelVersion()),
                before.records(PurposesPublished.class).reduce((one, other) -> other),
                told,
                held,
                life.records(Alert.class)
                        .filter(one -> one.entry() == alerted.entry() && !one.equals(alerted))
                        .toList(),
                episode,
                episode.inThePlaceOf(alerted, life),
                life.records(HoldRuled.class)
                        .filter(one -> one.entry() > alerted.entry())
                        .filter(one -> holds.contains(((HoldRuled) one.body()).getHold()))
                        .toList(),
                life.records(OfficerActed.class)
                        .filter(one -> one.entry() > alerted.entry())
                        .toList(),
                life.merged(),
                index.outcomes(alert.getLeading()));
    }

    /** Before what an entry says of a citizen the time and the model of that moment are judged, if they wait for it: by decisions of their own, at the same place. */
    private static boolean decides(Decision decision, Alert alert) {
        return decision.getRulings().stream()
                .anyMatch(ruling -> alert.getAlertId().equals(ruling.getAlertId()));
    }

    private static boolean tells(Happening one, String alertId) {
        if (one.body() instanceof OfficerNotification notification) {
            return notification.getAlert().getAlertId().equals(alertId);
        }
        return one.body() instanceof TeamDigest digest
                && digest.getAlerts().stream()
                        .anyMatch(alert -> alert.getAlertId().equals(alertId));
    }

    private static Set<String> holds(List<Happening> held, List<Happening> told, String alertId) {
        Set<String> holds = new HashSet<>(Set.of(alertId));
        held.forEach(one -> holds.add(((HeldAlert) one.body()).getHold()));
        for (Happening one : told) {
            if (one.body() instanceof OfficerNotification notification && notification.getReleasedFrom() != null) {
                holds.add(notification.getReleasedFrom());
            } else if (one.body() instanceof TeamDigest digest) {
                holds.add(digest.getHold());
            }
        }
        return holds;
    }

    /** The alert itself. */
    public Alert alert() {
        return (Alert) alerted.body();
    }

    /** The rows that an indicator was measured of. */
    public List<StandingRow> rows(String indicator) {
        Indicator wanted = Indicator.of(indicator);
        return rows.stream().filter(row -> row.fact().indicator() == wanted).toList();
    }

    /** The model's file; empty where it was not recorded, or cannot be read any more. */
    public Optional<ModelFile> modelFile() {
        return model.map(one -> (ModelPublished) one.body()).flatMap(published -> {
            try {
                return Optional.of(ModelFile.read(published.getVersion(), published.getText()));
            } catch (ConfigurationFaultException e) {
                return Optional.empty(); // its text is shown all the same
            }
        });
    }

    /** The register in force; empty where none was recorded. */
    public Optional<PurposesFile> register() {
        return purposes.map(one -> PurposesFile.read(((PurposesPublished) one.body()).getText()));
    }

    /** For which purpose the row's fact was used, by the register in force; empty where it has no entry, or none was recorded. */
    public Optional<Purpose> purpose(StandingRow row) {
        LocalDate day = LocalDate.ofInstant(row.change().getCommittedAt(), ZoneOffset.UTC);
        return register()
                .map(file -> file.register().admit(row.row().source(), kind(row), day))
                .filter(Admission.Admitted.class::isInstance)
                .map(admission -> ((Admission.Admitted) admission).purpose());
    }

    /** The kind of the row's fact as registers name it, such as rent-balance. */
    public static String kind(StandingRow row) {
        return row.fact()
                .getClass()
                .getSimpleName()
                .replaceAll("(?<!^)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
