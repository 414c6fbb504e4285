package cymru.rhybudd.console.act;

import cymru.rhybudd.schemas.OfficerActed;

/** Keeps what officers do. */
public interface ActLog {
    /**
     * Returns once the act is kept for good; whether it is taken is another question.
     *
     * @throws cymru.rhybudd.console.access.NotRecordedException if it is not known to be kept
     */
    void record(String citizen, OfficerActed act);
}
