package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The registry can not be asked, or answers as no registry does. The record is not to blame and must not be dropped. */
public final class RegistryUnavailableException extends RetriableException {
    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
