package cymru.rhybudd.streams;

/** What INTAKE makes of a record: something for the next stage, or a dead letter. */
sealed interface Taken {

    /** For ATTRIBUTE. */
    record Row(SourceRow row) implements Taken {}

    /** For the dead letters. */
    record Refused(DeadLetter letter) implements Taken {}
}
