package cymru.rhybudd.local.simulation;

/** A stage threw an exception. */
final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String node, Exception cause) {
        super("the stage failed at " + node, cause);
    }
}
