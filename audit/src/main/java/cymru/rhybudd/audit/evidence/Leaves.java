package cymru.rhybudd.audit.evidence;

import java.io.IOException;

/** The hashes of the records of one partition, in order. */
interface Leaves {

    /** How many. */
    long size() throws IOException;

    /** The hash of the record at that place, counted from 0. */
    byte[] hash(long index) throws IOException;
}
