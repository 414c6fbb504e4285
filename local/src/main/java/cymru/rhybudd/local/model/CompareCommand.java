package cymru.rhybudd.local.model;

import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.local.inspect.Visit;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
        try (Visit visit = world.visit(printing::say)) {
            Stream stream = Stream.of(visit.endpoints());
            ModelHistory history = stream.history();
            history.runningShadow(version);
            ComparisonReport report = new ComparisonReport(version, comparison(stream));
            printing.answer(report.text(), report.json());
            return ExitCode.OK;
        }
    }

    /** A shadow's record is as old as its own picture; the live picture beside it may be newer. */
    private ShadowComparison comparison(Stream stream) {
        Map<String, ShadowAssessment> shadows = new HashMap<>();
        stream.read(Contracts.SHADOW_ASSESSMENTS, (key, shadow) -> {
            if (shadow == null) {
                shadows.values().removeIf(known -> key.equals(known.getCitizen() + "|" + version));
            } else if (shadow.getAssessment().getModelVersion().equals(version)) {
                shadows.put(shadow.getCitizen(), shadow);
            }
        });
        Map<String, Assessment> live = new HashMap<>();
        stream.read(Contracts.ASSESSMENTS, (citizen, assessment) -> {
            if (assessment != null && shadows.containsKey(citizen)) {
                live.put(citizen, assessment);
            }
        });
        ShadowComparison comparison = new ShadowComparison();
        shadows.forEach((citizen, shadow) -> comparison.add(shadow, live.get(citizen)));
        return comparison;
    }
}
