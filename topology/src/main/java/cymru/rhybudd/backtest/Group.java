package cymru.rhybudd.backtest;

/**
 * A group of citizens, and how many of them are amber or red at the end, as they are: who shows them hides what is small.
 *
 * @param concerned amber or red under the candidate
 * @param concernedBefore amber or red under the log's own models
 */
public record Group(int citizens, int concerned, int concernedBefore) {
    static final Group NOBODY = new Group(0, 0, 0);

    Group plus(Group other) {
        return new Group(
                citizens + other.citizens, concerned + other.concerned, concernedBefore + other.concernedBefore);
    }
}
