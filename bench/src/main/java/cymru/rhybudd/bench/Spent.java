package cymru.rhybudd.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/**
 * What has been spent up to a moment.
 *
 * @param nanos the moment
 * @param processCpuNanos by everything: application, broker, garbage collection
 * @param streamsCpuNanos by the application's stream threads and their clients' threads
 * @param streamsBytes allocated by those
 */
record Spent(long nanos, long processCpuNanos, long streamsCpuNanos, long streamsBytes) {
    private static final String STREAM_THREAD = "StreamThread";

    static Spent untilNow() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = 0;
        long bytes = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(STREAM_THREAD)) {
                cpu += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                bytes += Math.max(0, threads.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return new Spent(System.nanoTime(), system.getProcessCpuTime(), cpu, bytes);
    }

    /** The same, with what another process has used. */
    Spent with(long cpuNanosElsewhere) {
        return new Spent(nanos, processCpuNanos + cpuNanosElsewhere, streamsCpuNanos, streamsBytes);
    }

    /** What was spent between an earlier moment and this one. */
    Spent since(Spent earlier) {
        return new Spent(
                nanos - earlier.nanos,
                processCpuNanos - earlier.processCpuNanos,
                streamsCpuNanos - earlier.streamsCpuNanos,
                streamsBytes - earlier.streamsBytes);
    }
}
