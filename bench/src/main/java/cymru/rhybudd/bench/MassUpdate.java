package cymru.rhybudd.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A nightly batch: one transaction that changes every council-tax balance by a penny, up and down again, until it has changed enough
 * rows. A council with so few adults has no more accounts; for what follows the commit, one row is as good as another.
 *
 * @param rows how many row changes the transaction held
 * @param nanos how long it took from its beginning to its commit
 * @param committedAt by {@link System#nanoTime}
 */
record MassUpdate(long rows, long nanos, long committedAt) {
    static final String DATABASE = "revenues";
    /** Where its table's changes go. */
    static final String TOPIC = DATABASE + ".public.council_tax_balance";

    /** Commits one of at least so many row changes; the connection is left as it was. */
    static MassUpdate commit(Connection connection, long least) throws SQLException {
        long begun = System.nanoTime();
        connection.setAutoCommit(false);
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            for (int pass = 0; rows < least; pass++) {
                long changed = statement.executeLargeUpdate("update council_tax_balance set balance_due = balance_due "
                        + (pass % 2 == 0 ? "+" : "-") + " 0.01");
                if (changed == 0) {
                    throw new IllegalStateException("there is no council-tax balance to change");
                }
                rows += changed;
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return new MassUpdate(rows, System.nanoTime() - begun, System.nanoTime());
    }

    double seconds() {
        return nanos / 1e9;
    }
}
