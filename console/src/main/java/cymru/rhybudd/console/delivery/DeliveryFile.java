package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Addresses;
import cymru.rhybudd.console.channel.NotifySettings;
import cymru.rhybudd.console.channel.SmtpSettings;
import cymru.rhybudd.console.channel.SmtpSettings.Security;
import cymru.rhybudd.console.channel.WebhookSettings;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.client.SecretVariable;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code delivery.yaml}: every fault is named with its line, and stops the start. Secrets stand in the environment, or in files that it names. */
public final class DeliveryFile {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern OFFICER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final int LAST_PORT = 65_535;
    private static final int SHORTEST_SECRET = 32;

    private final Map<String, String> environment;

    private DeliveryFile(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads the file, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static DeliverySettings load(Path file, Map<String, String> environment) {
        return YamlFile.load(file, new DeliveryFile(environment)::settings);
    }

    /** Reads the text of a file. */
    static DeliverySettings parse(String text, Map<String, String> environment) {
        return YamlFile.parse("delivery.yaml", text, new DeliveryFile(environment)::settings);
    }

    private DeliverySettings settings(YamlNode root) {
        root.allowOnly(
                "smtp",
                "notify",
                "webhook-hosts",
                "private-webhook-hosts",
                "working-hours",
                "answer-within-minutes",
                "too-late-after-hours",
                "teams");
        SmtpSettings smtp = root.optional("smtp")
                .flatMap(node -> node.attempt(() -> smtp(node)))
                .orElse(null);
        NotifySettings notify = root.optional("notify")
                .flatMap(node -> node.attempt(() -> notify(node)))
                .orElse(null);
        if (root.optional("smtp").isPresent()
                && notify != null
                && !notify.emailTemplate().isEmpty()) {
            root.required("notify")
                    .required("email-template")
                    .report("e-mail would go two ways", "leave out either smtp or this template");
        }
        Hosts hosts = new Hosts(hosts(root, "webhook-hosts"), hosts(root, "private-webhook-hosts"));
        Map<String, TeamRules> teams = new HashMap<>();
        for (YamlNode.Entry team : entries(root.optional("teams"))) {
            team.value()
                    .attempt(() -> team(team.value(), hosts, smtp != null || offersEmail(notify)))
                    .ifPresent(rules -> teams.put(team.name(), rules));
        }
        WorkingHours hours = root.optional("working-hours")
                .flatMap(node -> node.attempt(() -> workingHours(node)))
                .orElse(new WorkingHours(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)));
        int tooLate = root.optional("too-late-after-hours")
                .flatMap(node -> node.attempt(() -> positive(node)))
                .orElse(24);
        return new DeliverySettings(
                smtp, notify, new DeliveryRules(teams, answerWithin(root), hours, Duration.ofHours(tooLate)));
    }

    private static boolean offersEmail(@Nullable NotifySettings notify) {
        return notify != null && !notify.emailTemplate().isEmpty();
    }

    private SmtpSettings smtp(YamlNode node) {
        node.allowOnly("host", "port", "security", "user", "password-variable", "from");
        String host = node.required("host").text(HOST, "a host, in small letters");
        Security security = choice(node.required("security"), Security.class);
        if (security == Security.NONE && !host.equals("localhost") && !host.equals("127.0.0.1")) {
            node.required("security")
                    .report("only a server on this machine may do without TLS", "write starttls or tls");
        }
        int port = node.required("port").integer();
        if (port < 1 || port > LAST_PORT) {
            node.required("port").report("there is no such port", "write one from 1 to 65535");
        }
        return new SmtpSettings(
                host,
                port,
                security,
                node.optional("user").map(YamlNode::text).orElse(""),
                node.optional("password-variable").map(this::secret).orElse(""),
                email(node.required("from")));
    }

    private NotifySettings notify(YamlNode node) {
        node.allowOnly("url", "key-variable", "email-template", "sms-template");
        return new NotifySettings(
                node.optional("url").map(YamlNode::text).orElse(""),
                secret(node.required("key-variable")),
                node.optional("email-template").map(YamlNode::text).orElse(""),
                node.optional("sms-template").map(YamlNode::text).orElse(""));
    }

    private TeamRules team(YamlNode node, Hosts hosts, boolean offersEmail) {
        node.allowOnly("mailbox", "webhook", "urgencies", "leaders");
        if (node.optional("mailbox").isPresent() && !offersEmail) {
            node.required("mailbox").report("nothing says how e-mail is sent", "add smtp, or a template of notify");
        }
        List<YamlNode> leaders = node.optional("leaders").map(YamlNode::list).orElse(List.of());
        return new TeamRules(
                node.optional("mailbox").map(DeliveryFile::email).orElse(""),
                node.optional("webhook").map(webhook -> webhook(webhook, hosts)).orElse(null),
                node.optional("urgencies").map(DeliveryFile::urgencies).orElse(Set.of(DeliveryUrgency.values())),
                leaders.stream()
                        .map(leader -> leader.text(OFFICER, "an officer's id"))
                        .toList());
    }

    private WebhookSettings webhook(YamlNode node, Hosts hosts) {
        node.allowOnly("url", "kind", "secret-variable");
        YamlNode url = node.required("url");
        URI address = url(url);
        String host = address.getHost();
        if (!hosts.all().contains(host)) {
            url.report("the host " + host + " is not listed", "add it to webhook-hosts, if it is the council's choice");
        }
        String kind = node.required("kind").text(Pattern.compile("teams|signed"), "teams or signed");
        String secret = secret(node.required("secret-variable"));
        if (secret.length() < SHORTEST_SECRET) {
            node.required("secret-variable")
                    .report("the secret is too short", "give it " + SHORTEST_SECRET + " characters at least");
        }
        return new WebhookSettings(
                address, kind.equals("teams"), secret, hosts.inside().contains(host));
    }

    private static URI url(YamlNode node) {
        try {
            URI url = new URI(node.text());
            boolean isPlain = "https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
            if (isPlain && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw node.fault("this is not a URL", "write https://host/path");
        }
        throw node.fault("a webhook must be https, with a host and without a user", "write https://host/path");
    }

    private static Set<String> hosts(YamlNode root, String key) {
        return root.optional(key).map(YamlNode::list).orElse(List.of()).stream()
                .map(host -> host.text(HOST, "a host, in small letters"))
                .collect(Collectors.toSet());
    }

    private static WorkingHours workingHours(YamlNode node) {
        node.allowOnly("days", "from", "until");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        node.required("days").list().forEach(day -> days.add(choice(day, DayOfWeek.class)));
        LocalTime from = LocalTime.parse(node.required("from").text(TIME, "a time, such as \"09:00\""));
        LocalTime until = LocalTime.parse(node.required("until").text(TIME, "a time, such as \"17:00\""));
        if (days.isEmpty() || !from.isBefore(until)) {
            throw node.fault("nobody would ever work", "give a day, and an end after the beginning");
        }
        return new WorkingHours(days, from, until);
    }

    private static Map<DeliveryUrgency, Duration> answerWithin(YamlNode root) {
        Map<DeliveryUrgency, Duration> within = new EnumMap<>(DeliveryUrgency.class);
        for (YamlNode.Entry entry : entries(root.optional("answer-within-minutes"))) {
            Optional<DeliveryUrgency> urgency = entry.key().attempt(() -> choice(entry.key(), DeliveryUrgency.class));
            Optional<Integer> minutes = entry.value().attempt(() -> positive(entry.value()));
            if (urgency.isPresent() && minutes.isPresent()) {
                within.put(urgency.get(), Duration.ofMinutes(minutes.get()));
            }
        }
        return within;
    }

    private static Set<DeliveryUrgency> urgencies(YamlNode node) {
        return node.list().stream()
                .map(urgency -> choice(urgency, DeliveryUrgency.class))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E choice(YamlNode node, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(node.text())) {
            throw node.fault("'" + node.text() + "' is not known here", YamlNode.didYouMean(node.text(), names));
        }
        return Enum.valueOf(type, node.text().toUpperCase(Locale.ROOT));
    }

    private static int positive(YamlNode node) {
        int number = node.integer();
        if (number < 1) {
            throw node.fault("a number above zero is expected here", "write one, such as 60");
        }
        return number;
    }

    private static String email(YamlNode node) {
        if (!Addresses.isEmail(node.text())) {
            throw node.fault("this is not an e-mail address", "write one, such as team@council.example");
        }
        return node.text();
    }

    /** The value of a variable that the file names. */
    private String secret(YamlNode node) {
        String variable = node.text(VARIABLE, "the name of a variable of the environment");
        String secret;
        try {
            secret = SecretVariable.read(environment, variable);
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()), "give it a file that the console can read");
        }
        if (secret.isEmpty()) {
            throw node.fault(
                    "the variable " + variable + " is not set",
                    "set it where the console is started, or " + SecretVariable.file(variable)
                            + " to a file that holds the secret");
        }
        return secret;
    }

    private static List<YamlNode.Entry> entries(Optional<YamlNode> node) {
        return node.map(YamlNode::entries).orElse(List.of());
    }

    /** Where webhooks may lead. */
    private record Hosts(Set<String> outside, Set<String> inside) {
        Set<String> all() {
            return java.util.stream.Stream.concat(outside.stream(), inside.stream())
                    .collect(Collectors.toSet());
        }
    }
}
