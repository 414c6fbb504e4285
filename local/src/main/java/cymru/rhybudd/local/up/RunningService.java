package cymru.rhybudd.local.up;

/** The service under test of a run: in this process, or in one of its own that can be killed. */
interface RunningService extends AutoCloseable {

    /** Whether every store is restored and every thread at work. */
    boolean isReady();

    /** Where metrics and health are served. */
    int httpPort();

    @Override
    void close();
}
