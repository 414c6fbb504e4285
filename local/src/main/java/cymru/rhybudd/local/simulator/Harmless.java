package cymru.rhybudd.local.simulator;

import java.util.Objects;
import java.util.Random;

/** What happens all day and concerns no indicator: somebody gives a new telephone number. */
final class Harmless {
    private final Random random;

    Harmless(Random random) {
        this.random = random;
    }

    PlannedTransaction next(Household household) {
        Adult adult = household.adults.get(random.nextInt(household.adults.size()));
        TableRow housing = adult.housingPerson;
        if (housing != null && random.nextBoolean()) {
            housing.set("email", "person" + random.nextInt(999_999) + "@example.org");
            return PlannedTransaction.of("new-email", housing.written());
        }
        TableRow contact = adult.contact;
        if (contact != null && random.nextBoolean()) {
            contact.set("telephone", "07700 " + random.nextInt(999_999));
            return PlannedTransaction.of("new-telephone", contact.written());
        }
        TableRow revenues = Objects.requireNonNull(adult.revenuesPerson);
        revenues.set("telephone", "01685 " + random.nextInt(999_999));
        return PlannedTransaction.of("new-telephone", revenues.written());
    }
}
