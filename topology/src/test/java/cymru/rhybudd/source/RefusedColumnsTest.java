package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedColumnsTest {
    private static final RefusedColumns REFUSED = RefusedColumns.load();

    @ParameterizedTest
    @CsvSource({
        "reason_code, homelessness",
        "exclusion_reason, homelessness",
        "ExclusionReason, homelessness",
        "REASON_CODE, homelessness",
        "aln_provision, learning",
        "sen, learning",
        "ethnicity, origin",
        "sessions_illness, health",
        "absence_code, attendance codes",
        "benefit_type, benefit",
        "has_pip, benefit",
        "lcwra, benefit",
        "premium_code, premiums",
        "disregard_class, mental impairment",
        "exemption, mental impairment",
        "moratorium_kind, Breathing Space",
        "breathing_space_type, Breathing Space",
        "ground_detail, possession",
        "asb_flag, Article 10",
        "anger, intimate",
        "dogs, intimate",
        "case_notes, free text",
        "comments, free text"
    })
    void refusesWithTheReason(String column, String because) {
        assertThat(REFUSED.reason(column))
                .hasValueSatisfying(reason -> assertThat(reason).contains(because));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "breathing_space",
                "ground_group",
                "sessions_absent",
                "exclusion_type",
                "case_kind",
                "change_kind",
                "status",
                "notice_served_on",
                "universal_credit_notice_on",
                "reasonable",
                "present",
                "senior",
                "dogma"
            })
    void letsOthersPass(String column) {
        assertThat(REFUSED.reason(column)).isEmpty();
    }
}
