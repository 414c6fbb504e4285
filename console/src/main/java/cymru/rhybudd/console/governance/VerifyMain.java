package cymru.rhybudd.console.governance;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.report.VerificationAnswer;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Verifies in a process of its own, so that what it needs is not taken from officers, and ends with whoever started it. It says how far it is on standard
 * output, and what it found in a file.
 */
public final class VerifyMain {
    static final String PROGRESS = "progress ";
    private static final long NANOS_BETWEEN = 500_000_000;

    private VerifyMain() {}

    /** With the file for the answer, how many threads, and the {@link RecordSource#words} of the records. */
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        List<String> words = List.of(arguments);
        RecordSource source = RecordSource.of(words.subList(2, words.size()), System.getenv());
        Found found = verify(source, Integer.parseInt(words.get(1)));
        new ObjectMapper().writeValue(Path.of(words.get(0)).toFile(), found);
        System.exit(0); // whatever else runs here has no more to say
    }

    private static Found verify(RecordSource source, int threads) throws IOException {
        List<String> faults = source.faults();
        Records records = source.open();
        Verification verification = new Verification(records);
        Progress progress = new Progress(verification.entries());
        progress.say(0);
        long begun = System.nanoTime();
        VerificationReport report = verification.run(threads, progress::more);
        VerificationAnswer answer =
                VerificationAnswer.of(report, Duration.ofNanos(System.nanoTime() - begun), faults, null);
        return new Found(answer.isClean(), answer.page(VerificationAnswer.WELSH), answer.page(Locale.ENGLISH));
    }

    /** The other end of standard input is held by the console as long as it lives. */
    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is said there
                        }
                    } catch (IOException e) {
                        // gone is gone
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static final class Progress {
        private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        private final long all;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong said = new AtomicLong(System.nanoTime());

        Progress(long all) {
            this.all = all;
        }

        void more(long entries) {
            long now = System.nanoTime();
            long last = said.get();
            long total = done.addAndGet(entries);
            if (now - last > NANOS_BETWEEN && said.compareAndSet(last, now)) {
                say(total);
            }
        }

        void say(long total) {
            out.println(PROGRESS + total + " " + all);
        }
    }
}
