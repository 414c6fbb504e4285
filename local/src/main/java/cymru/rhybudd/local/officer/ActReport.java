package cymru.rhybudd.local.officer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Ruling;
import cymru.rhybudd.schemas.Snoozed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an act, for people in both languages, and as JSON.
 *
 * @param citizen whom the officer named
 * @param history says which day it is and which model judges
 */
record ActReport(String citizen, OfficerActed act, Answer answer, ModelHistory history) {

    /** Whether it had an effect or was at least recorded. */
    boolean isTaken() {
        return answer instanceof Answer.Decided decided
                && decided.rulings().stream().noneMatch(ruling -> ruling.getReason() == DecisionReason.SNOOZE_REFUSED);
    }

    String text() {
        if (answer instanceof Answer.Decided decided) {
            StringBuilder text = new StringBuilder();
            if (!decided.citizen().equals(citizen)) {
                text.append("mae'r dinesydd bellach yn / the citizen is now ")
                        .append(Pseudonym.shown(decided.citizen()))
                        .append('\n');
            }
            decided.rulings().forEach(ruling -> text.append(line(ruling)).append('\n'));
            return text.toString();
        }
        return Words.setAside((Answer.SetAside) answer);
    }

    private String line(Ruling ruling) {
        String told =
                ruling.getAlertId() == null ? "" : "; anfonwyd rhybudd / an alert was raised: " + ruling.getAlertId();
        return kind(ruling) + said(ruling) + told;
    }

    /** The ruling on an act is one about the score, whatever the act is about: a snooze names its own kind. */
    private String kind(Ruling ruling) {
        boolean ofAct =
                ruling.getReason() == DecisionReason.SNOOZED || ruling.getReason() == DecisionReason.SNOOZE_REFUSED;
        if (ofAct && act.getAction() instanceof Snoozed snoozed) {
            return Words.of(snoozed.getKind()) + ": ";
        }
        return ruling.getReason() == DecisionReason.OFFICER_ACTED ? "" : Words.of(ruling.getKind()) + ": ";
    }

    private String said(Ruling ruling) {
        if (act.getAction() instanceof Snoozed snoozed) {
            LocalDate until = snoozed.getUntil();
            if (ruling.getReason() == DecisionReason.SNOOZED) {
                LocalDate last = last(until);
                return Words.of(ruling.getReason()) + " " + last
                        + (last.isBefore(until) ? " (y model yn ei gwtogi / capped by the model)" : "");
            }
            if (ruling.getReason() == DecisionReason.SNOOZE_REFUSED) {
                return Words.of(ruling.getReason()) + ": " + Words.refusal(snoozed, history.today());
            }
        }
        return Words.of(ruling.getReason());
    }

    private LocalDate last(LocalDate until) {
        Integer longest = longestSnooze();
        LocalDate cap = longest == null ? until : history.today().plusDays(longest);
        return until.isAfter(cap) ? cap : until;
    }

    private @Nullable Integer longestSnooze() {
        return history.models().stream()
                .filter(model -> model.standing() == Standing.IN_FORCE)
                .map(model -> ModelFile.parse(model.version(), model.text()).snoozeAtMostDays())
                .findFirst()
                .orElse(null);
    }

    ObjectNode json() {
        ObjectNode json = Printing.JSON
                .createObjectNode()
                .put("act", act.getAction().getClass().getSimpleName())
                .put("citizen", citizen)
                .put("officer", act.getOfficer())
                .put("actedAt", act.getActedAt().toString())
                .put("taken", isTaken());
        if (answer instanceof Answer.Decided decided) {
            json.put("concerned", decided.citizen())
                    .put("partition", decided.position().getPartition())
                    .put("offset", decided.position().getOffset());
            ArrayNode rulings = json.putArray("rulings");
            decided.rulings()
                    .forEach(ruling -> rulings.addObject()
                            .put("kind", ruling.getKind().name())
                            .put("reason", ruling.getReason().name())
                            .put("alertId", ruling.getAlertId())
                            .put("said", said(ruling)));
        } else if (answer instanceof Answer.SetAside aside) {
            json.put("deadLetter", aside.reason());
        }
        return json;
    }
}
