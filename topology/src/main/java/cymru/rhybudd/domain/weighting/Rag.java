package cymru.rhybudd.domain.weighting;

/** The colour of a citizen's picture, in the order in which concern grows. UNKNOWN (grey): too little is known to say. */
public enum Rag {
    UNKNOWN,
    GREEN,
    AMBER,
    RED;

    /** Whether this colour is a greater concern than the other. */
    public boolean isWorseThan(Rag other) {
        return compareTo(other) > 0;
    }

    /** The greater concern of the two. */
    public static Rag worse(Rag one, Rag other) {
        return one.isWorseThan(other) ? one : other;
    }
}
