package cymru.rhybudd.streams;

import java.util.List;

/** What INTAKE makes of a record: something for the next stage, or a dead letter. */
sealed interface Taken {

    /** What is for ATTRIBUTE. */
    default List<SourceRow> rows() {
        return List.of();
    }

    /** What is for the dead letters. */
    default List<DeadLetter> refusals() {
        return List.of();
    }

    /** A row that was mapped. */
    record Row(SourceRow row) implements Taken {
        @Override
        public List<SourceRow> rows() {
            return List.of(row);
        }
    }

    /** A record that could not be. */
    record Refused(DeadLetter letter) implements Taken {
        @Override
        public List<DeadLetter> refusals() {
            return List.of(letter);
        }
    }
}
