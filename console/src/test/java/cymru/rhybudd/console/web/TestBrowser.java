package cymru.rhybudd.console.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Plain HTTP with cookies, as a browser without JavaScript. */
final class TestBrowser {
    private final TestConsole console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    TestBrowser(TestConsole console) {
        this.console = console;
    }

    /** Signs in, and arrives at the page. */
    HttpResponse<String> signIn(String id, String role, List<String> teams, String returnPath) {
        console.nextOfficer(id, role, teams, false);
        return post("/sign-in", "return=" + URLEncoder.encode(returnPath, StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(console.url(path))).build());
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(console.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** Sends a form with what is in it, and with these fields filled in. */
    HttpResponse<String> send(Element form, Map<String, String> fields) {
        return post(form.attr("action"), filled(form, fields));
    }

    /** What a browser would send of the form. */
    String filled(Element form, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden], input[type=text], textarea")
                .forEach(field -> all.put(field.attr("name"), field.val()));
        form.select("input[type=radio][checked]").forEach(field -> all.put(field.attr("name"), field.val()));
        form.select("select").forEach(field -> {
            Element selected = field.selectFirst("option[selected]");
            all.put(field.attr("name"), selected == null ? "" : selected.val());
        });
        all.putAll(fields);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
