package cymru.rhybudd.streams;

import java.time.LocalDate;
import java.util.List;

/**
 * A hundred thousand citizens' annual billing run arrives in one night: no more alerts than the budget, none lost, statutory ones
 * at once. By default with fewer citizens; -Dbilling.citizens=100000 is the whole of it.
 */
class BillingRunTest {
    private static final int CITIZENS = Integer.getInteger("billing.citizens", 20_000);
    private static final int EVERY_WHICH_NOTICE = 300;
    private static final int BUDGET = 25;
    private static final int KEPT_FOR_RED = 5;
    private static final LocalDate NIGHT = LocalDate.of(2027, 3, 16);
    private static final List<String> PATCHES = List.of("north", "south");
    private static final String MASS = "revenues/council_tax_balance/4711";
}
