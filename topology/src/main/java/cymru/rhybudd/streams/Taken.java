package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.FeedSeen;
import java.util.List;

/** What is made of a record that came in: something for the next stage, a sign of life, or a dead letter. */
sealed interface Taken {

    /** What is for ATTRIBUTE. */
    default List<SourceRow> rows() {
        return List.of();
    }

    /** What is for the log: that a feed is whole. */
    default List<FeedSeen> signs() {
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

    /** A heartbeat. */
    record Sign(FeedSeen seen) implements Taken {
        @Override
        public List<FeedSeen> signs() {
            return List.of(seen);
        }
    }

    /** A record that could not be read or mapped. */
    record Refused(DeadLetter letter) implements Taken {
        @Override
        public List<DeadLetter> refusals() {
            return List.of(letter);
        }
    }
}
