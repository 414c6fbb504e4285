package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what no stage could read or apply to the dead letters and lets the stream go on. Broken infrastructure (a registry
 * or a broker that cannot be reached, a store that fails) is no fault of the record: it stops the task, which then tries
 * the same record again.
 */
public final class QuarantineHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(QuarantineHandler.class);
    /** Under this key of the configuration stands the {@link StageMetrics} to count with. */
    public static final String METRICS = "rhybudd.stage.metrics";

    private StageMetrics metrics = StageMetrics.NONE;

    @Override
    public void configure(Map<String, ?> config) {
        if (config.get(METRICS) instanceof StageMetrics configured) {
            metrics = configured;
        }
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (isCausedBy(exception, RegistryUnavailableException.class)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        String reason = isCausedBy(exception, UnknownSchemaException.class)
                ? DeadLetterReasons.UNKNOWN_SCHEMA
                : DeadLetterReasons.UNREADABLE;
        DeadLetter letter = letter(
                context, record.key(), record.value(), reason, "the record is not what the topic's contract says");
        return DeserializationExceptionHandler.Response.resume(List.of(letter.to(Topics.DEAD_LETTERS)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof KafkaException) {
            return ProcessingExceptionHandler.Response.fail();
        }
        DeadLetter letter = letter(
                context,
                context.sourceRawKey(),
                context.sourceRawValue(),
                DeadLetterReasons.NOT_APPLICABLE,
                "the stage failed with " + exception.getClass().getSimpleName());
        return ProcessingExceptionHandler.Response.resume(List.of(letter.to(Topics.DEAD_LETTERS)));
    }

    private DeadLetter letter(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, String reason, String detail) {
        String stage = context.processorNodeId() == null ? "unknown" : context.processorNodeId();
        metrics.deadLetter(stage, reason);
        LOGGER.atWarn()
                .addKeyValue("stage", stage)
                .addKeyValue("reason", reason)
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .log("record sent to the dead letters");
        return new DeadLetter(
                key, value, stage, reason, detail, context.topic(), context.partition(), context.offset());
    }

    private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> cause) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (cause.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
