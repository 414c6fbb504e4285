package cymru.rhybudd.bench;

import cymru.rhybudd.backtest.CitizenLog.Reader;
import cymru.rhybudd.bench.GeneratedLog.People;
import cymru.rhybudd.bench.GeneratedLog.Said;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.streams.LogFold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/** One partition of a generated log in the making, hour by hour. */
final class GeneratedPartition {
    private static final List<String> SOURCES = List.of("education", "housing", "revenues");
    private static final long SPREAD = 2_654_435_761L;

    private final GeneratedLog log;
    private final int number;
    private final Reader reader;
    private final Random random;
    private final People people;
    private final String[] names;
    private long offset;
    private long afterSnapshot;

    GeneratedPartition(GeneratedLog log, int number, Reader reader) {
        this.log = log;
        this.number = number;
        this.reader = reader;
        this.random = new Random(number);
        int own = log.citizens() / log.count();
        this.people = log.people().apply(own);
        this.names = new String[own];
        long last = 0;
        for (int citizen = 0; citizen < own; citizen++) {
            while (names[citizen] == null) {
                String name = new UUID(0x8000L, 0x8000_0000_0000_0000L | last++ * SPREAD).toString();
                names[citizen] = partition(name, log.count()) == number ? name : null;
            }
        }
    }

    /** Where the entries about a citizen are, of so many partitions: Kafka's own choice. */
    static int partition(String citizen, int count) {
        return Utils.toPositive(Utils.murmur2(citizen.getBytes(StandardCharsets.UTF_8))) % count;
    }

    /** The clock, the model, and the snapshot. */
    void begin() {
        say("clock", new ClockTicked(midnight()));
        say("model", new ModelPublished(log.version(), log.modelText(), ModelRole.LIVE, null));
        for (int citizen = 0; citizen < names.length; citizen++) {
            for (Said said : people.first(citizen, random, log.first())) {
                observe(said, log.first(), true);
            }
        }
        afterSnapshot = Math.max(0, log.entries(number) - offset);
    }

    /** A tick, signs of life, and what happened in the hour. */
    void hour(int hour) {
        Instant now = midnight().plus(Duration.ofHours(hour));
        say("clock", new ClockTicked(now));
        for (String source : SOURCES) {
            say("feed", new FeedSeen(source, now));
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long end = afterSnapshot * hour / log.hours();
        for (long event = afterSnapshot * (hour - 1) / log.hours(); event < end; event++) {
            observe(people.next(random, today), today, false);
        }
    }

    private Instant midnight() {
        return log.first().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void say(String key, Object body) {
        reader.entry(offset++, key, new CitizenEvent(body));
    }

    private void observe(Said said, LocalDate today, boolean snapshot) {
        RandomFact kind = said.kind();
        int place = (said.citizen() * log.count() + number) * 100 + said.place();
        String row = kind.row(place);
        SourceChange change = new SourceChange(
                kind.source(),
                row.substring(row.indexOf('/') + 1, row.lastIndexOf('/')),
                row,
                snapshot ? "r" : "u",
                snapshot,
                String.format(Locale.ROOT, "%016x", offset),
                Long.toString(offset),
                today.atStartOfDay(ZoneOffset.UTC).toInstant());
        FactRow changed = new FactRow(row, kind.about(place), version(offset), said.fact(), today);
        Observed observed = new Observed(
                new LogPosition(number, offset),
                Cause.FACT,
                change,
                List.of(new RowChange(changed, null)),
                (said.citizen() & 1) == 0 ? "north" : "south");
        reader.entry(offset++, names[said.citizen()], LogFold.entry(observed));
    }

    /** Of a row that changes there; the numbers up to the next are left to links that move it. */
    static long version(long offset) {
        return 4 * (offset + 1);
    }
}
