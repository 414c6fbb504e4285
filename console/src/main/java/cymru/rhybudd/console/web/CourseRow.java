package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Referral;
import cymru.rhybudd.schemas.Snoozed;
import org.jspecify.annotations.Nullable;

/**
 * One act, in words.
 *
 * @param detail in the officer's own words; empty where there are none
 */
public record CourseRow(String moment, String officer, String what, String detail) {
    static CourseRow of(Words words, OfficerActed act) {
        return new CourseRow(words.moment(act.getActedAt()), act.getOfficer(), what(words, act), detail(act));
    }

    private static String what(Words words, OfficerActed act) {
        Object action = act.getAction();
        String key = "did." + ActKind.of(action).map(Enum::name).orElse("OTHER");
        if (action instanceof Assigned assigned) {
            return assigned.getTo() == null ? words.text("did.ASSIGN.team") : words.text(key, assigned.getTo());
        }
        if (action instanceof Snoozed snoozed) {
            return words.text(key, words.date(snoozed.getUntil()));
        }
        if (action instanceof OutcomeRecorded recorded) {
            return words.text(key, words.text("outcome." + recorded.getOutcome()));
        }
        if (action instanceof CaseMissed missed) {
            return words.text(key, words.date(missed.getShouldHaveBeenRaisedBy()));
        }
        if (action instanceof CaseOpened || action instanceof CaseClosed) {
            return words.text(action instanceof CaseOpened ? "did.case.opened" : "did.case.closed");
        }
        if (action instanceof InterventionRecorded recorded) {
            return intervention(words, recorded);
        }
        return words.text(key);
    }

    static String intervention(Words words, InterventionRecorded recorded) {
        String text = words.text(
                "did.INTERVENTION",
                words.text("need." + recorded.getNeed()),
                words.text("answer." + recorded.getAnswer()),
                words.text("came-to." + recorded.getOutcome()));
        @Nullable Referral referral = recorded.getReferral();
        return referral == null
                ? text
                : text + ". "
                        + words.text(
                                "did.referral." + referral.getAgreed(),
                                referral.getService(),
                                words.date(referral.getAskedOn()));
    }

    private static String detail(OfficerActed act) {
        Object action = act.getAction();
        if (action instanceof Noted noted) {
            return noted.getText();
        }
        if (action instanceof Snoozed snoozed) {
            return snoozed.getReason();
        }
        if (action instanceof InterventionRecorded recorded) {
            return recorded.getOffer();
        }
        if (action instanceof CaseOpened opened) {
            return opened.getReference();
        }
        if (action instanceof CaseClosed closed) {
            return closed.getReference();
        }
        return action instanceof Disputed disputed ? disputed.getReason() : "";
    }
}
