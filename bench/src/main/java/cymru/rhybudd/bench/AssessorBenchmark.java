package cymru.rhybudd.bench;

import cymru.rhybudd.domain.alert.Assessor;
import cymru.rhybudd.domain.alert.Moment;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The assessing core by itself: one event folded into one citizen's state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AssessorBenchmark {
    private static final int EVENTS = 4_096;
    private static final long SEED = 1;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    /** How many supporting rows a citizen has. */
    @Param({"4", "12", "30"})
    public int rows;

    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    private WeightingModel model;

    @SuppressWarnings("NullAway.Init")
    private CitizenStream.Meeting[] meetings;

    @SuppressWarnings("NullAway.Init")
    private Moment moment;

    private int next;

    /** Makes the events and the states that they meet. */
    @Setup
    public void prepare() {
        model = Home.ofThisProcess().newestModel().model();
        CitizenStream stream = new CitizenStream(SEED, rows, model, TODAY);
        moment = stream.moment();
        meetings = stream.next(EVENTS).toArray(CitizenStream.Meeting[]::new);
    }

    /** Assesses the next event. */
    @Benchmark
    public Verdict assess() {
        CitizenStream.Meeting meeting = meetings[next++ & (EVENTS - 1)];
        return Assessor.assess(meeting.before(), meeting.event(), model, moment);
    }
}
