package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a household says. It gives no score.
 *
 * @param hidden why nobody is shown; null where they are
 * @param members the others of the household; empty where it is hidden
 * @param clock by which ages are counted
 */
public record HouseholdView(
        Words words, OpenAlert open, @Nullable HiddenHousehold hidden, List<HouseholdMember> members, Instant clock) {
    public HouseholdView {
        members = List.copyOf(members);
    }

    public String reference() {
        return QueueView.reference(open.alert());
    }

    public String name(HouseholdMember member) {
        return member.person() == null
                ? words.text("restricted")
                : (member.person().getForenames() + " " + member.person().getSurname()).strip();
    }

    public String age(HouseholdMember member) {
        LocalDate born = member.person() == null ? null : member.person().getDateOfBirth();
        if (born == null) {
            return words.text(member.person() == null ? "restricted" : "household.age.unknown");
        }
        return words.text(
                "alert.age",
                Period.between(born, LocalDate.ofInstant(clock, Words.ZONE)).getYears());
    }
}
