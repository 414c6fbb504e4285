package cymru.rhybudd.console.act;

import cymru.rhybudd.schemas.HoldRuled;

/** Keeps what supervisors rule about alerts that are held. */
public interface RulingLog {
    /**
     * Returns once the ruling is kept for good; what comes of it is another question.
     *
     * @throws cymru.rhybudd.console.access.NotRecordedException if it is not known to be kept
     */
    void record(HoldRuled ruled);
}
