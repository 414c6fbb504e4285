package cymru.rhybudd.local.officer;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Snoozed;
import java.time.LocalDate;
import java.util.Locale;

/** What officers read of their acts, in Welsh and English. */
final class Words {
    private Words() {}

    static String of(AlertKind kind) {
        return switch (kind) {
            case ESCALATION -> "pryder / concern";
            case NOTICE_SERVED -> "rhybudd ceisio meddiant / notice served";
            case CLAIM_ISSUED -> "hawliad neu orchymyn meddiant / claim or order";
            case EVICTION_DATED -> "dyddiad troi allan / eviction dated";
        };
    }

    static String of(Rag colour) {
        return switch (colour) {
            case RED -> "coch / red";
            case AMBER -> "oren / amber";
            case GREEN -> "gwyrdd / green";
            case UNKNOWN -> "llwyd / grey";
        };
    }

    static String of(AlertOutcome outcome) {
        return switch (outcome) {
            case USEFUL -> "defnyddiol / useful";
            case ALREADY_KNOWN -> "hysbys eisoes / already known";
            case WRONG_PERSON -> "person anghywir / wrong person";
            case WRONG_DATA -> "data anghywir / wrong data";
            case TOO_LATE -> "rhy hwyr / too late";
            case DECLINED -> "gwrthodwyd / declined";
        };
    }

    /** Those reasons that may follow an officer's act; others by their code. */
    static String of(DecisionReason reason) {
        return switch (reason) {
            case OFFICER_ACTED -> "wedi'i gofnodi / recorded";
            case SNOOZED -> "saib hyd / snoozed until";
            case SNOOZE_REFUSED -> "gwrthodwyd y saib / the snooze was refused";
            case INHIBITION_ENDED -> "nid oes ataliad mwyach / no longer inhibited";
            case SNOOZE_RAN_OUT -> "daeth y saib i ben / the snooze ran out";
            case CASE_OPEN -> "mae achos ar agor / a case is open";
            case MORATORIUM -> "mae moratoriwm dyled / a debt moratorium runs";
            case DIED -> "bu farw / died";
            case MOVED_OUT -> "symudodd o'r ardal / moved out of the area";
            case NO_MODEL -> "wedi'i gofnodi; nid oes model eto / recorded; there is no model yet";
            default -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** Why a snooze is refused: a reason is always given here, so that it is its date, or that there is nothing to snooze. */
    static String refusal(Snoozed snoozed, LocalDate today) {
        return snoozed.getUntil().isBefore(today)
                ? "mae'r dyddiad wedi mynd heibio; heddiw yw / the date is past; by the log's clock it is " + today
                : "nid oes rhybudd agored o'r math hwn am y dinesydd"
                        + " / no alert of this kind is open about the citizen";
    }

    static String setAside(Answer.SetAside letter) {
        return letter.reason().equals("UNKNOWN_CITIZEN")
                ? "nid oes neb yn adnabod y dinesydd; ni chofnodwyd dim"
                        + " / nobody knows that citizen; nothing was recorded (UNKNOWN_CITIZEN)"
                : "ni chymerwyd y weithred / the act was not taken: " + letter.reason() + ", " + letter.detail()
                        + "; see ./rhybudd dead-letters";
    }
}
