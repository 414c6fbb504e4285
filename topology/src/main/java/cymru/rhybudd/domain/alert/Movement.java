package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;

/** One contribution that moved, in basis points. */
public record Movement(Indicator indicator, int before, int after) {

    /** By how much it moved; negative when it fell. */
    public int change() {
        return after - before;
    }
}
