package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemasAtHandTest {
    private static final List<String> TOPICS = List.of("housing.public.rent_account", "revenues.public.person");

    private final List<String> asked = new ArrayList<>();
    private String odd = "";

    /** Remembers what it is asked for. */
    private final Registry registry = new Registry() {
        private final Registry known = new InMemoryRegistry();

        @Override
        public void keepAtHand(String subject) {
            if (subject.equals(odd)) {
                throw new UnknownSchemaException("not an Avro schema");
            }
            asked.add(subject);
        }

        @Override
        public int register(String subject, Schema schema) {
            return known.register(subject, schema);
        }

        @Override
        public Schema byId(int id) {
            return known.byId(id);
        }

        @Override
        public Optional<Schema> latest(String subject) {
            return known.latest(subject);
        }

        @Override
        public boolean compatible(String subject, Schema schema) {
            return known.compatible(subject, schema);
        }
    };

    @Test
    void looksUpEveryTable() {
        new SchemasAtHand(registry, TOPICS).run();

        assertThat(asked).containsExactly("housing.public.rent_account-value", "revenues.public.person-value");
    }

    @Test
    void oneThatIsOddKeepsNoneOfTheOthersWaiting() {
        odd = "housing.public.rent_account-value";

        new SchemasAtHand(registry, TOPICS).run();

        assertThat(asked).containsExactly("revenues.public.person-value");
    }

    @Test
    void aRegistryThatIsAwayStopsNothing() {
        Registry away = new RegistryClient(URI.create("http://127.0.0.1:1"), Duration.ZERO);

        assertThatCode(() -> new SchemasAtHand(away, TOPICS).run()).doesNotThrowAnyException();
    }
}
