package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.local.command.Printing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a model says, on a few lines. */
record ModelSummary(ModelFile file) {
    private static final String ROW = "  %-24s %7s %10s %8s %7s  %s%n";

    String text() {
        WeightingModel model = file.model();
        StringBuilder text = new StringBuilder();
        text.append("%s: %s / %s%n"
                .formatted(
                        model.version(), model.names().english(), model.names().welsh()));
        text.append(approvals());
        file.validFrom().ifPresent(day -> text.append("  valid from  %s%n".formatted(day)));
        text.append("  colours     %s%n%n".formatted(colours(model.thresholds())));
        text.append(line("indicator", "weight", "half-life", "expiry", "fresh", "from"));
        for (WeightedIndicator weighted : model.indicators()) {
            text.append(line(
                    weighted.indicator().key(),
                    points(weighted.weight()),
                    days(weighted.decay().halfLifeDays()),
                    days(weighted.decay().expiresAfterDays()),
                    days(weighted.freshDays()),
                    String.join(", ", weighted.from())));
        }
        return text.toString();
    }

    /** Who answers for it. */
    String approvals() {
        Optional<Approval> approval = file.approval();
        return "  author      %s%n  approver    %s%n"
                .formatted(
                        approval.map(Approval::author).map(Object::toString).orElse("–"),
                        approval.flatMap(Approval::approver)
                                .map(Object::toString)
                                .orElse("–"));
    }

    private static String colours(Thresholds thresholds) {
        return "amber from %s, left below %s; red from %s, left below %s, by %d systems; dwell %d h; grey above %s"
                .formatted(
                        points(thresholds.amberEnter()),
                        points(thresholds.amberLeave()),
                        points(thresholds.redEnter()),
                        points(thresholds.redLeave()),
                        thresholds.systemsForRed(),
                        thresholds.dwell().toHours(),
                        points(thresholds.unknownAbove()));
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }

    private static String points(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    private static String days(int days) {
        return days == 0 ? "–" : days + " d";
    }

    ObjectNode json() {
        WeightingModel model = file.model();
        ObjectNode json = Printing.JSON.createObjectNode().put("version", model.version());
        json.putObject("names")
                .put("en", model.names().english())
                .put("cy", model.names().welsh());
        file.approval().ifPresent(approval -> {
            ObjectNode signed = json.putObject("approval");
            sign(signed.putObject("author"), approval.author());
            approval.approver().ifPresent(approver -> sign(signed.putObject("approver"), approver));
        });
        json.put("validFrom", file.validFrom().map(LocalDate::toString).orElse(null));
        ArrayNode indicators = json.putArray("indicators");
        for (WeightedIndicator weighted : model.indicators()) {
            ObjectNode indicator = indicators
                    .addObject()
                    .put("indicator", weighted.indicator().key())
                    .put("weight", BigDecimal.valueOf(weighted.weight(), 2))
                    .put("halfLifeDays", weighted.decay().halfLifeDays())
                    .put("expiresAfterDays", weighted.decay().expiresAfterDays())
                    .put("freshDays", weighted.freshDays());
            weighted.from().forEach(indicator.putArray("from")::add);
        }
        return json;
    }

    private static void sign(ObjectNode json, Approval.Signature signature) {
        json.put("name", signature.name())
                .put("role", signature.role())
                .put("on", signature.on().toString());
    }
}
