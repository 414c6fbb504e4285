package cymru.rhybudd.local.reconcile;

import java.util.Collection;

/** How worrying a picture is, in the order in which it worsens. */
public enum Colour {
    GREEN,
    AMBER,
    RED;

    /** Whether this colour is worse than the other. */
    public boolean worseThan(Colour other) {
        return compareTo(other) > 0;
    }

    /** The colour that a step down leads to. */
    Colour milder() {
        return this == RED ? AMBER : GREEN;
    }

    static Colour worst(Collection<Colour> colours) {
        return colours.stream().max(Colour::compareTo).orElse(GREEN);
    }
}
