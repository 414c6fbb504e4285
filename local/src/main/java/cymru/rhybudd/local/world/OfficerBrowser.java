package cymru.rhybudd.local.world;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An officer's browser without a screen, at the console of a laptop: pages, forms, cookies and the live stream, no script. */
public final class OfficerBrowser {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 10;
    private static final int REDIRECTION = 3;

    private final URI console;
    private final Map<String, String> cookies;

    public OfficerBrowser(URI console) {
        this(console, new ConcurrentHashMap<>());
    }

    private OfficerBrowser(URI console, Map<String, String> cookies) {
        this.console = console;
        this.cookies = cookies;
    }

    /** The same browser, whose requests a balancer sends to another instance. */
    public OfficerBrowser at(URI instance) {
        return new OfficerBrowser(instance, cookies);
    }

    /** Another browser with the same cookies, as a thief has it. */
    public OfficerBrowser copied() {
        return new OfficerBrowser(console, new ConcurrentHashMap<>(cookies));
    }

    /** Signs in as one of those whom the sign-in server offers, and arrives at the page. */
    public HttpResponse<String> signIn(String officer, String returnPath) throws IOException, InterruptedException {
        return signIn(officer, officer, returnPath);
    }

    /** Signs in under an id of its own, with what the sign-in server says of another: an officer may have a few streams only. */
    public HttpResponse<String> signIn(String like, String id, String returnPath)
            throws IOException, InterruptedException {
        HttpResponse<String> choices = post(console.resolve("/sign-in"), Map.of("return", returnPath));
        Matcher choice = Pattern.compile("name=\"username\" value=\"" + Pattern.quote(like)
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(choices.body());
        if (!choice.find()) {
            throw new IllegalStateException("the sign-in server does not offer " + like);
        }
        String claims =
                choice.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
        return post(choices.uri(), Map.of("username", id, "claims", claims));
    }

    /** The page at the path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return follow(request(console.resolve(path)).build());
    }

    /** Sends a form to the path, and follows where that leads. */
    public HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(console.resolve(path), form);
    }

    /** Listens to a stream of events, line by line as they come; what is returned ends with the stream, and cancelling it ends that. */
    public CompletableFuture<?> listen(String path, Consumer<String> line) {
        HttpRequest request = builder(console.resolve(path))
                .header("Accept", "text/event-stream")
                .build();
        return HTTP.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(line)));
    }

    private HttpResponse<String> post(URI at, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(request(at)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> follow(HttpRequest first) throws IOException, InterruptedException {
        HttpRequest request = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            if (response.statusCode() / 100 != REDIRECTION) {
                return response;
            }
            String next = response.headers().firstValue("Location").orElseThrow();
            request = request(request.uri().resolve(next)).build();
        }
        throw new IOException("the console leads in a circle");
    }

    private HttpRequest.Builder request(URI at) {
        return builder(at).timeout(ANSWER_WITHIN);
    }

    private HttpRequest.Builder builder(URI at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0].strip(), pair[1]);
    }

    /** Hands on each line, and asks for the next. */
    private record Lines(Consumer<String> line) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String next) {
            line.accept(next);
        }

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }
}
