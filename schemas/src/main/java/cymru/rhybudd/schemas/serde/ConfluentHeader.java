package cymru.rhybudd.schemas.serde;

import java.nio.ByteBuffer;

/** The five bytes before every record on a topic: 0x00 and the id of the writer's schema, big-endian. */
final class ConfluentHeader {
    static final int LENGTH = 5;
    private static final byte MAGIC = 0;

    private ConfluentHeader() {}

    static ByteBuffer of(int schemaId) {
        return ByteBuffer.allocate(LENGTH).put(MAGIC).putInt(schemaId);
    }

    static int schemaId(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new UnreadableRecordException("a record of " + bytes.length + " bytes is too short for a schema id");
        }
        if (bytes[0] != MAGIC) {
            throw new UnreadableRecordException(
                    "a record of " + bytes.length + " bytes does not begin with a schema id");
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
