package cymru.rhybudd.local.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A true person, and the records that the council's systems hold of them. */
final class Adult {
    final int number;
    final boolean woman;
    final String forenames;
    final String surname;
    final LocalDate born;
    final String nationalInsuranceNumber;
    final boolean speaksWelsh;

    @Nullable
    TableRow contact;

    @Nullable
    TableRow housingPerson;

    @Nullable
    TableRow revenuesPerson;
    /** That the person has died or moved away; null as long as neither was ever recorded. */
    @Nullable
    TableRow status;

    Adult(
            int number,
            boolean woman,
            String forenames,
            String surname,
            LocalDate born,
            String nationalInsuranceNumber,
            boolean speaksWelsh) {
        this.number = number;
        this.woman = woman;
        this.forenames = forenames;
        this.surname = surname;
        this.born = born;
        this.nationalInsuranceNumber = nationalInsuranceNumber;
        this.speaksWelsh = speaksWelsh;
    }

    /** The names of the records, as the topology gives them. */
    List<String> records() {
        List<String> records = new ArrayList<>();
        for (TableRow row : new TableRow[] {contact, housingPerson, revenuesPerson}) {
            if (row != null) {
                records.add(row.written().name());
            }
        }
        return records;
    }
}
