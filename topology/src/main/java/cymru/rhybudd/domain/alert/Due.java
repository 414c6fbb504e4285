package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the clock alone can next change anything of a citizen, so that a tick need only visit those for whom it may. */
final class Due {
    private static final long SECONDS_OF_A_DAY = 86_400;

    private @Nullable Instant first;

    private Due() {}

    static Optional<Instant> of(
            Picture picture, List<FactRow> rows, List<Episode> episodes, WeightingModel model, Moment moment) {
        Due due = new Due();
        due.onDay(picture.weighing().due());
        Instant falling = picture.held().fallingSince();
        if (falling != null) {
            due.at(falling.plus(model.thresholds().dwell()));
        }
        for (Episode episode : episodes) {
            LocalDate until = episode.snoozedUntil();
            if (until != null && !until.isBefore(moment.today())) {
                due.on(until.plusDays(1));
            }
        }
        due.on(Trigger.due(rows, picture.weighing(), model, moment.today()));
        due.on(Inhibition.due(rows, moment.today()));
        return Optional.ofNullable(due.first);
    }

    private void on(@Nullable LocalDate day) {
        if (day != null) {
            onDay(day.toEpochDay());
        }
    }

    private void onDay(long day) {
        if (day != Horizon.NEVER) {
            at(Instant.ofEpochSecond(day * SECONDS_OF_A_DAY));
        }
    }

    private void at(Instant instant) {
        if (first == null || instant.isBefore(first)) {
            first = instant;
        }
    }
}
