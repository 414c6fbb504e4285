package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.OfficerNotification;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Stage 6, NOTIFY: which team is told. It sees all alerts of a council in one order, which budgets, storms and digests will
 * need.
 */
record NotifyStage(Teams teams) implements FixedKeyProcessorSupplier<String, Alert, OfficerNotification> {

    @Override
    public FixedKeyProcessor<String, Alert, OfficerNotification> get() {
        return new NotifyProcessor(teams);
    }

    private static final class NotifyProcessor implements FixedKeyProcessor<String, Alert, OfficerNotification> {
        private final Teams teams;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private FixedKeyProcessorContext<String, OfficerNotification> context;

        NotifyProcessor(Teams teams) {
            this.teams = teams;
        }

        @Override
        public void init(FixedKeyProcessorContext<String, OfficerNotification> context) {
            this.context = context;
        }

        @Override
        public void process(FixedKeyRecord<String, Alert> record) {
            Alert alert = record.value();
            Teams.Team team = teams.responsible(Domain.valueOf(alert.getDomain()), alert.getPatch());
            context.forward(record.withValue(new OfficerNotification(
                    alert.getAlertId(),
                    team.key(),
                    team.names().english(),
                    team.names().welsh(),
                    alert,
                    null)));
        }
    }
}
