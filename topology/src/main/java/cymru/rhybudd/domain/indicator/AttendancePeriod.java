package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** A pupil's attendance over one closed period. */
public record AttendancePeriod(LocalDate startsOn, LocalDate endsOn, int sessionsPossible, int sessionsAbsent)
        implements Fact {
    public AttendancePeriod {
        Plausible.date("starts-on", startsOn);
        Plausible.date("ends-on", endsOn);
        Plausible.count("sessions-possible", sessionsPossible);
        Plausible.count("sessions-absent", sessionsAbsent);
    }

    @Override
    public Indicator indicator() {
        return Indicator.SCHOOL_ATTENDANCE;
    }
}
