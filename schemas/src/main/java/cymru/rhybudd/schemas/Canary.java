package cymru.rhybudd.schemas;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The canary: a synthetic citizen who travels the whole way once a minute, from a row change to what officers are told, so that
 * its silence shows that nothing would arrive. It is nobody: whoever counts, lists, weighs up or tells people leaves it out, and
 * knows it by its id alone. Every place that does so asks here.
 */
@NullMarked
public final class Canary {
    /** Its id. It has the form of a citizen's; that a council's key gives just this one is less likely than 1 in 10^36. */
    public static final String CITIZEN = "00000000-0000-8000-8000-000000000000";

    /** The id of its source, which no council system may have. */
    public static final String SOURCE = "canary";

    /** Where its row changes come in. */
    public static final String TOPIC = SOURCE + ".public.signal";

    private Canary() {}

    /** Whether that is its id; what has no key is about nobody. */
    public static boolean is(@Nullable String citizen) {
        return CITIZEN.equals(citizen);
    }

    /** Whether rows of that source are its own. */
    public static boolean sends(String source) {
        return SOURCE.equals(source);
    }

    /** Whether that is its person record: source/table/primary key. */
    public static boolean has(String record) {
        return record.startsWith(SOURCE + "/");
    }
}
