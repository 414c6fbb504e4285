package cymru.rhybudd.schemas.restriction;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.RestrictionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestrictionsInForceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final LocalDate REVIEW = LocalDate.of(2027, 5, 26);

    private final RestrictionsInForce restrictions = new RestrictionsInForce();

    private Restriction restrict(RestrictedSubject subject) {
        Restriction restriction = subject.restricted("t.leader", "threatened", REVIEW, NOW);
        restrictions.take(subject.key(), restriction);
        return restriction;
    }

    private static DirectoryEntry person(@Nullable Long uprn, String... records) {
        return DirectoryEntry.newBuilder()
                .setCitizen("c1")
                .setForenames("Mair")
                .setSurname("Rees")
                .setUprn(uprn)
                .setLanguage(PreferredLanguage.WELSH)
                .setRecords(List.of(records))
                .build();
    }

    @Test
    void aCitizenIsRestrictedIfOneOfTheirRecordsIs() {
        restrict(RestrictedSubject.person("housing/person/1"));

        assertThat(restrictions.of(person(null, "education/contact/7", "housing/person/1")))
                .hasSize(1);
        assertThat(restrictions.of(person(null, "housing/person/11"))).isEmpty();
    }

    @Test
    void aCitizenIsRestrictedWhereTheirAddressIsSensitive() {
        restrict(RestrictedSubject.address(100_100L));

        assertThat(restrictions.of(person(100_100L, "housing/person/1"))).hasSize(1);
        assertThat(restrictions.of(person(100_101L, "housing/person/1"))).isEmpty();
        assertThat(restrictions.of(person(null, "housing/person/1"))).isEmpty();
        assertThat(restrictions.isSensitive(100_100L)).isTrue();
    }

    @Test
    void itHoldsUntilItIsLifted() {
        RestrictedSubject subject = RestrictedSubject.person("housing/person/1");
        Restriction held = restrict(subject);
        assertThat(restrictions.all()).containsExactly(held);

        Restriction lifted = RestrictedSubject.lifted(held, "g.price", "no longer needed", NOW);
        restrictions.take(subject.key(), lifted);

        assertThat(restrictions.all()).isEmpty();
        assertThat(lifted.getOfficer()).isEqualTo("g.price");
        assertThat(lifted.getReviewOn()).isEqualTo(REVIEW);
    }

    @Test
    void whoeverIsRestrictedIsCoveredUntilNothingRestrictsThemAnyMore() {
        RestrictedSubject record = RestrictedSubject.person("housing/person/1");
        RestrictedSubject address = RestrictedSubject.address(100_100L);
        DirectoryEntry person = person(100_100L, "education/contact/7", "housing/person/1");
        assertThat(restrictions.covers(person)).isFalse();
        Restriction held = restrict(record);
        restrict(address);
        assertThat(restrictions.covers(person)).isTrue();
        assertThat(restrictions.covers(person(100_101L, "housing/person/11"))).isFalse();

        restrictions.take(record.key(), RestrictedSubject.lifted(held, "g.price", "no longer needed", NOW));
        assertThat(restrictions.covers(person)).isTrue();
        restrictions.take(address.key(), null);
        assertThat(restrictions.covers(person)).isFalse();
        assertThat(restrictions.isSensitive(100_100L)).isFalse();
    }

    @Test
    void aRecordAndAnAddressAreToldApartAndAnythingElseIsRefused() {
        assertThat(RestrictedSubject.read("housing/person/1").map(RestrictedSubject::kind))
                .hasValue(RestrictionKind.RESTRICTED_PERSON);
        assertThat(RestrictedSubject.read("100100").map(RestrictedSubject::kind))
                .hasValue(RestrictionKind.SENSITIVE_ADDRESS);
        for (String wrong : List.of("", "Mair Rees", "housing/person", "housing/person/1 2", "0", "1234567890123")) {
            assertThat(RestrictedSubject.read(wrong)).as(wrong).isEmpty();
        }
    }
}
