package cymru.rhybudd.bench;

import cymru.rhybudd.domain.alert.Assessor;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Moment;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events about many citizens, each with the state that it meets: the same for the same seed. */
final class CitizenStream {
    private static final int CITIZENS = 64;
    private static final int REPETITION_PERCENT = 1;
    private static final int REMOVAL_PERCENT = 1;

    private final Random random;
    private final WeightingModel model;
    private final LocalDate today;
    private final Moment moment;
    private final List<RandomFact> kinds = new ArrayList<>();
    private final List<CitizenState> states = new ArrayList<>();
    private long number;

    /** An event and the state of its citizen before it. */
    record Meeting(CitizenState before, CitizenEvent event) {}

    /**
     * A stream of citizens with so many supporting rows each.
     *
     * @param rows the commonest kinds of facts have a row each, then there are more of the kinds that accumulate
     */
    CitizenStream(long seed, int rows, WeightingModel model, LocalDate today) {
        this.random = new Random(seed);
        this.model = model;
        this.today = today;
        this.moment = new Moment(today.atStartOfDay(ZoneOffset.UTC).toInstant(), Feeds.NONE);
        RandomFact[] all = RandomFact.values();
        RandomFact[] accumulating = {RandomFact.ATTENDANCE, RandomFact.ATTENDANCE, RandomFact.SUPPORT, RandomFact.MOVE};
        for (int place = 0; place < rows; place++) {
            kinds.add(place < all.length ? all[place] : accumulating[place % accumulating.length]);
        }
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            states.add(citizen(String.format(java.util.Locale.ROOT, "%032x", citizen)));
        }
    }

    private CitizenState citizen(String id) {
        CitizenState state = CitizenState.unknown(id);
        for (int place = 0; place < kinds.size(); place++) {
            Fact fact = kinds.get(place).next(random, today);
            state = Assessor.assess(state, event(place, fact, ++number), model, moment)
                    .after();
        }
        return state;
    }

    /** What the log last said to everybody, when all of this happens. */
    Moment moment() {
        return moment;
    }

    /** The next events, each folded into the state that a later one about the same citizen meets. */
    List<Meeting> next(int events) {
        List<Meeting> meetings = new ArrayList<>(events);
        while (meetings.size() < events) {
            int citizen = random.nextInt(CITIZENS);
            CitizenState before = states.get(citizen);
            CitizenEvent event = event();
            meetings.add(new Meeting(before, event));
            states.set(citizen, Assessor.assess(before, event, model, moment).after());
        }
        return meetings;
    }

    private CitizenEvent event() {
        int place = place();
        long version = random.nextInt(100) < REPETITION_PERCENT ? 0 : ++number;
        Fact fact =
                random.nextInt(100) < REMOVAL_PERCENT ? null : kinds.get(place).next(random, today);
        return event(place, fact, version);
    }

    /** A row that changes: of the kinds that the citizens have, each as often as its weight says. */
    private int place() {
        int total = kinds.stream().mapToInt(RandomFact::weight).sum();
        int drawn = random.nextInt(total);
        int place = 0;
        while (drawn >= kinds.get(place).weight()) {
            drawn -= kinds.get(place++).weight();
        }
        return place;
    }

    private Observed event(int place, @org.jspecify.annotations.Nullable Fact fact, long version) {
        RandomFact kind = kinds.get(place);
        String row = kind.row(place);
        SourceChange change = new SourceChange(
                kind.source(),
                row.substring(row.indexOf('/') + 1, row.lastIndexOf('/')),
                row,
                "u",
                false,
                String.format(java.util.Locale.ROOT, "%016x", number),
                Long.toString(number),
                today.atStartOfDay().toInstant(ZoneOffset.UTC));
        return new Observed(
                new LogPosition(0, number),
                Cause.FACT,
                change,
                List.of(new RowChange(new FactRow(row, kind.about(place), version, fact), null)),
                "north");
    }
}
