package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.channel.Addresses;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.QuietHours;
import cymru.rhybudd.schemas.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an officer fills in about messages, and the record that it makes. Fields of a channel begin with its name in small letters.
 *
 * @param teams every team that the officer may see
 * @param channels what the council has set up
 */
record PreferencesForm(Form form, List<String> teams, List<DeliveryChannel> channels) {
    static final String YES = "yes";

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MOST_DIGESTS = 6;

    /** What the officer wants; of use only where the form has no errors. */
    OfficerPreferences read(String officer, Instant now) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (DeliveryChannel channel : channels) {
            if (!form.value(name(channel)).isEmpty()) {
                subscriptions.add(subscription(channel));
            }
        }
        List<String> wanted =
                teams.stream().filter(team -> isTicked("team-" + team)).toList();
        if (!subscriptions.isEmpty() && wanted.isEmpty()) {
            form.refuse("teams", "error.choose");
        }
        return OfficerPreferences.newBuilder()
                .setOfficer(officer)
                .setTeams(wanted)
                .setLanguage(form.value("language").equals("cy") ? PreferredLanguage.WELSH : PreferredLanguage.ENGLISH)
                .setSubscriptions(subscriptions)
                .setQuiet(quiet())
                .setStatutoryAlways(isTicked("always-yes"))
                .setChangedAt(now)
                .build();
    }

    private Subscription subscription(DeliveryChannel channel) {
        String address = form.value(name(channel));
        String plain = channel == DeliveryChannel.SMS ? address.replace(" ", "") : address;
        boolean isAddress = channel == DeliveryChannel.SMS ? Addresses.isMobile(plain) : Addresses.isEmail(plain);
        if (!isAddress) {
            form.refuse(name(channel), "error." + name(channel));
        }
        List<DeliveryUrgency> urgencies = Arrays.stream(DeliveryUrgency.values())
                .filter(urgency -> isTicked(name(channel) + "-urgency-" + urgency))
                .toList();
        if (urgencies.isEmpty()) {
            form.refuse(name(channel) + "-urgency", "error.choose");
        }
        return Subscription.newBuilder()
                .setChannel(channel)
                .setAddress(plain)
                .setUrgencies(urgencies)
                .setDigestAt(hours(name(channel) + "-hours"))
                .build();
    }

    private List<Integer> hours(String field) {
        List<Integer> hours = Arrays.stream(form.value(field).split("[\\s,;]+"))
                .filter(hour -> !hour.isEmpty())
                .map(hour -> minutes(field, hour))
                .distinct()
                .sorted()
                .toList();
        if (hours.size() > MOST_DIGESTS) {
            form.refuse(field, "error.hours");
        }
        return hours;
    }

    private @Nullable QuietHours quiet() {
        String from = form.value("quiet-from");
        String until = form.value("quiet-until");
        boolean weekends = isTicked("weekends-yes");
        if (from.isEmpty() && until.isEmpty()) {
            return weekends ? new QuietHours(0, 0, true) : null;
        }
        return new QuietHours(minutes("quiet-from", from), minutes("quiet-until", until), weekends);
    }

    private int minutes(String field, String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            form.refuse(field, "error.hours");
            return 0;
        }
        return Integer.parseInt(time.group(1)) * MINUTES_OF_AN_HOUR + Integer.parseInt(time.group(2));
    }

    private boolean isTicked(String field) {
        return form.value(field).equals(YES);
    }

    /** What an officer said before, as the form has it. */
    static Map<String, String> values(OfficerPreferences said) {
        Map<String, String> values = new HashMap<>();
        said.getTeams().forEach(team -> values.put("team-" + team, YES));
        values.put("language", said.getLanguage() == PreferredLanguage.WELSH ? "cy" : "en");
        for (Subscription subscription : said.getSubscriptions()) {
            String name = name(subscription.getChannel());
            values.put(name, subscription.getAddress());
            subscription.getUrgencies().forEach(urgency -> values.put(name + "-urgency-" + urgency, YES));
            values.put(
                    name + "-hours",
                    subscription.getDigestAt().stream()
                            .map(PreferencesForm::time)
                            .collect(Collectors.joining(" ")));
        }
        QuietHours quiet = said.getQuiet();
        if (quiet != null) {
            values.put("weekends-yes", quiet.getWeekends() ? YES : "");
            if (quiet.getFrom() != quiet.getUntil()) {
                values.put("quiet-from", time(quiet.getFrom()));
                values.put("quiet-until", time(quiet.getUntil()));
            }
        }
        values.put("always-yes", said.getStatutoryAlways() ? YES : "");
        return values;
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES_OF_AN_HOUR, minutes % MINUTES_OF_AN_HOUR);
    }

    /** How a channel's fields begin. */
    static String name(DeliveryChannel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
