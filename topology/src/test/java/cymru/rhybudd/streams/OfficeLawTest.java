package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No more alerts than the budget, none lost, statutory ones at once: over random logs of NOTIFY, whose entries may come again. */
class OfficeLawTest {
    private static final int BUDGET = 4;
    private static final int ENTRIES = 600;
    private static final List<String> DOMAINS = List.of("HOUSING", "REVENUES");
    private static final List<String> PATCHES = List.of("north", "south");

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", 20261125)).longs(60);
    }

    static LongStream fewSeeds() { // every restart reads model and teams anew
        return seeds().limit(3);
    }

    /** A random life of the desk: what it has to say to a random log, whose steps come back late. */
    private static final class Life {
        private final SplittableRandom random;
        private final Desk desk;
        private final Map<String, AlertRecords> open = new TreeMap<>();
        private final Set<String> statutory = new HashSet<>();
        private final Map<String, Integer> countedByTeamAndWeek = new HashMap<>();
        private final List<String> teams = new ArrayList<>(PATCHES);
        private LocalDate today = Desk.MONDAY;
        private int episodes;

        Life(long seed) {
            this.random = new SplittableRandom(seed);
            this.desk = new Desk(1 + random.nextInt(5));
        }

        Desk live() {
            append(new ClockTicked(instant()));
            if (random.nextInt(4) > 0) {
                append(AlertRecords.TEAMS);
            }
            append(AlertRecords.model(BUDGET, 1));
            for (int i = 0; i < ENTRIES; i++) {
                append(random.nextInt(20) == 0 ? again() : next());
                goOnFor(random.nextInt(4));
            }
            goOnFor(Integer.MAX_VALUE);
            return desk;
        }

        private void goOnFor(int steps) {
            boolean more = true;
            for (int i = 0; i < steps && more; i++) {
                int before = desk.outputs().size();
                more = desk.goOn();
                tally(before);
            }
        }

        private void append(SpecificRecord body) {
            int before = desk.outputs().size();
            desk.append(body);
            tally(before);
        }

        /** What was told counts in the week of that moment, unless it is statutory, a closing, or released by an officer. */
        private void tally(int before) {
            HeldAlert last = null;
            for (SpecificRecord output :
                    desk.outputs().subList(before, desk.outputs().size())) {
                if (output instanceof HeldAlert held) {
                    last = held;
                } else if (output instanceof OfficerNotification told && counts(told, last)) {
                    countedByTeamAndWeek.merge(told.getTeam() + week(), 1, Integer::sum);
                    assertThat(told.getCountedIn()).isEqualTo(Desk.MONDAY.plusWeeks(week()));
                } else if (output instanceof OfficerNotification told) {
                    assertThat(told.getCountedIn()).isNull();
                }
            }
        }

        private static boolean counts(OfficerNotification told, @Nullable HeldAlert last) {
            boolean released = told.getReleasedFrom() != null && last != null && last.getOfficer() != null;
            return told.getAlert().getKind() == AlertKind.ESCALATION
                    && told.getAlert().getStep() != EpisodeStep.CLOSED
                    && !released;
        }

        private long week() {
            return Math.floorDiv(today.toEpochDay() - Desk.MONDAY.toEpochDay(), 7);
        }

        private Instant instant() {
            return today.atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        /** What waits, or concerns everybody, comes once more; of what was told, only receivers know. */
        private SpecificRecord again() {
            List<SpecificRecord> log = desk.log();
            SpecificRecord some = log.get(random.nextInt(log.size()));
            boolean repeatable =
                    !(some instanceof Alert alert) || desk.waiting().contains(alert.getAlertId());
            return repeatable ? some : new ClockTicked(instant());
        }

        private TeamsPublished reorganised() {
            teams.set(random.nextInt(2), List.of("north", "south", "all", "new").get(random.nextInt(4)));
            return AlertRecords.teams(teams.get(0), teams.get(1));
        }

        private SpecificRecord next() {
            int dice = random.nextInt(100);
            if (dice < 2) {
                return reorganised();
            }
            if (dice < 5) {
                today = today.plusDays(1 + random.nextInt(4));
                return new ClockTicked(instant());
            }
            if (dice < 12) {
                return new HoldRuled(hold(), ruling(), "officer-7", "checked", instant());
            }
            if (dice < 60 || open.isEmpty()) {
                return opened().record();
            }
            AlertRecords some = List.copyOf(open.values()).get(random.nextInt(open.size()));
            boolean closes = random.nextBoolean();
            AlertRecords later =
                    some.then(some.episode() + "-" + desk.logged(), closes ? EpisodeStep.CLOSED : EpisodeStep.ROSE);
            if (closes) {
                open.remove(some.episode());
                return (random.nextInt(3) == 0 ? some.closedByModel(later.id()) : later).record();
            }
            return worse(later).record();
        }

        private AlertRecords worse(AlertRecords alert) {
            return alert.kind() == AlertKind.ESCALATION && random.nextBoolean()
                    ? alert.with(Rag.RED, 5500 + random.nextInt(4500))
                    : alert;
        }

        private AlertRecords opened() {
            String id = "e" + episodes++;
            AlertRecords alert = switch (random.nextInt(8)) {
                case 0 -> AlertRecords.notice(id, today.plusDays(56));
                case 1 -> AlertRecords.amber(id, 3500).byModel();
                case 2, 3 -> AlertRecords.amber(id, 3000 + random.nextInt(20)).inMassUpdate(mass());
                case 4 -> AlertRecords.red(id, 5500 + random.nextInt(20));
                default -> AlertRecords.amber(id, 3000 + random.nextInt(20));
            };
            if (alert.kind() != AlertKind.ESCALATION) {
                statutory.add(id);
            }
            alert = alert.of(DOMAINS.get(random.nextInt(2)), PATCHES.get(random.nextInt(2)));
            open.put(id, alert);
            return alert;
        }

        private String mass() {
            return "revenues/balance/" + random.nextInt(2);
        }

        private String hold() {
            List<String> waiting = desk.waiting();
            return switch (random.nextInt(5)) {
                case 0 -> "model/2026-12";
                case 1 -> "nothing waits here";
                case 2 -> waiting.isEmpty() ? "nobody" : waiting.get(random.nextInt(waiting.size()));
                case 3 -> "budget/housing-options-" + teams.get(0) + "/" + Desk.MONDAY.plusWeeks(week());
                default -> mass();
            };
        }

        private HoldRuling ruling() {
            return HoldRuling.values()[random.nextInt(3)];
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAlertEndsInExactlyOnePlace(long seed) {
        Desk desk = new Life(seed).live();

        Map<String, Integer> places = new HashMap<>();
        desk.told().forEach(told -> places.merge(told.getNotificationId(), 1, Integer::sum));
        desk.digests()
                .forEach(digest ->
                        digest.getAlerts().forEach(alert -> places.merge(alert.getAlertId(), 1, Integer::sum)));
        desk.held().values().stream()
                .filter(held -> Set.of(HoldState.WAITING, HoldState.DROPPED, HoldState.WITHDRAWN)
                        .contains(held.getState()))
                .forEach(held -> places.merge(held.getAlert().getAlertId(), 1, Integer::sum));
        for (Alert alert : desk.alerts()) {
            int withdrawn = alert.getStep() == EpisodeStep.CLOSED && places.get(alert.getAlertId()) == null ? 0 : 1;
            assertThat(places.getOrDefault(alert.getAlertId(), 0))
                    .as("seed %d, %s", seed, alert.getAlertId())
                    .isEqualTo(withdrawn);
            if (withdrawn == 0) {
                assertThat(desk.held().values())
                        .as("seed %d: a closing that is not sent is seen in what it withdraws", seed)
                        .anyMatch(held -> held.getState() == HoldState.WITHDRAWN
                                && held.getAlert().getEpisode().equals(alert.getEpisode()));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTeamIsToldOfMoreThanItsBudget(long seed) {
        Life life = new Life(seed);

        life.live();

        assertThat(life.countedByTeamAndWeek.values())
                .as("seed %d", seed)
                .isNotEmpty()
                .allMatch(told -> told <= BUDGET);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void statutoryAlertsAreToldByTheEntryThatRaisesThem(long seed) {
        Life life = new Life(seed);

        Desk desk = life.live();

        Set<String> told = new HashSet<>();
        desk.told().stream()
                .filter(notification -> notification.getReleasedFrom() == null)
                .forEach(notification -> told.add(notification.getNotificationId()));
        assertThat(told).as("seed %d", seed).containsAll(life.statutory);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplayOfTheLogGivesTheSame(long seed) {
        Desk desk = new Life(seed).live();

        assertThat(desk.replayed()).as("seed %d", seed).isEqualTo(desk.outputs());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplayThatIsRestartedFromItsStoresGivesTheSame(long seed) {
        Desk desk = new Life(seed).live();
        SplittableRandom random = new SplittableRandom(seed);

        assertThat(desk.replayed(place -> random.nextInt(50) == 0))
                .as("seed %d", seed)
                .isEqualTo(desk.outputs());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void aReplayThatIsRestartedAtEveryEntryGivesTheSame(long seed) {
        Desk desk = new Life(seed).live();

        assertThat(desk.replayed(place -> true)).as("seed %d", seed).isEqualTo(desk.outputs());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWaitsIsHeldForTheTeamThatIsResponsible(long seed) {
        Desk desk = new Life(seed).live();

        Teams teams = desk.log().stream()
                .filter(TeamsPublished.class::isInstance)
                .map(published -> TeamsFile.read(((TeamsPublished) published).getText()))
                .reduce(Teams.NONE, (before, last) -> last);
        desk.held().values().stream()
                .filter(held -> held.getState() == HoldState.WAITING)
                .forEach(held -> assertThat(held.getTeam())
                        .as("seed %d, %s", seed, held.getAlert().getAlertId())
                        .isEqualTo(teams.responsible(
                                        Domain.valueOf(held.getAlert().getDomain()),
                                        held.getAlert().getPatch())
                                .key()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aClosingThatWaitsWaitsUntilASupervisorRules(long seed) {
        Desk desk = new Life(seed).live();

        assertThat(desk.held().values().stream().filter(held -> held.getAlert().getStep() == EpisodeStep.CLOSED))
                .as("seed %d", seed)
                .isNotEmpty()
                .allMatch(held -> held.getOfficer() == null
                        ? held.getState() == HoldState.WAITING || held.getState() == HoldState.WITHDRAWN
                        : held.getState() != HoldState.WAITING);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBooksHoldWhatWaitsAndNothingElse(long seed) {
        Desk desk = new Life(seed).live();
        OfficeMemory memory = desk.memory();

        List<String> waiting = new ArrayList<>();
        memory.waiting()
                .range("", "\uffff", Integer.MAX_VALUE)
                .forEach(entry -> waiting.add(entry.value.getHeld().getAlert().getAlertId()));
        assertThat(waiting).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(desk.waiting());
        assertThat(memory.keys().range("", "\uffff", Integer.MAX_VALUE)).hasSize(waiting.size());
        assertThat(memory.work().range("", "\uffff", 1)).isEmpty();
        int counted = memory.budgets().range("", "\uffff", Integer.MAX_VALUE).stream()
                .flatMap(entry -> entry.value.getHeld().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(counted).as("seed %d", seed).isEqualTo(waiting.size());
        Set<String> closed = new HashSet<>();
        desk.alerts().stream()
                .filter(alert -> alert.getStep() == EpisodeStep.CLOSED)
                .forEach(alert -> closed.add(alert.getEpisode()));
        assertThat(memory.tellings().range("", "\uffff", Integer.MAX_VALUE))
                .as("seed %d: what is over is forgotten, unless something of it waits", seed)
                .noneMatch(entry ->
                        closed.contains(entry.key) && entry.value.getWaiting().isEmpty());
    }

    /** Nobody rules, nothing closes: at the turn, what is told is worth more than what waits on. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTurnOfTheWeekTellsByWorth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Desk desk = new Desk(1 + random.nextInt(5));
        desk.tick(Desk.MONDAY).take(AlertRecords.TEAMS).take(AlertRecords.model(BUDGET, 0));
        for (int i = 0; i < 40; i++) {
            boolean red = random.nextInt(4) == 0;
            desk.alert(
                    red
                            ? AlertRecords.red("e" + i, 5500 + random.nextInt(5))
                            : AlertRecords.amber("e" + i, 3000 + random.nextInt(5)));
        }
        List<Alert> byWorth = desk.alerts().stream()
                .filter(alert -> desk.waiting().contains(alert.getAlertId()))
                .sorted(Comparator.comparing(Alert::getRagAfter)
                        .thenComparing(alert -> alert.getAssessment().getScore())
                        .reversed())
                .toList();

        for (int week = 1; !desk.waiting().isEmpty(); week++) {
            desk.tick(Desk.MONDAY.plusWeeks(week));
        }

        assertThat(desk.toldIds().subList(BUDGET, 40))
                .as("seed %d", seed)
                .isEqualTo(byWorth.stream().map(Alert::getAlertId).toList());
    }
}
