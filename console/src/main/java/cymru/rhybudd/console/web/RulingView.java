package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Settlement;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.HoldRuling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page says on which one rules, and first sees what that concerns.
 *
 * @param actId names the form, so that it is sent once
 * @param problem the key of what stands in the way; null where nothing does
 * @param made what other rulings made of what was on the page before
 */
public record RulingView(
        Words words,
        Published published,
        Hold hold,
        HoldRuling ruling,
        Form form,
        String actId,
        @Nullable String problem,
        Map<Settlement, Integer> made) {
    public String title() {
        return words.text("team.rule." + ruling + ".title");
    }

    /** How many alerts of how many teams it concerns. */
    public String concerns() {
        return words.text("team.rule.concerns", hold.size(), hold.teams().size());
    }

    /** Closings tell no officer of anything new: what becomes of them is said by itself. */
    public String closings() {
        return hold.closings() == 0 ? "" : words.text("team.rule." + ruling + ".closings", hold.closings());
    }

    public String button() {
        return words.text("team.rule." + ruling + ".send", hold.size());
    }

    public List<String> lines() {
        return hold.teams().stream()
                .map(team -> HoldView.line(words, published, team))
                .toList();
    }

    public List<String> settled() {
        return HoldView.settled(words, made);
    }

    public String back() {
        return HoldView.link(hold.name());
    }
}
