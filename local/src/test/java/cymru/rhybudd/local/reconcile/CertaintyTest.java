package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.TODAY;
import static cymru.rhybudd.local.reconcile.Council.attendance;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.daysAgo;
import static cymru.rhybudd.local.reconcile.Council.family;
import static cymru.rhybudd.local.reconcile.Council.rent;
import static cymru.rhybudd.local.reconcile.Council.status;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertaintyTest {
    private static final RowWrite RENT = rent(1, 1, "W", "100.00", "800.00", "0.00", null); // 16 of 16
    private static final RowWrite DEBT = balance(1, 2, null, "0.00", "NONE"); // 8 of 16
    private static final RowWrite PRESENT = attendance(1, daysAgo(9), 100, 0); // 0 of 6

    private static ProvenFeeds proven(String source, int daysAgo) {
        return new ProvenFeeds(Map.of(source, daysAgo(daysAgo)));
    }

    @Test
    void missesWhatIsFedFromSystemsThatDoNotKnowTheCitizen() {
        Picture picture = family().with(RENT, DEBT).pictureIn(0);
        assertThat(picture.missing())
                .containsExactly("dependants-exclusions", "school-attendance", "school-meals-or-move");
        assertThat(picture)
                .extracting(Picture::scoreLow, Picture::score, Picture::scoreHigh, Picture::grey)
                .containsExactly(2400, 2400, 4200, false);
    }

    @Test
    void isGreyWhereTooMuchIsMissing() {
        assertThat(family().with(RENT).pictureIn(0).grey()).as("56 points").isTrue();
        assertThat(family().with(RENT, PRESENT).pictureIn(0).grey())
                .as("38 points")
                .isFalse();
        assertThat(family().with(DEBT, PRESENT).pictureIn(0).grey())
                .as("44 points")
                .isTrue();
    }

    @Test
    void isKnownByContributionsAlone() {
        Picture picture =
                family().with(RENT, PRESENT, status("R1", null, TODAY)).pictureIn(0);
        assertThat(picture.missing()).contains("level-of-debt");
        assertThat(picture.contributions()).containsOnlyKeys("rent-arrears", "school-attendance");
    }

    @Test
    void growsStaleWhenTheFeedIsSilentForTooLong() {
        Council council = family().with(RENT, DEBT);
        assertThat(council.pictureIn(0, proven("housing", 4)).stale()).isEmpty();
        Picture some = council.pictureIn(0, proven("housing", 5));
        assertThat(some.stale()).containsExactly("threat-to-tenancy");
        assertThat(some.scoreHigh()).isEqualTo(4200 + 1800);
        Picture all = council.pictureIn(0, proven("housing", 11));
        assertThat(all.stale()).containsExactly("housing-instability", "rent-arrears", "threat-to-tenancy");
        assertThat(all)
                .extracting(Picture::scoreLow, Picture::score, Picture::scoreHigh, Picture::grey)
                .containsExactly(800, 2400, 800 + 4400 + 1800, true);
        assertThat(all.systems()).containsExactly("housing", "revenues");
        assertThat(all.provenSystems()).containsExactly("revenues");
    }

    @Test
    void doesNotGrowStaleInTheHolidays() {
        LocalDate lastDayOfTerm = LocalDate.of(2026, 12, 18);
        int holiday = 12;
        int fresh = 35;
        int then = (int) (lastDayOfTerm.toEpochDay() - TODAY.toEpochDay());
        ProvenFeeds proven = new ProvenFeeds(Map.of("education", lastDayOfTerm));
        Council council = family().with(PRESENT);
        assertThat(council.pictureIn(then + fresh + holiday, proven).stale()).doesNotContain("school-attendance");
        assertThat(council.pictureIn(then + fresh + holiday + 1, proven).stale())
                .contains("school-attendance");
    }
}
