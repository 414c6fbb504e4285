package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.life.Looks;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.LooksReport;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.Access;
import java.io.IOException;
import java.util.List;

/** Who looked at whom. It shows nothing of anybody but that somebody looked, under the pseudonym. */
public final class SeenWhom {
    private final ReadingRoom room;

    /** As it was recorded there. */
    public SeenWhom(ReadingRoom room) {
        this.room = room;
    }

    /**
     * The looks that are asked for: of one citizen by the index, so that years are found at once, and of everybody by reading the days that are meant.
     *
     * @param page from 1
     * @throws BusyException if it takes longer
     */
    public Pageful looks(Looking looking, Language language, int page) {
        List<Happening> looks = looking.citizen().isEmpty()
                ? room.records(
                        looking,
                        records -> Looks.between(records, looking.from(), looking.to(), look -> isMeant(look, looking)))
                : room.lives(looking, lives -> of(lives, looking));
        return Pageful.of(new LooksReport(looks, new LifeWords(language.code())).page(), page);
    }

    private static List<Happening> of(LifeIndex lives, Looking looking) throws IOException {
        return lives.looks(looking.citizen()).stream()
                .filter(look -> !look.at().isBefore(looking.from()) && look.at().isBefore(looking.to()))
                .filter(look -> isMeant(look, looking))
                .toList();
    }

    private static boolean isMeant(Happening look, Looking looking) {
        return looking.officer().isEmpty() || looking.officer().equals(((Access) look.body()).getOfficer());
    }
}
