package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who lives with the person of an alert: a purpose of its own, so each person who is named there is one recorded view. */
final class HouseholdPage {
    private static final int MOST_PEOPLE = 10;
    private static final int MOST_SURNAMES = 4;

    private final Disclosure disclosure;
    private final Citizens citizens;
    private final Published published;

    HouseholdPage(Disclosure disclosure, Published published) {
        this.disclosure = disclosure;
        this.citizens = disclosure.citizens();
        this.published = published;
    }

    /** Shows it to an officer who has said why. */
    void show(Context context) {
        Session session = Guard.session(context);
        OpenAlert alert = disclosure.find(context);
        String citizen = alert.alert().getCitizen();
        String reason =
                disclosure.reasons().of(session, Interrupted.HOUSEHOLD, citizen).orElseThrow(ForbiddenResponse::new);
        Long address = citizens.who(citizen).map(DirectoryEntry::getUprn).orElse(null);
        List<DirectoryEntry> everybody = address == null
                ? List.of()
                : citizens.at(address).stream()
                        .map(citizens::who)
                        .flatMap(Optional::stream)
                        .toList();
        HiddenHousehold hidden = hidden(address, everybody);
        List<DirectoryEntry> others = hidden != null
                ? List.of()
                : everybody.stream()
                        .filter(entry -> !entry.getCitizen().equals(citizen))
                        .toList();
        Map<Boolean, List<DirectoryEntry>> byProtection =
                others.stream().collect(Collectors.partitioningBy(citizens.restrictions()::covers));
        List<DirectoryEntry> named = byProtection.getOrDefault(false, List.of());
        int unnamed = byProtection.getOrDefault(true, List.of()).size();
        disclosure
                .accessLog()
                .recordAll(named.stream()
                        .map(entry ->
                                disclosure.access(session, View.HOUSEHOLD, entry.getCitizen(), alert.id(), reason))
                        .toList());
        HouseholdView view = new HouseholdView(
                Guard.words(context),
                alert,
                hidden,
                members(session, named, unnamed),
                published.now(disclosure.clock()));
        Guard.render(context, "household", "queue", Map.of("view", view));
    }

    private @Nullable HiddenHousehold hidden(@Nullable Long address, List<DirectoryEntry> everybody) {
        if (address == null) {
            return HiddenHousehold.UNKNOWN_ADDRESS;
        }
        if (citizens.restrictions().isSensitive(address)) {
            return HiddenHousehold.SENSITIVE_ADDRESS;
        }
        long surnames = everybody.stream()
                .map(entry -> entry.getSurname().strip().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return everybody.size() > MOST_PEOPLE || surnames > MOST_SURNAMES ? HiddenHousehold.COMMUNAL_ADDRESS : null;
    }

    /** Those whose view is recorded, and after them those of whom nothing is said. */
    private List<HouseholdMember> members(Session session, List<DirectoryEntry> named, int unnamed) {
        return Stream.concat(
                        named.stream().map(entry -> member(session, entry)),
                        Collections.nCopies(unnamed, new HouseholdMember(null, List.of())).stream())
                .toList();
    }

    private HouseholdMember member(Session session, DirectoryEntry entry) {
        List<OpenAlert> alerts = disclosure.desk().about(entry.getCitizen()).stream()
                .filter(alert -> session.officer().mayRead(alert.team()))
                .toList();
        return new HouseholdMember(entry, alerts);
    }
}
