package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast an archive is verified: {@code VerifySpeed DIRECTORY [ROUNDS]}. In the first round the compiler is at work, too. */
public final class VerifySpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final PrintStream OUT = System.out;

    private VerifySpeed() {}

    /** Verifies the archive so many times with one thread, then once with two, and prints a line for each. */
    public static void main(String[] arguments) {
        Archive archive = new Archive(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        for (int round = 0; round < rounds; round++) {
            verify(archive, 1);
        }
        verify(archive, 2);
    }

    private static void verify(Archive archive, int threads) {
        Map<Thread, Long> busy = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        long cpu = cpu();
        VerificationReport report = new Verification(archive)
                .run(threads, more -> busy.put(Thread.currentThread(), THREADS.getCurrentThreadCpuTime()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double whole = (cpu() - cpu) / 1e9;
        double replaying = busy.values().stream().mapToLong(Long::longValue).sum() / 1e9;
        long decisions =
                report.partitions().stream().mapToLong(Verified::decisions).sum();
        OUT.printf(
                Locale.ROOT,
                "%d threads: %,d entries, %,d decisions, %d differences in %.1f s; entries a second %,.0f; a second of the replaying threads'"
                        + " processor time %,.0f (decisions %,.0f); of the whole process' %,.0f%n",
                threads,
                report.events(),
                decisions,
                report.differences().size(),
                seconds,
                report.events() / seconds,
                report.events() / replaying,
                decisions / replaying,
                report.events() / whole);
    }

    /** Of the process: what collects garbage and what compiles are counted in. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
