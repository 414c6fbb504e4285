package cymru.rhybudd.console.delivery;

/** What delivery remembers in one word. */
enum Mark {
    /** Of an episode: the id of the latest alert that was told by itself; empty once it is off the list. */
    LATEST_ALERT,
    /** Of an episode: the id of the latest alert that was told by a digest of a hold; empty once it is off the list. */
    LATEST_DIGESTED,
    /** Of a team and a hold: the id of the first alert of the digest that was told last. */
    HOLD_DIGEST,
    /** Of an episode: the id of the latest act about it. */
    LATEST_ACT,
    /** Of an episode: the officer whose it is. */
    ASSIGNED,
    /** Of an episode: when it ended. */
    ENDED,
    /** Of an episode and an alert: that the one has the other. */
    HAS_ALERT,
    /** Of an alert: who deals with it. */
    ACKNOWLEDGED,
    /** Of an alert: who wants to be told of it later. */
    SNOOZED,
    /** Of an alert: who said what it came to. */
    CLOSED,
    /** Of a message that waits for its hour and an alert: that the one will speak of the other, too. */
    GATHERED,
    /** Of an alert or a digest, a recipient and a channel: the delivery that speaks of it, so that there is never a second. */
    PLANNED
}
