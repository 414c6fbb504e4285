package cymru.rhybudd.local.office;

import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;

/** What supervisors read, in Welsh and English. */
final class Words {
    /** Of an alert that says that a concern is over. */
    static final String CLOSED = "wedi cau / closed";

    private Words() {}

    static String of(HoldReason reason) {
        return switch (reason) {
            case MASS_UPDATE -> "diweddariad torfol / mass update";
            case MODEL_CHANGE -> "model newydd / new model";
            case BUDGET -> "cyllideb rybuddion / alert budget";
        };
    }

    static String of(Rag colour) {
        return switch (colour) {
            case RED -> "coch / red";
            case AMBER -> "oren / amber";
            case GREEN -> "gwyrdd / green";
            case UNKNOWN -> "anhysbys / unknown";
        };
    }

    static String of(HoldState state) {
        return switch (state) {
            case WAITING -> "yn aros / waiting";
            case RELEASED -> "wedi'u rhyddhau / released";
            case DIGESTED -> "wedi'u hanfon fel crynodeb / sent as a digest";
            case DROPPED -> "wedi'u gollwng / dropped";
            case WITHDRAWN -> "wedi'u tynnu'n ôl / withdrawn";
        };
    }
}
