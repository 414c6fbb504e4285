package cymru.rhybudd.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets and scripts, from the class path.
 *
 * <p>Councils have no licence for GOV.UK's font, crest and crown: the style sheets are served without any of them, and name
 * no file at all.
 */
public final class Assets {
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final int HASH_LENGTH = 12;

    private final Map<String, Asset> byPath = new HashMap<>();
    private final String govuk;
    private final String moj;
    private final String ours;
    private final String script;

    public Assets() {
        govuk = add("govuk-frontend", "css", css(webjar("govuk-frontend", "dist/govuk/govuk-frontend.min.css")));
        moj = add("moj-frontend", "css", css(webjar("ministryofjustice__frontend", "moj/moj-frontend.min.css")));
        ours = add("console", "css", read("/console/console.css"));
        script = add("console", "js", read("/console/console.js"));
    }

    public String govuk() {
        return govuk;
    }

    public String moj() {
        return moj;
    }

    public String ours() {
        return ours;
    }

    public String script() {
        return script;
    }

    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    Iterable<Asset> all() {
        return byPath.values();
    }

    private static String css(String css) {
        return css.replaceAll("@font-face\\{[^}]*}", "")
                .replaceAll("GDS Transport,\\s*", "")
                .replaceAll("url\\(/assets/[^)]*\\)", "none")
                .replaceAll("/\\*# sourceMappingURL=.*?\\*/", "");
    }

    private String add(String name, String extension, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String path = "/assets/" + name + "-" + hash(bytes) + "." + extension;
        String type = extension.equals("css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        byPath.put(path, new Asset(path, type, bytes, gzip(bytes)));
        return path;
    }

    /** The version stands in the path, and in the artefact's own properties. */
    private static String webjar(String name, String file) {
        Properties properties = new Properties();
        try (InputStream stream = open("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of " + name, e);
        }
        return read(WEBJARS + name + "/" + properties.getProperty("version") + "/" + file);
    }

    private static String read(String resource) {
        try (InputStream stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return packed.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
