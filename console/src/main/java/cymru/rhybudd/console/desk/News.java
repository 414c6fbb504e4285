package cymru.rhybudd.console.desk;

/**
 * What is new on a team's list.
 *
 * @param count how many alerts
 * @param newest the offset of the newest; where there is none, that from which it was looked for
 */
public record News(int count, long newest) {}
