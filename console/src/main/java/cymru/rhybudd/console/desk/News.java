package cymru.rhybudd.console.desk;

/**
 * What is new on a team's list.
 *
 * @param alerts how many alerts that were told one by one
 * @param digests how many digests
 * @param digested how many alerts of them
 * @param newest where the newest of all these stands; where there is none, that from which it was looked for
 */
public record News(int alerts, int digests, int digested, ToldUpTo newest) {
    /** None of it. */
    public static News none(ToldUpTo after) {
        return new News(0, 0, 0, after);
    }
}
