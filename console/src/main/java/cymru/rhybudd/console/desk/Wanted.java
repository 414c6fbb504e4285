package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.DirectoryEntry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who is looked for. All of it must be so.
 *
 * @param names words of their name, folded, or how they begin, with a space before each
 * @param born the date of birth; null where it is not known
 * @param postcode without spaces, in capitals; empty where it is not known
 * @param uprn the address's number; null where it is not known
 * @param citizen the pseudonym; empty where it is not known
 */
public record Wanted(
        List<String> names,
        @Nullable LocalDate born,
        String postcode,
        @Nullable Long uprn,
        String citizen) {
    /** A forename and a surname. */
    private static final int WHOLE_NAME = 2;

    public Wanted {
        names = List.copyOf(names);
    }

    /** Of somebody whose name somebody wrote. */
    public static Wanted of(
            String name, @Nullable LocalDate born, String postcode, @Nullable Long uprn, String citizen) {
        List<String> names = FoldedName.words(name).stream()
                .map(word -> " " + word)
                .distinct()
                .toList();
        return new Wanted(names, born, postcode, uprn, citizen);
    }

    /** Whether nothing is known, so that everybody would be meant. */
    public boolean isNothing() {
        return names.isEmpty() && born == null && postcode.isEmpty() && uprn == null && citizen.isEmpty();
    }

    /** Whether all of it is so of a person of that folded name. Everybody is asked, so that nothing is put together for it. */
    boolean isMetBy(String name, DirectoryEntry person) {
        for (String begins : names) {
            if (!name.contains(begins)) {
                return false;
            }
        }
        return (citizen.isEmpty() || citizen.equals(person.getCitizen()))
                && (born == null || born.equals(person.getDateOfBirth()))
                && (uprn == null || uprn.equals(person.getUprn()))
                && (postcode.isEmpty() || postcode.equalsIgnoreCase(spaceless(person.getPostcode())));
    }

    /**
     * Whether whoever asks knows already whom they ask for: by the pseudonym alone, or by whole names and the date of birth. Nobody can find out
     * so, by trying, where somebody lives or how their name goes on.
     */
    public boolean names(DirectoryEntry person) {
        boolean asksForPlace = !postcode.isEmpty() || uprn != null;
        boolean isByPseudonym = !citizen.isEmpty() && names.isEmpty() && born == null;
        boolean isByWholeName = citizen.isEmpty()
                && born != null
                && names.size() >= WHOLE_NAME
                && names.stream().map(name -> name + " ").allMatch(FoldedName.of(person)::contains);
        return !asksForPlace && (isByPseudonym || isByWholeName);
    }

    private static String spaceless(@Nullable String written) {
        return written == null ? "" : written.replace(" ", "");
    }
}
