package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The council's models, teams and purposes as the newest control records give them; for the words on a page, not to judge by. */
public final class Published {
    private final Map<String, PublishedModel> models = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<String, LocalDate> firstDays = new ConcurrentSkipListMap<>();
    private volatile SortedMap<String, TwoNames> teams = new TreeMap<>();
    private volatile Patches patches = Patches.NONE;
    private volatile Map<String, List<LawfulBasis>> bases = Map.of();
    private volatile @Nullable Instant clock;

    /** Takes a control record; those that concern no page change nothing. */
    public void take(Control control) {
        Object body = control.getBody();
        if (body instanceof ModelPublished model) {
            models.put(model.getVersion(), model(read(model.getText())));
            schedule(model);
        } else if (body instanceof ClockTicked ticked) {
            clock = ticked.getInstant();
        } else if (body instanceof TeamsPublished published) {
            Map<?, ?> file = read(published.getText());
            teams = teams(file);
            patches = Patches.read(file);
        } else if (body instanceof PurposesPublished published) {
            bases = bases(read(published.getText()));
        }
    }

    /** Models go forward only: what is published late, or a second time, never judges. */
    private void schedule(ModelPublished model) {
        boolean isNewest = firstDays.isEmpty() || firstDays.lastKey().compareTo(model.getVersion()) < 0;
        if (model.getRole() == ModelRole.LIVE && isNewest) {
            firstDays.put(model.getVersion(), Objects.requireNonNullElse(model.getValidFrom(), LocalDate.MIN));
        }
    }

    /** The version of the model by which the engine judges on that day, by the log's clock; empty before the first. */
    public String versionInForce(LocalDate today) {
        return firstDays.descendingMap().entrySet().stream()
                .filter(model -> !model.getValue().isAfter(today))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The date of the log's clock, by which the engine judges; of the given one as long as that has not ticked. */
    public LocalDate today(Clock otherwise) {
        return LocalDate.ofInstant(Objects.requireNonNullElseGet(clock, otherwise::instant), ZoneOffset.UTC);
    }

    /**
     * The last day to which the engine lets a snooze hold that is asked for now: by the model in force, and by the log's clock, for
     * a longer one it would shorten without a word.
     */
    public LocalDate longestSnooze(Clock otherwise) {
        LocalDate today = today(otherwise);
        return today.plusDays(model(versionInForce(today))
                .map(PublishedModel::snoozeAtMostDays)
                .orElse(0));
    }

    /**
     * By which days are counted for officers: the later of the log's clock and the one on the wall. The first stands still while the
     * engine is down, and the law's days do not; a log may be ahead of the day, as on a laptop.
     */
    public Instant now(Clock wall) {
        Instant ticked = clock;
        Instant now = wall.instant();
        return ticked == null || ticked.isBefore(now) ? now : ticked;
    }

    /** The model of this version; empty where it was never published. */
    public Optional<PublishedModel> model(String version) {
        return Optional.ofNullable(models.get(version));
    }

    /** Every team's names by its key. */
    public SortedMap<String, TwoNames> teams() {
        return new TreeMap<>(teams);
    }

    /** The keys of the teams that are told of whoever lives in the ward; null where that is not known. */
    public Set<String> teamsFor(@Nullable String ward) {
        return patches.teamsFor(ward);
    }

    /** On what basis facts of a source system are used. */
    public List<LawfulBasis> bases(String source) {
        return bases.getOrDefault(source, List.of());
    }

    private static Map<?, ?> read(String yaml) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static PublishedModel model(Map<?, ?> model) {
        Map<?, ?> thresholds = map(model.get("thresholds"));
        Map<String, TwoNames> indicators = new HashMap<>();
        map(model.get("indicators"))
                .forEach((key, indicator) -> indicators.put(String.valueOf(key), names(map(indicator))));
        return new PublishedModel(
                names(model),
                entered(thresholds.get("amber")),
                entered(thresholds.get("red")),
                number(model.get("snooze-at-most-days")),
                budget(map(model.get("alert-budget"))),
                indicators);
    }

    private static @Nullable AlertBudget budget(Map<?, ?> budget) {
        return budget.isEmpty()
                ? null
                : new AlertBudget(number(budget.get("per-team-and-week")), number(budget.get("kept-for-red")));
    }

    /** Earlier models leave a colour where they enter it and give one number. */
    private static int entered(@Nullable Object threshold) {
        return number(threshold instanceof Map<?, ?> both ? both.get("enter") : threshold);
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static SortedMap<String, TwoNames> teams(Map<?, ?> file) {
        SortedMap<String, TwoNames> found = new TreeMap<>();
        for (Object domain : map(file.get("teams")).values()) {
            for (Object patch : map(domain).values()) {
                found.put(String.valueOf(map(patch).get("key")), names(map(patch)));
            }
        }
        return found;
    }

    private static Map<String, List<LawfulBasis>> bases(Map<?, ?> file) {
        Map<?, ?> purposes = map(file.get("purposes"));
        Map<String, List<LawfulBasis>> found = new HashMap<>();
        if (file.get("entries") instanceof List<?> entries) {
            for (Object each : entries) {
                Map<?, ?> entry = map(each);
                Map<?, ?> purpose = map(purposes.get(entry.get("purpose")));
                LawfulBasis basis =
                        new LawfulBasis(names(purpose), text(purpose, "article-6-basis"), text(entry, "statute"));
                List<LawfulBasis> ofSource = found.computeIfAbsent(text(entry, "source"), key -> new ArrayList<>());
                if (!ofSource.contains(basis)) {
                    ofSource.add(basis);
                }
            }
        }
        return found;
    }

    private static TwoNames names(Map<?, ?> node) {
        Map<?, ?> names = map(node.get("names"));
        return new TwoNames(text(names, "en"), text(names, "cy"));
    }

    static String text(Map<?, ?> node, String key) {
        Object value = node.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}
