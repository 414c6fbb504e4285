package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.SchoolHolidays;
import cymru.rhybudd.domain.weighting.SchoolHolidays.Holiday;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A weighting model as its file says it ({@code *.model.yaml}): the text travels whole on the log, so that whoever replays it
 * reads what was approved. What later versions of the format added may be left out, so that an old log still reads; then
 * nothing decays, grows stale, is triggered or waits.
 *
 * @param text the file, whole
 */
public record ModelFile(String text, WeightingModel model) {
    private static final int SNOOZE_AT_MOST_DAYS = 28;
    private static final int MOST_ALERTS = 1_000_000;

    /** Reads a model, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static ModelFile load(Path file) {
        WeightingModel model = YamlFile.load(file, ModelFile::model);
        try {
            return new ModelFile(Files.readString(file), model);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + file, e);
        }
    }

    /** Reads a model from its text; the name stands in fault messages. */
    public static WeightingModel parse(String name, String text) {
        return YamlFile.parse(name, text, ModelFile::model);
    }

    static WeightingModel model(YamlNode root) {
        root.allowOnly(
                "version",
                "names",
                "approval",
                "valid-from",
                "thresholds",
                "dwell-hours",
                "red-needs-systems",
                "unknown-above",
                "statutory",
                "snooze-at-most-days",
                "alert-budget",
                "school-holidays",
                "indicators");
        return new WeightingModel(
                root.required("version").text(),
                NamesNode.names(root),
                ThresholdsNode.thresholds(root),
                root.optional("statutory").map(StatutoryNode::horizon),
                root.optional("snooze-at-most-days")
                        .map(node -> within(node, 1, 365))
                        .orElse(SNOOZE_AT_MOST_DAYS),
                root.optional("alert-budget").map(ModelFile::budget).orElse(AlertBudget.UNLIMITED),
                root.optional("school-holidays").map(ModelFile::holidays).orElse(SchoolHolidays.NONE),
                indicators(root.required("indicators")));
    }

    private static AlertBudget budget(YamlNode node) {
        node.allowOnly("per-team-and-week", "kept-for-red");
        int all = within(node.required("per-team-and-week"), 1, MOST_ALERTS);
        int red = node.optional("kept-for-red")
                .map(kept -> within(kept, 0, all - 1))
                .orElse(0);
        return new AlertBudget(all, red);
    }

    private static SchoolHolidays holidays(YamlNode node) {
        List<Holiday> holidays = new ArrayList<>();
        for (YamlNode item : node.list()) {
            item.allowOnly("from", "to");
            holidays.add(new Holiday(DateNode.date(item.required("from")), DateNode.date(item.required("to"))));
        }
        try {
            return new SchoolHolidays(holidays);
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()), "let each begin after the one before has ended");
        }
    }

    /** A whole number between two others, both included. */
    static int within(YamlNode node, int least, int most) {
        int number = node.integer();
        if (number < least || number > most) {
            throw node.fault(number + " is out of range", "write a number from " + least + " to " + most);
        }
        return number;
    }

    private static List<WeightedIndicator> indicators(YamlNode indicators) {
        indicators.allowOnly(
                Arrays.stream(Indicator.values()).map(Indicator::key).toArray(String[]::new));
        List<WeightedIndicator> on = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Optional<YamlNode> node = indicators.optional(indicator.key());
            node.flatMap(present -> present.attempt(() -> IndicatorNode.indicator(indicator, present)))
                    .flatMap(weighted -> weighted)
                    .ifPresent(on::add);
        }
        if (on.isEmpty()) {
            throw indicators.fault("no indicator is on", "switch on one at least");
        }
        return Scaling.toFullWeight(on);
    }
}
