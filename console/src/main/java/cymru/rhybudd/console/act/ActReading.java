package cymru.rhybudd.console.act;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.InterventionOutcome;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Need;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfferAnswer;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Referral;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an act from a form. What cannot be read is refused beside its field.
 *
 * @param alert which the act is about
 * @param officer who acts
 * @param today by which days are counted for officers
 * @param longestSnooze the last day to which the engine lets a snooze hold; before today where it has stood still for long
 * @param records the person records behind the citizen
 */
public record ActReading(
        OpenAlert alert, String officer, LocalDate today, LocalDate longestSnooze, List<String> records) {
    public ActReading {
        records = List.copyOf(records);
    }

    /** The act; empty where the form refuses something. */
    public Optional<Object> read(ActKind kind, Form form) {
        Object action = switch (kind) {
            case ACKNOWLEDGE -> new Acknowledged();
            case UNACKNOWLEDGE -> new Unacknowledged();
            case ASSIGN -> assigned(form);
            case NOTE -> new Noted(form.text("text"));
            case SNOOZE -> snoozed(form);
            case UNSNOOZE -> new Unsnoozed(alert.alert().getKind());
            case CLOSE -> outcome(form);
            case REOPEN -> new OutcomeWithdrawn(alert.id());
            case INTERVENTION -> intervention(form);
            case NOT_THE_SAME_PERSON -> anotherPerson(form);
            case WRONG_FACT -> wrongFact(form);
            case MISSED -> missed(form);
        };
        return form.errors().isEmpty() ? Optional.of(action) : Optional.empty();
    }

    private Assigned assigned(Form form) {
        return assigned(form, officer);
    }

    /** Whose an alert is to be: the officer's own, a colleague's, or nobody's in particular. */
    public static Assigned assigned(Form form, String officer) {
        return switch (form.value("to")) {
            case "me" -> new Assigned(officer);
            case "team" -> new Assigned(null);
            case "colleague" -> new Assigned(form.officer("colleague"));
            default -> {
                form.refuse("to", "error.choose");
                yield new Assigned(null);
            }
        };
    }

    private Snoozed snoozed(Form form) {
        if (longestSnooze.isBefore(today)) {
            form.refuse("how", "error.snooze.none");
            return new Snoozed(alert.alert().getKind(), longestSnooze, form.text("reason"));
        }
        LocalDate until = switch (form.value("how")) {
            case "rises" -> longestSnooze;
            case "until" ->
                form.date("until", today, longestSnooze, "error.snooze").orElse(longestSnooze);
            default -> {
                form.refuse("how", "error.choose");
                yield longestSnooze;
            }
        };
        return new Snoozed(alert.alert().getKind(), until, form.text("reason"));
    }

    private OutcomeRecorded outcome(Form form) {
        return new OutcomeRecorded(
                alert.id(),
                form.choice("outcome", AlertOutcome.class).orElse(AlertOutcome.USEFUL),
                alert.alert().getLeading(),
                alert.alert().getAssessment().getModelVersion());
    }

    private InterventionRecorded intervention(Form form) {
        String earlier = form.value("intervention");
        if (!earlier.isEmpty() && !alert.course().interventions().containsKey(earlier)) {
            form.refuse("intervention", "error.choose");
        }
        Need need = form.choice("need", Need.class).orElse(Need.OTHER);
        String offer = form.text("offer");
        OfferAnswer answer = form.choice("answer", OfferAnswer.class).orElse(OfferAnswer.UNDECIDED);
        Referral referral = referral(form);
        InterventionOutcome outcome =
                form.choice("outcome", InterventionOutcome.class).orElse(InterventionOutcome.ONGOING);
        return new InterventionRecorded(earlier, need, offer, answer, referral, outcome);
    }

    /** Nobody is referred without having been asked: both answers are kept, with the day. */
    private @Nullable Referral referral(Form form) {
        String choice = form.value("referral");
        if (choice.equals("none")) {
            return null;
        }
        if (!choice.equals("agreed") && !choice.equals("refused")) {
            form.refuse("referral", "error.choose");
            return null;
        }
        String service = form.text("service");
        LocalDate asked =
                form.date("asked", today.minusYears(1), today, "error.past").orElse(today);
        return new Referral(service, choice.equals("agreed"), asked);
    }

    private Disputed anotherPerson(Form form) {
        String row = form.value("row");
        if (!records.contains(row)) {
            form.refuse("row", "error.choose");
        }
        return new Disputed(Dispute.NOT_THE_SAME_PERSON, row, form.text("reason"), null);
    }

    private Disputed wrongFact(Form form) {
        String indicator = form.value("indicator");
        if (!indicators(alert).contains(indicator)) {
            form.refuse("indicator", "error.choose");
        }
        return new Disputed(Dispute.FACT_IS_WRONG, "", form.text("reason"), indicator);
    }

    private CaseMissed missed(Form form) {
        LocalDate by = form.date("by", today.minusYears(2), today, "error.past").orElse(today);
        String indicator = form.value("indicator");
        if (!indicator.isEmpty() && !indicators(alert).contains(indicator)) {
            form.refuse("indicator", "error.choose");
        }
        return new CaseMissed(by, indicator.isEmpty() ? null : indicator);
    }

    /** The indicators that count for the alert. */
    public static List<String> indicators(OpenAlert alert) {
        return alert.alert().getAssessment().getContributions().stream()
                .filter(each -> each.getPoints() > 0)
                .map(Contribution::getIndicator)
                .toList();
    }
}
