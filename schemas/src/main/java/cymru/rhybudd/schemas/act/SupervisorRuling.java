package cymru.rhybudd.schemas.act;

import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HoldRuled;

/** A supervisor's ruling as it is written to controls, from a page or from the command line. */
public final class SupervisorRuling {
    /** The key of every ruling: one partition, one order. */
    public static final String KEY = "hold";

    private SupervisorRuling() {}

    /** The record to write. */
    public static Control control(HoldRuled ruled) {
        return new Control(ruled);
    }
}
