package cymru.rhybudd.local.model;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whom a shadow model would see in another colour. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says how many citizens a shadow model sees in another colour than the live one: in all, by area, by household type"
                    + " and by indicator. Never by name or pseudonym; fewer than five are shown as <5.",
            "Looks at the world that runs on the state directory or, if none runs, starts its stores to look at them."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VERSION", description = "The shadow's version.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String version;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        return world.look(printing, topics -> {
            topics.history().runningShadow(version);
            ComparisonReport report = new ComparisonReport(version, comparison(topics));
            printing.answer(report.text(), report.json());
        });
    }

    /** A shadow's record is as old as its own picture; the live picture beside it may be newer. */
    private ShadowComparison comparison(WorldTopics topics) {
        Map<String, ShadowAssessment> shadows = new HashMap<>();
        topics.read(Contracts.SHADOW_ASSESSMENTS, (key, shadow) -> {
            if (shadow == null) {
                shadows.values().removeIf(known -> key.equals(known.getCitizen() + "|" + version));
            } else if (shadow.getAssessment().getModelVersion().equals(version)) {
                shadows.put(shadow.getCitizen(), shadow);
            }
        });
        Map<String, Assessment> live = new HashMap<>();
        topics.read(Contracts.ASSESSMENTS, (citizen, assessment) -> {
            if (assessment != null && shadows.containsKey(citizen)) {
                live.put(citizen, assessment);
            }
        });
        ShadowComparison comparison = new ShadowComparison();
        shadows.forEach((citizen, shadow) -> comparison.add(shadow, live.get(citizen)));
        return comparison;
    }
}
