package cymru.rhybudd.bench;

import java.util.List;

/**
 * What writing to the council's tables costs with triggers that keep a summary table, and without.
 *
 * @param citizens how many the summary table holds
 * @param rescoreSeconds to compute everybody anew, as after a change of the model
 */
record TriggerFigures(int adults, long citizens, List<Writing> writings, double rescoreSeconds) {
    TriggerFigures {
        writings = List.copyOf(writings);
    }

    /**
     * One way of keeping the tables.
     *
     * @param name plain, triggers, or replica-identity-full, which is what capturing changes asks of the tables
     * @param changesPerSecond transactions of one connection, one after another
     * @param millis how long each took until it was committed
     * @param walBytesPerChange what went into the write-ahead log
     * @param massRows of the mass update
     * @param massSeconds how long it took
     * @param massWalBytesPerRow what went into the write-ahead log
     */
    record Writing(
            String name,
            double changesPerSecond,
            Delays millis,
            double walBytesPerChange,
            long massRows,
            double massSeconds,
            double massWalBytesPerRow) {}
}
