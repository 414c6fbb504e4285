package cymru.rhybudd.local.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People who live together, and what the council's systems record of them. */
final class Household {
    final int number;
    final long uprn;
    final String addressLine;
    final String postcode;
    final String ward;
    final List<Adult> adults = new ArrayList<>(2);
    final List<TableRow> pupils = new ArrayList<>(0);
    final List<TableRow> attendance = new ArrayList<>(0);
    final List<TableRow> exclusions = new ArrayList<>(0);
    final List<TableRow> steps = new ArrayList<>(0);
    final List<TableRow> cases = new ArrayList<>(0);
    final List<TableRow> liabilities = new ArrayList<>(2);

    @Nullable
    TableRow meals;

    @Nullable
    TableRow rentAccount;

    @Nullable
    TableRow balance;

    @Nullable
    TableRow award;

    @Nullable
    TableRow overpayment;
    /** How far the household's story has come; 0 before it begins. */
    int chapter;
    /** Whether the story goes down (hardship) or up again (recovery). */
    boolean recovers;
    /** Until when, in simulated seconds, the household is left alone. */
    double quietUntil;

    Household(int number, long uprn, String addressLine, String postcode, String ward) {
        this.number = number;
        this.uprn = uprn;
        this.addressLine = addressLine;
        this.postcode = postcode;
        this.ward = ward;
    }

    /** Whether instalments were missed before the first day. */
    boolean isInHardship() {
        return balance != null && (Integer) balance.known("instalments_overdue") > 0;
    }

    /** Whether housing or education knows it too. */
    boolean isKnownWidely() {
        return rentAccount != null || hasPupils();
    }

    boolean hasPupils() {
        return !pupils.isEmpty();
    }
}
