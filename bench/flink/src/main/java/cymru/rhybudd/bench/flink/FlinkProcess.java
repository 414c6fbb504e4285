package cymru.rhybudd.bench.flink;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job after another in one process, so that the compiler's work on earlier ones serves later ones, as with what they are compared
 * with. A line with {@link JobSettings} starts a job, an empty one stops it; each is answered by a line.
 */
public final class FlinkProcess {
    private static final PrintStream OUT = System.out;
    private static final int PATIENCE_SECONDS = 60;
    private static final long LOOK_EVERY_MILLIS = 20;

    private FlinkProcess() {}

    /** Obeys standard input until it ends. */
    public static void main(String[] arguments) {
        try {
            obey();
            System.exit(0);
        } catch (Exception e) {
            fail(e);
        }
    }

    private static void obey() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable JobClient job = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (job != null) {
                stop(job);
                job = null;
                answer("stopped");
            } else {
                job = new FlinkJob(JobSettings.of(line)).start();
                watch(job);
                answer("started");
            }
        }
    }

    /** The end of the process tells whoever waits for an answer, and its log, which is standard error, says why. */
    private static void fail(Exception thrown) {
        thrown.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    private static void answer(String word) {
        OUT.println(word);
        OUT.flush();
    }

    /** A job that fails ends the process, for whoever waits for its work would wait for ever. */
    private static void watch(JobClient job) {
        Thread thread = new Thread(
                () -> {
                    try {
                        job.getJobExecutionResult().get();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ExecutionException e) {
                        if (!isCancelled(e)) {
                            fail(e);
                        }
                    }
                },
                "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isCancelled(ExecutionException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("JobCancellationException")) {
                return true;
            }
        }
        return false;
    }

    private static void stop(JobClient job) throws Exception {
        job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                if (job.getJobStatus().get().isGloballyTerminalState()) {
                    return;
                }
            } catch (ExecutionException | IllegalStateException e) {
                return; // the cluster went with its job
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw new IllegalStateException("the job did not stop within " + PATIENCE_SECONDS + " seconds");
    }
}
