package cymru.rhybudd.local.up;

import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Rag;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Of a hundred alerts with an outcome, what they come to. How many are true follows from a base rate of 24 % (families with
 * children in Wales that went hungry), a sensitivity of 60 %, and a specificity of 95 % for amber and 98 % for red: 79 and 90
 * (docs/backtest.md). How these and the false ones are divided is a guess.
 */
record OutcomeShares(List<Share> shares) {
    private static final OutcomeShares RED = new OutcomeShares(List.of(
            new Share(AlertOutcome.USEFUL, 48),
            new Share(AlertOutcome.ALREADY_KNOWN, 25),
            new Share(AlertOutcome.DECLINED, 9),
            new Share(AlertOutcome.TOO_LATE, 8),
            new Share(AlertOutcome.WRONG_DATA, 8),
            new Share(AlertOutcome.WRONG_PERSON, 2)));
    private static final OutcomeShares AMBER = new OutcomeShares(List.of(
            new Share(AlertOutcome.USEFUL, 44),
            new Share(AlertOutcome.ALREADY_KNOWN, 20),
            new Share(AlertOutcome.DECLINED, 9),
            new Share(AlertOutcome.TOO_LATE, 6),
            new Share(AlertOutcome.WRONG_DATA, 17),
            new Share(AlertOutcome.WRONG_PERSON, 4)));
    private static final int ALL = 100;

    /** So many of a hundred. */
    record Share(AlertOutcome outcome, int percent) {}

    OutcomeShares {
        shares = List.copyOf(shares);
        int sum = shares.stream().mapToInt(Share::percent).sum();
        if (sum != ALL) {
            throw new IllegalArgumentException("the shares sum to " + sum + ", not to " + ALL);
        }
    }

    /** Those of alerts of a colour. */
    static OutcomeShares of(Rag colour) {
        return colour == Rag.RED ? RED : AMBER;
    }

    AlertOutcome draw(SplittableRandom random) {
        int left = random.nextInt(ALL);
        for (Share share : shares) {
            left -= share.percent();
            if (left < 0) {
                return share.outcome();
            }
        }
        throw new IllegalStateException("the shares sum to " + ALL);
    }
}
