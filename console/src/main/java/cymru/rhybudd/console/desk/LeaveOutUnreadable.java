package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * One record that cannot be read must not keep all others from being read: it is left out, and Kafka Streams logs where it stands. A
 * registry that is away is no fault of the record: whoever reads stops there, to try it again.
 */
public final class LeaveOutUnreadable implements DeserializationExceptionHandler {
    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return exception instanceof RegistryUnavailableException ? Response.fail() : Response.resume();
    }
}
