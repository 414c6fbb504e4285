package cymru.rhybudd.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenID Connect: the authorisation code, with PKCE. Tokens are looked at once and never leave this class. */
public final class SignIn {
    private static final Logger LOGGER = LoggerFactory.getLogger(SignIn.class);
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int HTTP_MILLIS = 5_000;

    private final SignInSettings settings;
    private final Clock clock;
    private final Seal seal;
    private volatile @Nullable OIDCProviderMetadata provider;

    /** Where to send the browser, and what it keeps, sealed, until it is back: any instance can take it in. */
    public record Departure(String attempt, URI to) {}

    /** Who is back, and where they were going. */
    public record Arrival(Officer officer, String returnPath) {}

    public SignIn(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.seal = Seal.by(settings.clientSecret(), "a sign-in under way");
    }

    /** The identity provider's origin, which forms may lead to. */
    public String origin() {
        URI issuer = settings.issuer();
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /**
     * Begins to sign in; afterwards the officer goes on at the path, where that is ours.
     *
     * @throws IOException if the identity provider cannot be reached
     */
    public Departure depart(@Nullable String returnPath) throws IOException {
        Attempt attempt = new Attempt(
                new State(),
                new Nonce(),
                new CodeVerifier(),
                clock.instant().plus(WITHIN),
                ReturnPath.ofOurs(returnPath));
        URI to = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile"),
                        new ClientID(settings.clientId()),
                        settings.callback())
                .endpointURI(provider().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Departure(seal.close(attempt.text()), to);
    }

    /**
     * Ends it: empty where the browser did not begin it, the state is another, it took too long, or the provider does not vouch for
     * anybody. The provider takes a code once.
     */
    public Optional<Arrival> arrive(@Nullable String sealed, @Nullable String state, @Nullable String code)
            throws IOException {
        Optional<Attempt> known =
                Optional.ofNullable(sealed).flatMap(seal::open).flatMap(Attempt::of);
        if (known.isEmpty() || state == null || code == null || code.isBlank()) {
            return Optional.empty();
        }
        Attempt attempt = known.get();
        if (!clock.instant().isBefore(attempt.endsAt())
                || !Unguessable.same(attempt.state().getValue(), state)) {
            return Optional.empty();
        }
        try {
            return officer(attempt, code).map(officer -> new Arrival(officer, attempt.returnPath()));
        } catch (GeneralException | BadJOSEException | JOSEException | java.text.ParseException e) {
            LOGGER.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("the identity provider's answer was refused");
            return Optional.empty();
        }
    }

    private Optional<Officer> officer(Attempt attempt, String code)
            throws IOException, GeneralException, BadJOSEException, JOSEException, java.text.ParseException {
        TokenRequest request = new TokenRequest.Builder(
                        provider().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), settings.callback(), attempt.verifier()))
                .build();
        TokenResponse answer =
                OIDCTokenResponseParser.parse(limited(request.toHTTPRequest()).send());
        if (!(answer instanceof OIDCTokenResponse tokens)) {
            LOGGER.atWarn().log("the identity provider gave no token");
            return Optional.empty();
        }
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        validator().validate(idToken, attempt.nonce());
        return OfficerClaims.officer(idToken.getJWTClaimsSet());
    }

    private IDTokenValidator validator() throws IOException, MalformedURLException {
        OIDCProviderMetadata known = provider();
        return new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                JWSAlgorithm.RS256,
                known.getJWKSetURI().toURL());
    }

    private OIDCProviderMetadata provider() throws IOException {
        OIDCProviderMetadata known = provider;
        if (known == null) {
            try {
                known = OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), HTTP_MILLIS, HTTP_MILLIS);
            } catch (GeneralException e) {
                throw new IOException("the identity provider's metadata cannot be read", e);
            }
            provider = known;
        }
        return known;
    }

    private static HTTPRequest limited(HTTPRequest request) {
        request.setConnectTimeout(HTTP_MILLIS);
        request.setReadTimeout(HTTP_MILLIS);
        return request;
    }
}
