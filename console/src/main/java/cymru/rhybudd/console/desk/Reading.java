package cymru.rhybudd.console.desk;

/** How far the desk has come. */
public interface Reading {
    /** Whether everything that was on the topics at the start has been read. */
    boolean isReady();

    /** Whether nothing more will be read: what is shown grows old, and only a new start helps. */
    boolean hasFailed();
}
