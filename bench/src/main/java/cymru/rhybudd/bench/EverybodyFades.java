package cymru.rhybudd.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * People of whom each has a row of every kind, as they come in events: in many, one in eight of them of hardship. Nearly
 * everybody has moved or has come to be entitled to school meals lately, so that nearly everybody fades and is due every day: no
 * council is like that, and no log is harder to fold.
 */
final class EverybodyFades implements GeneratedLog.People {
    private static final RandomFact[] KINDS = RandomFact.values();

    private final int citizens;
    private final int rows;

    /** @param rows how many each has at first */
    EverybodyFades(int citizens, int rows) {
        this.citizens = citizens;
        this.rows = rows;
    }

    @Override
    public List<GeneratedLog.Said> first(int citizen, Random random, LocalDate today) {
        List<GeneratedLog.Said> said = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            RandomFact kind = KINDS[row % KINDS.length];
            said.add(new GeneratedLog.Said(citizen, kind, row, kind.next(random, today)));
        }
        return said;
    }

    @Override
    public GeneratedLog.Said next(Random random, LocalDate today) {
        int drawn = random.nextInt(100);
        int kind = 0;
        while (drawn >= KINDS[kind].weight()) {
            drawn -= KINDS[kind++].weight();
        }
        return new GeneratedLog.Said(random.nextInt(citizens), KINDS[kind], kind, KINDS[kind].next(random, today));
    }
}
