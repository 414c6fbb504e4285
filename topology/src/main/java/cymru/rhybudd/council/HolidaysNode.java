package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.SchoolHolidays;
import cymru.rhybudd.domain.weighting.SchoolHolidays.Holiday;
import cymru.rhybudd.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads when schools are closed. */
final class HolidaysNode {
    private HolidaysNode() {}

    private record Stretch(Holiday holiday, YamlNode node) {}

    static SchoolHolidays holidays(YamlNode node) {
        List<Stretch> stretches = new ArrayList<>();
        for (YamlNode item : node.list()) {
            item.attempt(() -> holiday(item)).ifPresent(holiday -> stretches.add(new Stretch(holiday, item)));
        }
        stretches.sort(Comparator.comparing(stretch -> stretch.holiday().from()));
        for (int i = 1; i < stretches.size(); i++) {
            Holiday before = stretches.get(i - 1).holiday();
            if (!stretches.get(i).holiday().from().isAfter(before.to())) {
                stretches
                        .get(i)
                        .node()
                        .report(
                                "this holiday overlaps that of " + before.from() + " to " + before.to(),
                                "let each begin after the one before has ended");
            }
        }
        return node.isSoundSoFar()
                ? new SchoolHolidays(stretches.stream().map(Stretch::holiday).toList())
                : SchoolHolidays.NONE;
    }

    private static Holiday holiday(YamlNode item) {
        item.allowOnly("from", "to");
        Holiday holiday = new Holiday(DateNode.date(item.required("from")), DateNode.date(item.required("to")));
        if (holiday.to().isBefore(holiday.from())) {
            throw item.fault("this holiday ends before it begins", "write its last day, which is one of it, as to");
        }
        return holiday;
    }
}
