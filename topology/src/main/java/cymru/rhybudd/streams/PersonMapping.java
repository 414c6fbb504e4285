package cymru.rhybudd.streams;

import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.StoredPerson;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Translates person records, and makes one directory entry of all records of a citizen. */
final class PersonMapping {
    private PersonMapping() {}

    static StoredPerson toStored(String record, PersonDetails details, String citizen, List<String> linkKeys) {
        return new StoredPerson(
                record,
                details.title(),
                details.forenames(),
                details.surname(),
                details.dateOfBirth(),
                details.nationalInsuranceNumber(),
                details.uprn(),
                details.addressLine(),
                details.postcode(),
                details.ward(),
                details.language() == null
                        ? null
                        : PreferredLanguage.valueOf(details.language().name()),
                citizen,
                linkKeys);
    }

    /** The record as one of this citizen's. */
    static StoredPerson of(StoredPerson person, String citizen) {
        return person.getCitizen().equals(citizen)
                ? person
                : StoredPerson.newBuilder(person).setCitizen(citizen).build();
    }

    /**
     * The first record, in the order of their names, that knows a thing decides it; who asked for Welsh in any system is
     * written to in Welsh.
     */
    static DirectoryEntry directoryEntry(String citizen, List<StoredPerson> records) {
        StoredPerson first = records.get(0);
        return new DirectoryEntry(
                citizen,
                known(records, StoredPerson::getTitle),
                first.getForenames(),
                first.getSurname(),
                known(records, StoredPerson::getDateOfBirth),
                known(records, StoredPerson::getAddressLine),
                known(records, StoredPerson::getPostcode),
                known(records, StoredPerson::getUprn),
                known(records, StoredPerson::getWard),
                records.stream().anyMatch(person -> person.getLanguage() == PreferredLanguage.WELSH)
                        ? PreferredLanguage.WELSH
                        : PreferredLanguage.ENGLISH,
                records.stream().map(StoredPerson::getRecord).toList());
    }

    private static <T> @Nullable T known(List<StoredPerson> records, Function<StoredPerson, @Nullable T> field) {
        return records.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
