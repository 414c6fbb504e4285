package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What happens to records and parties: people part or go, records are made late, corrected, given another key, or removed. */
final class Records {
    private final Population population;
    private final Random random;
    private final Departures departures;

    Records(Population population, Random random) {
        this.population = population;
        this.random = random;
        this.departures = new Departures(random);
    }

    PlannedTransaction next(Household household, LocalDate today) {
        Adult adult = household.adults.get(random.nextInt(household.adults.size()));
        int kind = random.nextInt(100);
        if (kind < 22) {
            return partyLeavesOrReturns(household, today.plusDays(kind < 11 ? -1 : 28));
        }
        if (kind < 25) {
            return somebodyGoesOrIsBack(adult, today);
        }
        if (kind < 45 && !household.exclusions.isEmpty()) {
            return exclusionIsChanged(household, today);
        }
        if (kind < 70) {
            return numberIsCorrected(adult);
        }
        if (kind < 85 && adult.contact == null && household.hasPupils()) {
            return contactIsMade(household, adult, today);
        }
        TableRow contact = adult.contact;
        if (kind < 88 && contact != null && household.hasPupils()) {
            return contactIsRemoved(household, adult, contact);
        }
        return nameIsCorrected(adult);
    }

    /** Who leaves is recorded the day after, or gives four weeks' notice. */
    private PlannedTransaction partyLeavesOrReturns(Household household, LocalDate lastDay) {
        TableRow liability = household.liabilities.get(random.nextInt(household.liabilities.size()));
        boolean left = liability.get("to_date") != null && ((LocalDate) liability.known("to_date")).getYear() < 2900;
        liability.set("to_date", left ? null : lastDay);
        return PlannedTransaction.of(left ? "party-returned" : "party-left", liability.written());
    }

    private PlannedTransaction somebodyGoesOrIsBack(Adult adult, LocalDate today) {
        PlannedTransaction back = departures.isBack(adult);
        return back == null ? Objects.requireNonNull(departures.goes(adult, today)) : back;
    }

    private PlannedTransaction exclusionIsChanged(Household household, LocalDate today) {
        TableRow exclusion = household.exclusions.get(random.nextInt(household.exclusions.size()));
        int kind = random.nextInt(3);
        if (kind == 0) {
            exclusion.set("rescinded_on", exclusion.get("rescinded_on") == null ? today : null);
            return PlannedTransaction.of("exclusion-rescinded", exclusion.written());
        }
        household.exclusions.remove(exclusion);
        if (kind == 1) {
            return PlannedTransaction.of("exclusion-removed", exclusion.removed());
        }
        TableRow rekeyed = new TableRow(Table.EXCLUSION, exclusion.values().clone());
        rekeyed.set("exclusion_id", population.nextId());
        household.exclusions.add(rekeyed);
        return PlannedTransaction.of("exclusion-rekeyed", exclusion.removed(), rekeyed.written());
    }

    private PlannedTransaction numberIsCorrected(Adult adult) {
        TableRow housing = adult.housingPerson;
        if (housing != null && random.nextBoolean()) {
            housing.set("ni_number", housing.get("ni_number") == null ? adult.nationalInsuranceNumber : null);
            return PlannedTransaction.of("number-corrected", housing.written());
        }
        TableRow revenues = Objects.requireNonNull(adult.revenuesPerson);
        revenues.set("nino", revenues.get("nino") == null ? adult.nationalInsuranceNumber : null);
        return PlannedTransaction.of("number-corrected", revenues.written());
    }

    private PlannedTransaction nameIsCorrected(Adult adult) {
        TableRow revenues = Objects.requireNonNull(adult.revenuesPerson);
        revenues.set("forename", adult.forenames).set("birth_date", adult.born);
        return PlannedTransaction.of("name-corrected", revenues.written());
    }

    private PlannedTransaction contactIsMade(Household household, Adult adult, LocalDate today) {
        TableRow contact = new TableRow(
                Table.CONTACT,
                population.nextId(),
                adult.woman ? "Ms" : "Mr",
                adult.forenames,
                adult.surname,
                adult.born,
                adult.nationalInsuranceNumber,
                household.uprn,
                household.addressLine,
                household.postcode,
                household.ward,
                adult.speaksWelsh ? "cym" : "eng",
                null);
        adult.contact = contact;
        List<RowWrite> writes = new ArrayList<>(List.of(contact.written()));
        for (TableRow pupil : household.pupils) {
            TableRow party = new TableRow(
                    Table.PARENTAL_RESPONSIBILITY,
                    pupil.known("pupil_id"),
                    contact.known("contact_id"),
                    "STEP",
                    today,
                    null);
            writes.add(party.written());
        }
        return PlannedTransaction.of("education", "contact-made", writes);
    }

    private static PlannedTransaction contactIsRemoved(Household household, Adult adult, TableRow contact) {
        List<RowWrite> writes = new ArrayList<>();
        for (TableRow pupil : household.pupils) {
            TableRow party = new TableRow(
                    Table.PARENTAL_RESPONSIBILITY,
                    pupil.known("pupil_id"),
                    contact.known("contact_id"),
                    "CARER",
                    null,
                    null);
            writes.add(party.removed());
        }
        writes.add(contact.removed());
        adult.contact = null;
        return PlannedTransaction.of("education", "contact-removed", writes);
    }
}
