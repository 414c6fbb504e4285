package cymru.rhybudd.domain.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one person record says of a person, as the council system has it; nothing is normalised here. */
public record PersonDetails(
        @Nullable String title,
        String forenames,
        String surname,
        @Nullable LocalDate dateOfBirth,
        @Nullable String nationalInsuranceNumber,
        @Nullable Long uprn,
        @Nullable String addressLine,
        @Nullable String postcode,
        @Nullable String ward,
        @Nullable Language language) {}
