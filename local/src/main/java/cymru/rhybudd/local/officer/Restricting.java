package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.OfficerIdConverter;
import cymru.rhybudd.local.command.ReadableTopics;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import cymru.rhybudd.schemas.restriction.RestrictionsInForce;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Who restricts, or lifts it, what, why, and where. */
final class Restricting {
    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            converter = SubjectConverter.class,
            description = "A person record, as source/table/primary key, or an address by its number (UPRN).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RestrictedSubject subject;

    @Option(
            names = "--officer",
            paramLabel = "ID",
            required = true,
            converter = OfficerIdConverter.class,
            description = "Who says so: an officer's id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String officer;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            converter = ReasonConverter.class,
            description = "Why, in the officer's words; no names.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reason;

    @Mixin
    private final WorldOption world = new WorldOption();

    RestrictedSubject subject() {
        return subject;
    }

    String officer() {
        return officer;
    }

    String reason() {
        return reason;
    }

    WorldTopics topics() throws Exception {
        return world.running();
    }

    /** What holds by now. */
    static RestrictionsInForce inForce(ReadableTopics topics) {
        RestrictionsInForce restrictions = new RestrictionsInForce();
        topics.read(Contracts.RESTRICTIONS, restrictions::take);
        return restrictions;
    }

    /** Returns when it is kept. */
    static void write(WorldTopics topics, Restriction restriction) throws InterruptedException {
        try (Producer<String, Restriction> producer = topics.producer(Contracts.RESTRICTIONS)) {
            String key = RestrictedSubject.of(restriction).key();
            producer.send(new ProducerRecord<>(Contracts.RESTRICTIONS.topic(), key, restriction))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot write to " + Contracts.RESTRICTIONS.topic() + ": " + e.getCause(), e);
        }
    }

    private static final class SubjectConverter implements ITypeConverter<RestrictedSubject> {
        @Override
        public RestrictedSubject convert(String text) {
            return RestrictedSubject.read(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is neither source/table/primary key nor the number of an address"));
        }
    }
}
