package cymru.rhybudd.local.up;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** What a run shows: progress while it starts, alerts as they happen, and a status line that moves only on a terminal. */
final class Screen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Duration STATUS_WITHOUT_TERMINAL = Duration.ofSeconds(10);
    private static final int PSEUDONYM_LENGTH = 8;
    private static final int MOVEMENTS = 3;

    private final PrintWriter out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private String status = "";
    private long statusPrinted;

    Screen(PrintWriter out) {
        this.out = out;
        this.terminal = System.console() != null && Ansi.AUTO.enabled();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    synchronized void progress(String what) {
        line(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), what));
    }

    synchronized void line(String text) {
        if (terminal && !status.isEmpty()) {
            out.print("\r\033[K");
        }
        out.println(text);
        if (terminal && !status.isEmpty()) {
            out.print(status);
        }
        out.flush();
    }

    /** Replaces the status line; without a terminal it is a plain line now and then. */
    synchronized void status(String text) {
        if (terminal) {
            out.print("\r\033[K" + text);
            status = text;
            out.flush();
        } else if (System.nanoTime() - statusPrinted > STATUS_WITHOUT_TERMINAL.toNanos()) {
            statusPrinted = System.nanoTime();
            out.println(text);
            out.flush();
        }
    }

    synchronized void noStatus() {
        if (terminal && !status.isEmpty()) {
            out.print("\r\033[K");
        }
        status = "";
    }

    /** The terminal itself, for somebody else's progress; what is shown by the way of it is gone. */
    synchronized PrintWriter handedOver() {
        noStatus();
        return out;
    }

    void alert(OfficerNotification notification, Duration latency) {
        Alert alert = notification.getAlert();
        String time = LocalTime.now(ZoneId.systemDefault()).format(CLOCK);
        String citizen = alert.getCitizen().substring(0, PSEUDONYM_LENGTH);
        if (alert.getStep() == EpisodeStep.CLOSED) {
            line(Ansi.AUTO.string("@|faint " + time + "  " + citizen + "  " + kind(alert.getKind())
                    + ": ar ben/closed, " + name(alert.getReason()) + "|@"));
            return;
        }
        line(Ansi.AUTO.string(time + "  " + citizen + "  " + what(alert) + step(alert) + "  " + points(alert)));
        SourceChange change = alert.getAssessment().getChange();
        line(String.format(
                Locale.ROOT,
                "          %s  →  %s / %s  %s",
                change == null ? "the clock" : change.getRow(),
                notification.getTeamNameCy(),
                notification.getTeamNameEn(),
                notification.getReleasedFrom() == null
                        ? latency.toMillis() + " ms"
                        : "wedi ei ryddhau/released: " + notification.getReleasedFrom()));
    }

    /** What is the matter: a colour that rose, or a statutory step with the day by which help must have taken effect. */
    private static String what(Alert alert) {
        if (alert.getKind() == AlertKind.ESCALATION) {
            return alert.getReason() == DecisionReason.CONCERN_ROSE
                    ? coloured(alert.getRagBefore()) + " → " + coloured(alert.getRagAfter()) + grey(alert)
                    : coloured(alert.getRagAfter()) + grey(alert) + "  " + why(alert.getReason());
        }
        return "@|bold " + kind(alert.getKind()) + "|@ erbyn/by " + alert.getDeadline() + "  "
                + coloured(alert.getRagAfter()) + grey(alert);
    }

    private static String kind(AlertKind kind) {
        return switch (kind) {
            case ESCALATION -> "PRYDER/CONCERN";
            case NOTICE_SERVED -> "RHYBUDD CEISIO MEDDIANT/NOTICE SERVED";
            case CLAIM_ISSUED -> "HAWLIAD NEU ORCHYMYN MEDDIANT/CLAIM OR ORDER";
            case EVICTION_DATED -> "DYDDIAD TROI ALLAN/EVICTION DATED";
        };
    }

    /** Why it is told now, where the colour did not just rise. */
    private static String why(DecisionReason reason) {
        return switch (reason) {
            case TAKEN_OVER -> "cysylltwyd cofnodion/records were linked";
            case INHIBITION_ENDED -> "nid oes ataliad mwyach/no longer inhibited";
            case SNOOZE_ENDED_BY_CHANGE -> "newidiodd rhywbeth/something changed";
            case SNOOZE_RAN_OUT -> "daeth y saib i ben/the snooze ran out";
            case MODEL_CHANGED -> "model newydd/a new model";
            default -> name(reason);
        };
    }

    /** What became of the episode, where it did not just begin. */
    private static String step(Alert alert) {
        return switch (alert.getStep()) {
            case OPENED -> "";
            case ROSE -> "  gwaethygodd/rose";
            case REOPENED -> "  ailagorwyd/reopened";
            case CLOSED -> "  ar ben/closed";
        };
    }

    private static String name(DecisionReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Says that the colour rests on half a picture. */
    private static String grey(Alert alert) {
        return alert.getAssessment().getRag() == Rag.UNKNOWN ? " (" + coloured(Rag.UNKNOWN) + ")" : "";
    }

    /** The score before and after and, where not all is known, up to where it may lie; and what moved it. */
    private static String points(Alert alert) {
        Assessment picture = alert.getAssessment();
        String why = picture.getMovements().stream()
                .limit(MOVEMENTS)
                .map(Screen::movement)
                .collect(Collectors.joining(", "));
        String range = picture.getRag() == Rag.UNKNOWN
                ? " (" + points(picture.getScoreLow()) + " – " + points(picture.getScoreHigh()) + ")"
                : "";
        return points(alert.getScoreBefore()) + " → " + points(picture.getScore()) + range + "  " + why;
    }

    private static String movement(Movement movement) {
        int change = movement.getPointsAfter() - movement.getPointsBefore();
        return movement.getIndicator() + " " + (change > 0 ? "+" : "−") + points(Math.abs(change));
    }

    private static String points(int basisPoints) {
        return String.format(Locale.ROOT, "%d.%02d", basisPoints / 100, basisPoints % 100);
    }

    /** Colour is never alone: the word stands in it. */
    private static String coloured(Rag rag) {
        return switch (rag) {
            case RED -> "@|bold,red COCH/RED|@";
            case AMBER -> "@|bold,yellow OREN/AMBER|@";
            case GREEN -> "@|green GWYRDD/GREEN|@";
            case UNKNOWN -> "@|faint LLWYD/GREY|@";
        };
    }
}
