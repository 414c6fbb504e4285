package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.source.SourceMappings;

/**
 * What the topology knows of the council that it serves.
 *
 * @param teams for the patches alone: whom an alert is for, NOTIFY learns from its log
 * @param stormGuard from when row changes are a mass update
 * @param sweepSteps how many citizens one step of a sweep visits at most; it travels in the records, so that changing it
 *     changes no replay
 * @param models reads the models that are published; the simulation gives one that remembers, for it starts a topology thousands of times a minute
 */
public record Council(
        SourceMappings sources,
        Registry registry,
        PurposeRegister purposes,
        Pseudonym pseudonym,
        Teams teams,
        StormGuard stormGuard,
        int sweepSteps,
        LogFold.ModelReader models) {}
