package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.words.Words;
import java.util.List;

/** What the page of all holds says. */
public record HeldView(Words words, Published published, List<Hold> holds) {
    public int waiting() {
        return holds.stream().mapToInt(Hold::size).sum();
    }

    public String line(Hold.Team team) {
        return HoldView.line(words, published, team);
    }

    public static String link(Hold hold) {
        return HoldView.link(hold.name());
    }
}
