package cymru.rhybudd.local.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A bar that moves, with entries a second and the time that is left; silent where there is no terminal. */
public final class ReplayProgress implements LongConsumer, AutoCloseable {
    private static final long NANOS_BETWEEN = 200_000_000;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private final long all;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong shown = new AtomicLong(begun);

    /** A bar over so many entries. */
    public ReplayProgress(PrintWriter out, boolean terminal, long all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    @Override
    public void accept(long more) {
        long entries = done.addAndGet(more);
        long now = System.nanoTime();
        long last = shown.get();
        if (terminal && now - last > NANOS_BETWEEN && shown.compareAndSet(last, now)) {
            out.print("\r\033[K" + line(entries, all, (now - begun) / 1e9));
            out.flush();
        }
    }

    /** What the bar shows when so many of so many entries are done after so many seconds. */
    public static String line(long done, long all, double seconds) {
        double part = all == 0 ? 1 : Math.min(1, (double) done / all);
        int full = (int) Math.round(part * WIDTH);
        double rate = seconds > 0 ? done / seconds : 0;
        String left = rate > 0 ? String.format(Locale.ROOT, "%.0f s left", Math.max(0, all - done) / rate) : "";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,.0f events/s  %s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                part * 100,
                rate,
                left);
    }

    /** Takes the bar away, and says on a terminal how fast it went. */
    @Override
    public void close() {
        if (terminal) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "\r\033[K%,d events in %.1f s, %,.0f a second%n",
                    done.get(),
                    seconds,
                    done.get() / seconds);
            out.flush();
        }
    }
}
