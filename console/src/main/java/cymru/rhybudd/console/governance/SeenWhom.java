package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.life.Looks;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.LooksReport;
import cymru.rhybudd.audit.report.LooksTotal;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.Access;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Who looked at whom. It shows nothing of anybody but that somebody looked, under the pseudonym. */
public final class SeenWhom {
    private final ReadingRoom room;

    /** As it was recorded there. */
    public SeenWhom(ReadingRoom room) {
        this.room = room;
    }

    private record Asked(Looking looking, int page) {}

    /** The looks of one page, the oldest first. */
    private record Shown(List<Happening> looks, LooksTotal total, int page, int pages) {}

    /** Lets a listener hear of each look that is asked for. */
    @FunctionalInterface
    private interface Reading {
        void tell(Consumer<Happening> listener);
    }

    /**
     * The looks that are asked for: of one citizen by the index, so that years are found at once, and of everybody by reading the days that are meant. Of
     * however many days, what is kept of them while they are read is that page, the newer ones, and who was counted.
     *
     * @param page from 1, the newest
     * @throws BusyException if it takes longer
     */
    public Pageful looks(Looking looking, Language language, int page) {
        Asked asked = new Asked(looking, page);
        Shown shown = looking.citizen().isEmpty()
                ? room.records(asked, records -> page(listener -> read(records, looking, listener), page))
                : room.lives(asked, lives -> page(of(lives, looking)::forEach, page));
        return new Pageful(
                new LooksReport(shown.looks, shown.total, new LifeWords(language.code())).page(),
                shown.page,
                shown.pages);
    }

    /** Read once: as long as it is not known how many there are, the newest are kept that the page may come from. */
    private static Shown page(Reading reading, int wanted) {
        LooksTotal total = new LooksTotal();
        long most = (long) Math.max(1, wanted) * Pageful.ROWS;
        Deque<Happening> newest = new ArrayDeque<>();
        reading.tell(look -> {
            total.add((Access) look.body());
            newest.add(look);
            if (newest.size() > most) {
                newest.remove();
            }
        });
        int pages = Pageful.pages(total.looks());
        int page = Math.max(1, Math.min(wanted, pages));
        List<Happening> looks = List.copyOf(newest);
        int end = looks.size() - (page - 1) * Pageful.ROWS;
        return new Shown(looks.subList(Math.max(0, end - Pageful.ROWS), end), total, page, pages);
    }

    private static void read(Records records, Looking looking, Consumer<Happening> listener) {
        Looks.between(records, looking.from(), looking.to(), look -> {
            if (isMeant(look, looking)) {
                listener.accept(look);
            }
        });
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
