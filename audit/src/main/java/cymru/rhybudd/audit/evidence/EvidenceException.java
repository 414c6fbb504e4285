package cymru.rhybudd.audit.evidence;

import java.io.IOException;

/** Evidence that contradicts itself, or is not what it says. */
public final class EvidenceException extends IOException {
    private static final long serialVersionUID = 1L;

    EvidenceException(String message) {
        super(message);
    }
}
