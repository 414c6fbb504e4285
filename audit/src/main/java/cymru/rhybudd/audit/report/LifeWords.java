package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Referral;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.Unsnoozed;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What auditors read about one citizen, in Welsh or English. */
public final class LifeWords {
    private static final int HUNDREDTHS = 2;

    private static final Pattern LINE_ENDS = Pattern.compile("\\R|\\t");

    /** What moves about on a terminal, or turns the direction of what follows. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    private final String language;
    private final ResourceBundle bundle;
    private final FactWords facts = new FactWords(this);

    /** In that language: cy or en. */
    public LifeWords(String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "cymru.rhybudd.audit.report.life",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String language() {
        return language;
    }

    boolean isWelsh() {
        return language.equals("cy");
    }

    /** The words of a key. What somebody wrote stays in its line, and hides nothing: it may be a reason that is made to look like another's record. */
    public String say(String key, String... parts) {
        Object[] shown = Arrays.stream(parts).map(LifeWords::inLine).toArray();
        return MessageFormat.format(bundle.getString(key), shown);
    }

    /** What somebody wrote, as one line that moves and turns nothing. */
    static String inLine(String part) {
        return CONTROLS.matcher(LINE_ENDS.matcher(part).replaceAll(" ")).replaceAll("\ufffd");
    }

    /** Who it is, by the pseudonym: the canary is said to be nobody. */
    String citizen(String pseudonym) {
        return Canary.is(pseudonym) ? say("citizen.canary", pseudonym) : pseudonym;
    }

    /** The word for a constant of a contract. */
    public String name(Enum<?> constant) {
        return say(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    String indicator(String key) {
        String word = "indicator." + key;
        return bundle.containsKey(word) ? say(word) : key;
    }

    /** The word for a kind of fact as registers name it; the kind itself where the code does not know it any more. */
    public String kindOfFact(String kind) {
        String key = "fact." + kind;
        return bundle.containsKey(key) ? say(key) : kind;
    }

    /** Basis points as points of a hundred. */
    static String points(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, HUNDREDTHS).toPlainString();
    }

    /** A measure, as {@link FactWords} has it. */
    String measure(Measured measured) {
        return facts.of(measured);
    }

    /** What a record says, and how much later it was known than it happened. */
    String of(Happening happening) {
        String words = words(happening.body());
        return happening
                .happenedAt()
                .map(happened -> Delay.between(happened, happening.knownAt()))
                .filter(delay -> !delay.time().isZero())
                .map(delay -> words + "; " + say("happening.known", delay.later(this)))
                .orElse(words);
    }

    /** A line of a list: when it was known, where it stands, what it says. */
    String line(Happening happening) {
        return happening.knownAt() + "  " + happening.place() + "  " + of(happening);
    }

    private String words(SpecificRecord body) {
        if (body instanceof Observed observed) {
            return observed(observed);
        }
        if (body instanceof Decision decision) {
            return decision(decision);
        }
        if (body instanceof OfficerActed acted) {
            return say("happening.OfficerActed", acted.getOfficer(), act(acted.getAction()));
        }
        if (body instanceof HandedOver handed) {
            return say("happening.HandedOver", handed.getFrom());
        }
        if (body instanceof ModelPublished model) {
            return say("happening.ModelPublished", model.getVersion(), name(model.getRole()));
        }
        if (body instanceof HoldRuled ruled) {
            return say(
                    "happening.HoldRuled",
                    ruled.getOfficer(),
                    ruled.getHold(),
                    name(ruled.getRuling()),
                    ruled.getReason());
        }
        return body instanceof Access access
                ? say("happening.Access", access.getOfficer(), name(access.getView()), access.getReason())
                : told(body);
    }

    private String told(SpecificRecord body) {
        if (body instanceof Alert alert) {
            return alert(alert);
        }
        if (body instanceof OfficerNotification told) {
            String words = say(
                    "happening.OfficerNotification",
                    isWelsh() ? told.getTeamNameCy() : told.getTeamNameEn(),
                    told.getAlert().getAlertId());
            String hold = told.getReleasedFrom();
            return hold == null ? words : words + "; " + say("happening.released-from", hold);
        }
        if (body instanceof HeldAlert held) {
            String words = say(
                    "happening.HeldAlert",
                    held.getAlert().getAlertId(),
                    name(held.getState()),
                    held.getHold(),
                    held.getTeam(),
                    name(held.getReason()));
            return held.getOfficer() == null
                    ? words
                    : words + "; " + say("by", held.getOfficer(), String.valueOf(held.getRuledBecause()));
        }
        if (body instanceof TeamDigest digest) {
            return say(
                    "happening.TeamDigest",
                    isWelsh() ? digest.getTeamNameCy() : digest.getTeamNameEn(),
                    digest.getHold(),
                    digest.getOfficer(),
                    digest.getReason());
        }
        return say("happening." + body.getSchema().getName());
    }

    private String observed(Observed observed) {
        SourceChange change = observed.getChange();
        StringJoiner words = new StringJoiner("; ")
                .add(say(
                        "happening.Observed",
                        name(observed.getCause()),
                        change.getRow(),
                        change.getOperation(),
                        change.getCommittedAt().toString()));
        if (change.getMassUpdateId() != null) {
            words.add(say("happening.mass", change.getMassUpdateId()));
        }
        observed.getRows().forEach(row -> words.add(row(row)));
        String successor = observed.getSuccessor();
        if (successor != null) {
            words.add(say("happening.successor", successor));
        } else if (observed.getRows().isEmpty()) {
            words.add(say("happening.area"));
        }
        return words.toString();
    }

    /** That a link made the citizen one with another, so that whoever reads on looks there. */
    String merged(Happening link) {
        return say(
                "merged",
                String.valueOf(((Observed) link.body()).getSuccessor()),
                link.knownAt().toString(),
                link.place());
    }

    private String row(RowChange row) {
        StringJoiner words = new StringJoiner(", ")
                .add(
                        row.getFact() instanceof SpecificRecord fact
                                ? say("happening.row", row.getRow(), fact(fact))
                                : say("happening.row-gone", row.getRow()));
        if (row.getMovedFrom() != null) {
            words.add(say("happening.row-from", row.getMovedFrom()));
        }
        if (!row.getMovedTo().isEmpty()) {
            words.add(say("happening.row-to", String.join(", ", row.getMovedTo())));
        }
        return words.toString();
    }

    /** A fact, as {@link FactWords} has it. */
    String fact(SpecificRecord fact) {
        return facts.of(fact);
    }

    private String decision(Decision decision) {
        String reasons = decision.getRulings().stream()
                .map(ruling -> name(ruling.getKind()) + ": " + name(ruling.getReason()))
                .collect(Collectors.joining("; "));
        Assessment assessment = decision.getAssessment();
        return assessment == null
                ? say("happening.Decision-silent", reasons)
                : say("happening.Decision", points(assessment.getScore()), name(assessment.getRag()), reasons)
                        + colour(assessment);
    }

    /** Why the colour is not the one that the score alone would have; nothing where it is. */
    private String colour(Assessment assessment) {
        Instant falling = assessment.getFallingSince();
        String words =
                falling == null ? "" : "; " + say("picture.dwell", name(assessment.getRagHeld()), falling.toString());
        return assessment.getRedNeedsMoreSystems() ? words + "; " + say("picture.systems") : words;
    }

    private String alert(Alert alert) {
        return say(
                "happening.Alert",
                alert.getAlertId(),
                name(alert.getKind()),
                name(alert.getStep()),
                name(alert.getReason()),
                name(alert.getRagBefore()),
                name(alert.getRagAfter()));
    }

    private String act(Object act) {
        String key = "act." + act.getClass().getSimpleName();
        if (act instanceof Snoozed snoozed) {
            return say(key, name(snoozed.getKind()), snoozed.getUntil().toString(), snoozed.getReason());
        }
        if (act instanceof Unsnoozed ended) {
            return say(key, name(ended.getKind()));
        }
        if (act instanceof CaseOpened opened) {
            return say(key, opened.getReference());
        }
        if (act instanceof CaseClosed closed) {
            return say(key, closed.getReference());
        }
        if (act instanceof OutcomeRecorded outcome) {
            return say(key, outcome.getAlertId(), name(outcome.getOutcome()));
        }
        if (act instanceof OutcomeWithdrawn withdrawn) {
            return say(key, withdrawn.getAlertId());
        }
        if (act instanceof CaseMissed missed) {
            return say(key, missed.getShouldHaveBeenRaisedBy().toString());
        }
        if (act instanceof Assigned assigned) {
            String to = assigned.getTo();
            return say(key, to == null ? say("team") : to);
        }
        if (act instanceof Noted noted) {
            return say(key, noted.getText());
        }
        if (act instanceof InterventionRecorded recorded) {
            return say(
                    key,
                    name(recorded.getNeed()),
                    recorded.getOffer(),
                    name(recorded.getAnswer()),
                    name(recorded.getOutcome()),
                    referral(recorded.getReferral()));
        }
        return act instanceof Disputed disputed
                ? say(key, name(disputed.getDispute()), disputed(disputed), disputed.getReason())
                : say(key);
    }

    private static String disputed(Disputed disputed) {
        String indicator = disputed.getIndicator();
        return indicator == null ? disputed.getRow() : indicator;
    }

    private String referral(@Nullable Referral referral) {
        if (referral == null) {
            return say("none");
        }
        return say(
                "referral." + referral.getAgreed(),
                referral.getService(),
                referral.getAskedOn().toString());
    }

    /** Words in one line; what stands for none where there is nothing. */
    String list(String... words) {
        return words.length == 0 ? say("none") : Arrays.stream(words).collect(Collectors.joining(", "));
    }
}
