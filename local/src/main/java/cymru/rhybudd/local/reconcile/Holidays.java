package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The days on which schools are closed. */
record Holidays(NavigableSet<LocalDate> days) {
    static final Holidays NONE = new Holidays(new TreeSet<>());

    /** From one day to another, both included. */
    record Stretch(LocalDate from, LocalDate to) {}

    static Holidays of(List<Stretch> stretches) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        stretches.forEach(
                stretch -> stretch.from().datesUntil(stretch.to().plusDays(1)).forEach(days::add));
        return new Holidays(days);
    }

    /** Days of holiday after the one date and up to the other. */
    long between(LocalDate after, LocalDate upTo) {
        return upTo.isAfter(after) ? days.subSet(after, false, upTo, true).size() : 0;
    }
}
