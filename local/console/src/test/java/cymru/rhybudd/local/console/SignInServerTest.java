package cymru.rhybudd.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.signin.SignInSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInServerTest {
    private static final URI CALLBACK = URI.create("http://127.0.0.1:1/signed-in");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whoeverIsChosenSignsInAsThemselves(int chosen) throws Exception {
        InventedOfficer invented = InventedOfficer.ALL.get(chosen);
        try (SignInServer server = new SignInServer(directory, 0)) {
            SignIn signIn =
                    new SignIn(new SignInSettings(server.issuer(), "console", "secret", CALLBACK), Clock.systemUTC());
            SignIn.Departure departure = signIn.depart("/queue");
            Element form = page(departure.to()).select("form").get(chosen);
            Map<String, String> back = answer(departure.to(), form);

            Officer officer = signIn.arrive(departure.attempt(), back.get("state"), back.get("code"))
                    .orElseThrow()
                    .officer();

            assertThat(officer.id()).isEqualTo(invented.id());
            assertThat(officer.name()).isEqualTo(invented.name());
            assertThat(officer.teams()).isEqualTo(invented.teams());
            assertThat(officer.roles()).extracting(Role::claim).containsExactly(invented.role());
            assertThat(officer.speaksWelsh()).isEqualTo(invented.locale().equals("cy"));
        }
    }

    @Test
    void everyRoleThatACouncilHasCanBeTried() {
        assertThat(InventedOfficer.ALL)
                .extracting(InventedOfficer::role)
                .contains(
                        Role.CASEWORKER.claim(),
                        Role.TEAM_LEADER.claim(),
                        Role.GOVERNANCE.claim(),
                        Role.OPERATIONS.claim(),
                        Role.RECOVERY.claim());
    }

    private Document page(URI at) throws IOException, InterruptedException {
        return Jsoup.parse(http.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString())
                .body());
    }

    private Map<String, String> answer(URI at, Element form) throws IOException, InterruptedException {
        String body = form.select("input").stream()
                .map(field -> field.attr("name") + "=" + URLEncoder.encode(field.val(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(at)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        String back = http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        List<String> parameters = List.of(URI.create(back).getQuery().split("&", -1));
        return parameters.stream()
                .map(each -> each.split("=", 2))
                .peek(each -> assertThat(each).as(Arrays.toString(each)).hasSize(2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }
}
