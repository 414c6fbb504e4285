package cymru.rhybudd.local.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who can be chosen when signing in to the console of a laptop.
 *
 * @param id what the access log keeps
 * @param workCy what they do, in Welsh
 * @param workEn the same in English
 * @param role what the identity provider says that they are
 * @param teams the keys of their teams in {@code teams.yaml}
 * @param locale the language in which they work
 */
record InventedOfficer(
        String id, String name, String workCy, String workEn, String role, List<String> teams, String locale) {

    /** One for every role, and a caseworker for each language. */
    static final List<InventedOfficer> ALL = List.of(
            new InventedOfficer(
                    "g.rees",
                    "Gwenllian Rees",
                    "Gweithiwr achos, opsiynau tai (gogledd); yn gweithio yn Gymraeg",
                    "Caseworker, housing options (north); works in Welsh",
                    "rhybudd-caseworker",
                    List.of("housing-options-north"),
                    "cy"),
            new InventedOfficer(
                    "c.evans",
                    "Carys Evans",
                    "Gweithiwr achos, hawliau lles (de)",
                    "Caseworker, welfare rights (south)",
                    "rhybudd-caseworker",
                    List.of("welfare-rights-south"),
                    "en"),
            new InventedOfficer(
                    "t.morgan",
                    "Tomos Morgan",
                    "Arweinydd tîm: yn gweld pob tîm",
                    "Team leader: sees every team",
                    "rhybudd-team-leader",
                    List.of("housing-options-north", "housing-options-south"),
                    "en"),
            new InventedOfficer(
                    "p.price",
                    "Petra Price",
                    "Llywodraethu: pwy welodd bwy, a bywydau â rheswm",
                    "Governance: who saw whom, and lives with a reason",
                    "rhybudd-governance",
                    List.of(),
                    "en"),
            new InventedOfficer(
                    "o.hughes",
                    "Owain Hughes",
                    "Gweithrediadau: niferoedd yn unig",
                    "Operations: counts only",
                    "rhybudd-operations",
                    List.of(),
                    "en"),
            new InventedOfficer(
                    "r.jones",
                    "Rhys Jones",
                    "Adennill dyledion: gwrthodir popeth",
                    "Debt recovery: refused everything",
                    "rhybudd-recovery",
                    List.of("welfare-rights-south"),
                    "en"));

    /** Who it is, for a terminal. */
    String line() {
        return name + " (" + id + "): " + workCy + " / " + workEn;
    }

    /** The claims of an ID token, but for the subject. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("name", name);
        claims.put("roles", List.of(role));
        claims.put("teams", teams);
        claims.put("locale", locale);
        return claims;
    }
}
