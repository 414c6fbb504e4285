package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.words.Words;

/** What the question says that comes before what is restricted. It names nobody. */
public record ReasonView(Words words, OpenAlert open, Interrupted what, Form form) {
    public String reference() {
        return what == Interrupted.RESTRICTED ? open.lastingReference() : QueueView.reference(open.alert());
    }

    public String title() {
        return words.text("interrupted." + what + ".title");
    }

    public String action() {
        return "/alerts/" + open.episode() + (what == Interrupted.HOUSEHOLD ? "/household" : "");
    }

    /** Where whoever would rather not goes. */
    public String back() {
        return what == Interrupted.HOUSEHOLD ? "/alerts/" + open.episode() : "/queue?team=" + open.team();
    }
}
