package cymru.rhybudd.domain.alert;

/** What became of an episode: there is at most one open for each citizen and kind of warning. */
public enum EpisodeStep {
    /** It began. */
    OPENED,
    /** It grew more severe, or its deadline came nearer. */
    ROSE,
    /** A snooze ended. */
    REOPENED,
    /** It is over: nobody is called. */
    CLOSED
}
