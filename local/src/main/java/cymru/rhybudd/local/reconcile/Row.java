package cymru.rhybudd.local.reconcile;

import static java.util.Objects.requireNonNull;

import cymru.rhybudd.local.reconcile.CouncilTable.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a council database, with the columns that count.
 *
 * @param columns by name; a column that is null is left out. Whole numbers are Long.
 */
record Row(CouncilTable table, List<Object> key, Map<String, Object> columns) {
    /** Councils write a date in 2999 for "open". */
    private static final LocalDate OPEN_FROM = LocalDate.of(2900, 1, 1);

    /** Database, table and primary key. */
    String name() {
        return table.path() + "/" + key.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The thing that a party or fact row is about: an account, a tenancy, a pupil, or a person record. */
    String about() {
        Role role = table.role();
        return table.database() + "/" + role.thing() + "/" + columns.get(requireNonNull(role.thingColumn()));
    }

    /** The person record that a party row names. */
    String party() {
        Role role = table.role();
        return table.database() + "/" + role.personTable() + "/" + columns.get(requireNonNull(role.personColumn()));
    }

    /** Whether the row names a party on that day: the day of its end is the last. */
    boolean isCurrentParty(LocalDate today) {
        LocalDate last = lastDay();
        return table.holdsParties() && (last == null || !last.isBefore(today));
    }

    /** The last day of a party that has an end; null of any other row. */
    @Nullable
    LocalDate lastDay() {
        return !table.holdsParties() || open("to_date") ? null : date("to_date");
    }

    /** Whether the row speaks of its citizens: a closed rent account, a rescinded exclusion an ordinary
     * school move and an unknown code do not. */
    boolean isFact() {
        return table.holdsFacts() && Codes.areKnown(this) && isInForce();
    }

    private boolean isInForce() {
        return switch (table) {
            case RENT_ACCOUNT -> open("closed_on");
            case EXCLUSION -> date("rescinded_on") == null;
            case SCHOOL_MOVE -> Boolean.TRUE.equals(columns.get("in_year"));
            default -> true;
        };
    }

    private boolean open(String column) {
        LocalDate date = date(column);
        return date == null || !date.isBefore(OPEN_FROM);
    }

    @Nullable
    String text(String column) {
        return (String) columns.get(column);
    }

    @Nullable
    LocalDate date(String column) {
        return (LocalDate) columns.get(column);
    }

    @Nullable
    Long number(String column) {
        return (Long) columns.get(column);
    }

    /** A text column that the table's definition says is never null. */
    String code(String column) {
        return requireNonNull(text(column), column);
    }

    /** A date column that the table's definition says is never null. */
    LocalDate day(String column) {
        return requireNonNull(date(column), column);
    }

    /** An integer column that the table's definition says is never null. */
    long count(String column) {
        return requireNonNull(number(column), column);
    }

    /** A column of pounds, in pence. */
    long pence(String column) {
        return inPence(requireNonNull(columns.get(column), column));
    }

    /** A column of pounds, in pence; its default is nothing. */
    long penceOrNone(String column) {
        return inPence(columns.getOrDefault(column, BigDecimal.ZERO));
    }

    /** An integer column whose default is 0. */
    long countOrNone(String column) {
        Long count = number(column);
        return count == null ? 0 : count;
    }

    private static long inPence(Object pounds) {
        return new BigDecimal(pounds.toString()).movePointRight(2).longValueExact();
    }
}
