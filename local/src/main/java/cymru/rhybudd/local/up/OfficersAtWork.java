package cymru.rhybudd.local.up;

/** Whether officers record what the alerts of a run come to. */
enum OfficersAtWork {
    /** Nobody records anything. */
    NONE,
    /** Some record outcomes, and now and then a missed case. */
    RECORDING
}
