package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.index.Found;
import cymru.rhybudd.audit.index.NameIndex;
import cymru.rhybudd.audit.index.Naming;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.TeamDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds what was recorded of a citizen in every topic, and the citizen of an alert. */
public final class LifeIndex {
    /** So much of an alert's id must be given, for it to be looked up. */
    public static final int SHORTEST_ALERT = 8;

    private static final int IDENTITY = 16;
    private static final String OUTCOME = "outcome ";
    private static final String OUTCOME_WITHDRAWN = "outcome-withdrawn";
    private static final List<Contract<?>> TOPICS = List.of(
            Contracts.CITIZEN_LOG,
            Contracts.DECISIONS,
            Contracts.ALERT_LOG,
            Contracts.OFFICER_NOTIFICATIONS,
            Contracts.HELD_ALERTS,
            Contracts.TEAM_DIGESTS,
            Contracts.OFFICER_ACTIONS,
            Contracts.ACCESS_LOG);

    private final Records records;
    private final Map<String, Values<?>> values = new LinkedHashMap<>();
    private final Map<String, NameIndex> indexes = new LinkedHashMap<>();

    /**
     * Of those records.
     *
     * @param directory for its files, apart by the records' identity: it may be that of other records too
     */
    public LifeIndex(Records records, Path directory) {
        this.records = records;
        String identity = records.identity();
        Path own = directory.resolve(identity.length() > IDENTITY ? identity.substring(0, IDENTITY) : identity);
        for (Contract<?> contract : TOPICS) {
            String topic = contract.topic();
            values.put(topic, new Values<>(contract, records.schemas()));
            indexes.put(topic, new NameIndex(records, topic, naming(contract), own.resolve(topic)));
        }
    }

    private Naming naming(Contract<?> contract) {
        if (contract == Contracts.ALERT_LOG) {
            return this::nameAlert;
        }
        if (contract == Contracts.OFFICER_ACTIONS) {
            return this::nameOutcome;
        }
        return contract == Contracts.TEAM_DIGESTS ? this::nameDigest : Naming.KEY;
    }

    private void nameAlert(StoredRecord record, Consumer<String> names) {
        Naming.KEY.name(record, names);
        if (value(Contracts.ALERT_LOG.topic(), record) instanceof AlertEvent event
                && event.getBody() instanceof Alert alert) {
            names.accept(beginning(alert.getAlertId()));
        }
    }

    private void nameDigest(StoredRecord record, Consumer<String> names) {
        if (value(Contracts.TEAM_DIGESTS.topic(), record) instanceof TeamDigest digest) {
            Set<String> citizens = new TreeSet<>();
            digest.getAlerts().forEach(alert -> citizens.add(alert.getCitizen()));
            citizens.forEach(names);
        }
    }

    private void nameOutcome(StoredRecord record, Consumer<String> names) {
        if (value(Contracts.OFFICER_ACTIONS.topic(), record) instanceof OfficerActed acted) {
            if (acted.getAction() instanceof OutcomeRecorded outcome) {
                names.accept(OUTCOME + outcome.getIndicator());
            } else if (acted.getAction() instanceof OutcomeWithdrawn) {
                names.accept(OUTCOME_WITHDRAWN);
            }
        }
    }

    /** How many alerts that an indicator led came to what, as officers recorded it. Of one alert the last word counts, unless it was taken back. */
    Map<AlertOutcome, Integer> outcomes(String indicator) throws IOException {
        List<Found> words = new ArrayList<>(find(Contracts.OFFICER_ACTIONS, OUTCOME + indicator));
        words.addAll(find(Contracts.OFFICER_ACTIONS, OUTCOME_WITHDRAWN));
        words.sort(Comparator.comparing(Found::partition)
                .thenComparing(found -> found.record().offset()));
        Map<String, AlertOutcome> last = new HashMap<>();
        for (Found found : words) {
            if (value(Contracts.OFFICER_ACTIONS.topic(), found.record()) instanceof OfficerActed acted) {
                if (acted.getAction() instanceof OutcomeRecorded outcome) {
                    last.put(outcome.getAlertId(), outcome.getOutcome());
                } else if (acted.getAction() instanceof OutcomeWithdrawn withdrawn) {
                    last.remove(withdrawn.getAlertId());
                }
            }
        }
        Map<AlertOutcome, Integer> counts = new EnumMap<>(AlertOutcome.class);
        last.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }

    private static String beginning(String alertId) {
        return "alert " + alertId.substring(0, Math.min(SHORTEST_ALERT, alertId.length()));
    }

    /** How many records there are; for a progress bar. */
    public long count() {
        return TOPICS.stream()
                .flatMap(contract -> records.partitions(contract.topic()).stream())
                .mapToLong(records::count)
                .sum();
    }

    /**
     * Takes in the records that came since.
     *
     * @param progress hears how many more were taken in
     */
    public void update(LongConsumer progress) throws IOException {
        for (NameIndex index : indexes.values()) {
            index.update(progress);
        }
    }

    /** The records of a topic by a name. */
    List<Found> find(Contract<?> contract, String name) throws IOException {
        return Objects.requireNonNull(indexes.get(contract.topic())).find(name);
    }

    /** Who looked at a citizen, in the order in which it was recorded; the body of each is an {@link Access}. */
    public List<Happening> looks(String citizen) throws IOException {
        List<Happening> looks = new ArrayList<>();
        for (Found found : find(Contracts.ACCESS_LOG, citizen)) {
            if (value(Contracts.ACCESS_LOG.topic(), found.record()) instanceof Access access) {
                Instant at = Instant.ofEpochMilli(found.record().timestamp());
                looks.add(new Happening(found.partition(), found.record().offset(), at, at, access));
            }
        }
        return looks;
    }

    /** What a record says; null for what cannot be read: the service could not either. */
    @Nullable
    SpecificRecord value(String topic, StoredRecord record) {
        return Objects.requireNonNull(values.get(topic)).read(record.value());
    }

    /**
     * The alert whose id begins so.
     *
     * @throws IllegalArgumentException where there is none, or several, or too little of the id is given
     */
    public Alert alert(String beginning) throws IOException {
        if (beginning.length() < SHORTEST_ALERT) {
            throw new IllegalArgumentException("give at least " + SHORTEST_ALERT + " characters of the alert's id");
        }
        Map<String, Alert> alerts = find(Contracts.ALERT_LOG, beginning(beginning)).stream()
                .map(found -> value(Contracts.ALERT_LOG.topic(), found.record()))
                .filter(AlertEvent.class::isInstance)
                .map(event -> ((AlertEvent) event).getBody())
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.getAlertId().startsWith(beginning))
                .collect(Collectors.toMap(Alert::getAlertId, alert -> alert, (one, same) -> one));
        if (alerts.size() != 1) {
            throw new IllegalArgumentException(
                    alerts.isEmpty()
                            ? "no alert has an id that begins with " + beginning
                            : "the ids of " + alerts.size() + " alerts begin with " + beginning + ": give more of it");
        }
        return alerts.values().iterator().next();
    }
}
