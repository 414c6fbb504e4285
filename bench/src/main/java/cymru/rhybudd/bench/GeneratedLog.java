package cymru.rhybudd.bench;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.streams.LogFold;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The log of record of a council: a snapshot of everybody's rows, then a tick an hour and what happens in between. The same for
 * the same figures.
 *
 * @param count of partitions
 * @param entries about how many in all
 * @param days how many of them follow the snapshot
 * @param modelText of the log's own model
 * @param people who the citizens of a partition are, so many of them
 */
record GeneratedLog(
        int count,
        int citizens,
        long entries,
        LocalDate first,
        int days,
        String version,
        String modelText,
        IntFunction<People> people)
        implements CitizenLog {
    private static final List<String> SOURCES = List.of("education", "housing", "revenues");

    /**
     * A row of a citizen, and what it says.
     *
     * @param place sets it apart from other rows of the citizen
     */
    record Said(int citizen, RandomFact kind, int place, Fact fact) {}

    /** Who the citizens of a partition are: what is known of them at first, and what happens to them. */
    interface People {
        /** What the first snapshot says of one of them. */
        List<Said> first(int citizen, Random random, LocalDate today);

        /** What happens next to any of them. */
        Said next(Random random, LocalDate today);
    }

    @Override
    public List<Integer> partitions() {
        return IntStream.range(0, count).boxed().toList();
    }

    @Override
    public long entries(int partition) {
        return entries / count;
    }

    @Override
    public void read(int partition, Reader reader) {
        new Writing(this, partition, reader).write();
    }

    /** One partition in the making. */
    private static final class Writing {
        private final GeneratedLog log;
        private final int partition;
        private final Reader reader;
        private final Random random;
        private long offset;

        Writing(GeneratedLog log, int partition, Reader reader) {
            this.log = log;
            this.partition = partition;
            this.reader = reader;
            this.random = new Random(partition);
        }

        void write() {
            int own = log.citizens / log.count;
            People people = log.people.apply(own);
            say("clock", new ClockTicked(log.first.atStartOfDay(ZoneOffset.UTC).toInstant()));
            say("model", new ModelPublished(log.version, log.modelText, ModelRole.LIVE, null));
            for (int citizen = 0; citizen < own; citizen++) {
                for (Said said : people.first(citizen, random, log.first)) {
                    observe(said, log.first, true);
                }
            }
            long left = Math.max(0, log.entries(partition) - offset);
            int hours = log.days * 24;
            for (int hour = 1; hour <= hours; hour++) {
                Instant now = log.first.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
                say("clock", new ClockTicked(now));
                for (String source : SOURCES) {
                    say("feed", new FeedSeen(source, now));
                }
                LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
                for (long event = left * hour / hours - left * (hour - 1) / hours; event > 0; event--) {
                    observe(people.next(random, today), today, false);
                }
            }
        }

        private void say(String key, Object body) {
            reader.entry(offset++, key, new CitizenEvent(body));
        }

        private void observe(Said said, LocalDate today, boolean snapshot) {
            RandomFact kind = said.kind;
            int number = said.citizen * 100 + said.place;
            String row = kind.row(number);
            SourceChange change = new SourceChange(
                    kind.source(),
                    row.substring(row.indexOf('/') + 1, row.lastIndexOf('/')),
                    row,
                    snapshot ? "r" : "u",
                    snapshot,
                    String.format(Locale.ROOT, "%016x", offset),
                    Long.toString(offset),
                    today.atStartOfDay(ZoneOffset.UTC).toInstant());
            FactRow changed = new FactRow(row, kind.about(number), offset + 1, said.fact, today);
            Observed observed = new Observed(
                    new LogPosition(partition, offset),
                    Cause.FACT,
                    change,
                    List.of(new RowChange(changed, null)),
                    (said.citizen & 1) == 0 ? "north" : "south");
            reader.entry(offset++, name(said.citizen), LogFold.entry(observed));
        }

        private String name(int citizen) {
            return new UUID(0x8000L | partition, 0x8000_0000_0000_0000L | citizen * 2654435761L).toString();
        }
    }
}
