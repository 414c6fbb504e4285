package cymru.rhybudd.local.inspect;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The model that judges at the time by the stream's own clock, read from what was published and not from files, which may
 * have been published from anywhere or not yet: the newest whose first day has come.
 */
public record CurrentModel(Model model, Instant now) {

    /**
     * What the controls of the world say.
     *
     * @throws IllegalStateException if no model judges
     */
    public static CurrentModel read(WorldTopics topics) {
        return of(topics.told());
    }

    static CurrentModel of(Collection<Control> told) {
        List<Object> bodies = told.stream().map(Control::getBody).toList();
        Instant now = bodies.stream()
                .filter(ClockTicked.class::isInstance)
                .map(body -> ((ClockTicked) body).getInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return bodies.stream()
                .filter(ModelPublished.class::isInstance)
                .map(body -> (ModelPublished) body)
                .filter(published -> published.getRole() == ModelRole.LIVE)
                .filter(published -> published.getValidFrom() == null
                        || !published.getValidFrom().isAfter(today))
                .max(Comparator.comparing(ModelPublished::getVersion))
                .map(published -> new CurrentModel(Model.parse(published.getText()), now))
                .orElseThrow(() -> new IllegalStateException("no model judges on " + today + ": none was published"));
    }
}
