package cymru.rhybudd.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.LogPosition;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryClientTest {
    private static final Schema SCHEMA = SchemaText.of(LogPosition.class);
    private static final String NOTHING_SUCH = "{'error_code':40403,'message':'nothing such'}";

    private final RegistryStub stub = new RegistryStub();
    private final RegistryClient client = new RegistryClient(stub.url(), Duration.ZERO);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void registersOnce() {
        stub.answers(200, "{'id':7}");

        assertThat(client.register("log-value", SCHEMA)).isEqualTo(7);
        assertThat(client.register("log-value", SCHEMA)).isEqualTo(7);

        assertThat(stub.requests())
                .singleElement()
                .asString()
                .startsWith("POST /apis/ccompat/v7/subjects/log-value/versions {\"schema\":\"{");
    }

    @Test
    void registersEachSubject() {
        stub.answers(200, "{'id':7}");

        client.register("log-value", SCHEMA);
        client.register("other-value", SCHEMA);

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void registersWhatAnotherRegistersAtTheSameMoment() {
        stub.answers(409, "{'error_code':409,'message':'An artifact with ID log-value already exists.'}")
                .answers(200, "{'id':7}");

        assertThat(client.register("log-value", SCHEMA)).isEqualTo(7);
    }

    @Test
    void fetchesAnIdOnce() {
        stub.answers(200, "{'schema':'\\'int\\''}");

        assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.INT));
        client.byId(7);

        assertThat(stub.requests()).containsExactly("GET /apis/ccompat/v7/schemas/ids/7");
    }

    @Test
    void readsWhatItKeepsAtHandWhileTheRegistryIsAway() {
        stub.answers(200, "{'id':7,'schema':'\\'int\\''}").answers(200, "{'schema':'\\'int\\''}");
        client.keepAtHand("rent_account-value");
        stub.close();

        assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.INT));
    }

    @Test
    void keepsNothingAtHandOfASubjectThatNobodyHasWrittenYet() {
        stub.answers(404, NOTHING_SUCH);

        client.keepAtHand("rent_account-value");

        assertThat(stub.requests()).containsExactly("GET /apis/ccompat/v7/subjects/rent_account-value/versions/latest");
    }

    @Test
    void asksAgainForAnIdThatWasUnknown() {
        stub.answers(404, NOTHING_SUCH).answers(200, "{'schema':'\\'int\\''}");

        assertThatThrownBy(() -> client.byId(7)).isInstanceOf(UnknownSchemaException.class);
        assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.INT));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                argumentSet("incompatible", 409, "{'error_code':409}", IncompatibleSchemaException.class),
                argumentSet("invalid", 422, "{'error_code':42201}", InvalidSchemaException.class),
                argumentSet("broken", 500, "{'error_code':50001}", RegistryUnavailableException.class),
                argumentSet("starting", 503, "Service Unavailable", RegistryUnavailableException.class),
                argumentSet("overloaded", 429, "{'error_code':429}", RegistryUnavailableException.class),
                argumentSet("locked", 401, "{'error_code':401}", RegistryUnavailableException.class),
                argumentSet("wrong path", 404, "{'error_code':404}", RegistryUnavailableException.class),
                argumentSet("wrong server", 404, "<html>", RegistryUnavailableException.class),
                argumentSet("not a registry", 200, "<html>", RegistryUnavailableException.class),
                argumentSet("empty", 200, "", RegistryUnavailableException.class),
                argumentSet("without an id", 200, "{}", RegistryUnavailableException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyItCanNotRegister(int status, String body, Class<? extends Exception> type) {
        stub.answers(status, body);

        assertThatThrownBy(() -> client.register("log-value", SCHEMA)).isInstanceOf(type);
    }

    @Test
    void nothingElseIsRetriable() {
        assertThat(RetriableException.class)
                .isAssignableFrom(RegistryUnavailableException.class)
                .isNotIn(
                        UnknownSchemaException.class.getSuperclass(),
                        IncompatibleSchemaException.class.getSuperclass(),
                        InvalidSchemaException.class.getSuperclass());
    }

    @Test
    void schemaOfAnotherKindIsUnknown() {
        stub.answers(200, "{'schemaType':'PROTOBUF','schema':'syntax = proto3;'}");

        assertThatThrownBy(() -> client.byId(7)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void waitsForARegistryThatIsStarting() {
        RegistryClient patient = new RegistryClient(stub.url(), Duration.ofSeconds(20));
        stub.answers(503, "starting").answers(503, "starting").answers(200, "{'id':7}");

        assertThat(patient.register("log-value", SCHEMA)).isEqualTo(7);
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void losesPatienceWithARegistryThatIsNotThere() {
        RegistryClient patient = new RegistryClient(stub.url(), Duration.ofMillis(200));
        stub.close();

        assertThatThrownBy(() -> patient.byId(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(stub.url().getAuthority());
    }

    @Test
    void failureIsNotRemembered() {
        stub.answers(503, "starting").answers(200, "{'id':7}");

        assertThatThrownBy(() -> client.register("log-value", SCHEMA)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(client.register("log-value", SCHEMA)).isEqualTo(7);
    }

    @Test
    void latestIsEmptyForAnUnknownSubject() {
        stub.answers(404, "{'error_code':40401}").answers(200, "{'schema':'\\'int\\''}");

        assertThat(client.latest("log-value")).isEmpty();
        assertThat(client.latest("log-value")).contains(Schema.create(Schema.Type.INT));
    }

    @Test
    void anythingIsCompatibleWithNothing() {
        stub.answers(404, "{'error_code':40402}")
                .answers(200, "{'is_compatible':false}")
                .answers(200, "{'is_compatible':true}");

        assertThat(client.compatible("log-value", SCHEMA)).isTrue();
        assertThat(client.compatible("log-value", SCHEMA)).isFalse();
        assertThat(client.compatible("log-value", SCHEMA)).isTrue();
    }

    @Test
    void interruptionEndsTheWait() {
        RegistryClient patient = new RegistryClient(stub.url(), Duration.ofHours(1));
        stub.answers(503, "starting");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> patient.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
