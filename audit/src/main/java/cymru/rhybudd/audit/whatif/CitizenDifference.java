package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.HouseholdType;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.weighting.Rag;

/**
 * A citizen at the end of the window, as they were and as they would have been.
 *
 * @param area the opaque routing code of the citizen's area
 */
public record CitizenDifference(
        String citizen, String area, HouseholdType household, Rag was, Rag wouldBe, ColourChange change) {

    static CitizenDifference of(CitizenState was, CitizenState wouldBe, String defaultArea) {
        Rag before = shown(was);
        Rag after = shown(wouldBe);
        return new CitizenDifference(
                was.citizen(),
                was.patch() == null ? defaultArea : was.patch(),
                HouseholdType.of(was.rows()),
                before,
                after,
                isKnown(wouldBe) ? ColourChange.of(before, after) : ColourChange.NOT_KNOWN);
    }

    /** Whether any fact speaks of the citizen. */
    static boolean isKnown(CitizenState state) {
        return state.rows().stream().anyMatch(row -> row.fact() != null);
    }

    private static Rag shown(CitizenState state) {
        Picture picture = state.picture();
        return picture == null ? Rag.UNKNOWN : picture.rag();
    }
}
