package cymru.rhybudd.bench;

import cymru.rhybudd.bench.GrowthScale.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an event costs, and how much is kept, in a council of one size.
 *
 * @param citizens whom the topology tells apart
 * @param diskBytes of all stores, compacted
 * @param citizenDiskBytes of what ASSESS keeps, compacted
 * @param heapBytes of what ASSESS knows of everybody, in the memory of a replay
 * @param changelogBytes of all stores' changelogs on the broker as they stood, cleaned or not
 * @param recovery of the largest council only
 */
record Growth(
        Size size,
        double eventsPerSecond,
        double cpuSecondsPerMillion,
        long citizens,
        long diskBytes,
        long citizenDiskBytes,
        long heapBytes,
        long changelogBytes,
        @Nullable Recovery recovery) {

    /**
     * How it comes back, and is weighed anew.
     *
     * @param restoreSeconds from the start of an instance without any state on disk until it is ready
     * @param rescoreSeconds from the publication of a model until everybody was weighed by it
     */
    record Recovery(double restoreSeconds, double rescoreSeconds) {}

    double diskBytesPerCitizen() {
        return (double) diskBytes / citizens;
    }

    double citizenDiskBytesPerCitizen() {
        return (double) citizenDiskBytes / citizens;
    }

    double heapBytesPerCitizen() {
        return (double) heapBytes / citizens;
    }

    double changelogBytesPerCitizen() {
        return (double) changelogBytes / citizens;
    }
}
