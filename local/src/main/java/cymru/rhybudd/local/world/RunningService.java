package cymru.rhybudd.local.world;

/** The service under test of a run: in this process, or in one of its own that can be killed. */
public interface RunningService extends AutoCloseable {

    /** Whether every store is restored and every thread at work. */
    boolean isReady();

    /** Where metrics and health are served. */
    int httpPort();

    @Override
    void close();
}
