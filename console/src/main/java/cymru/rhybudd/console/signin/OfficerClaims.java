package cymru.rhybudd.console.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads an officer from the claims of an ID token: {@code sub}, {@code name}, {@code roles} (see {@link Role#claim()}),
 * {@code teams}, {@code area} and {@code locale}. A claim that is missing grants nothing.
 */
final class OfficerClaims {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private OfficerClaims() {}

    /** Empty where the subject is not an id that may be kept for ever. */
    static Optional<Officer> officer(JWTClaimsSet claims) {
        String id = claims.getSubject();
        if (id == null || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Set<Role> roles = new TreeSet<>();
        list(claims, "roles").forEach(claim -> Role.of(claim).ifPresent(roles::add));
        return Optional.of(new Officer(
                id,
                text(claims, "name").isEmpty() ? id : text(claims, "name"),
                roles,
                list(claims, "teams"),
                text(claims, "area"),
                text(claims, "locale").startsWith("cy")));
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static List<String> list(JWTClaimsSet claims, String name) {
        try {
            List<String> values = claims.getStringListClaim(name);
            return values == null ? List.of() : values;
        } catch (ParseException e) {
            return List.of();
        }
    }
}
