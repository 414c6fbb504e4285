package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.figures.DeliveryFigures;
import cymru.rhybudd.console.signin.SessionKeys;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.RecipientKind;
import cymru.rhybudd.schemas.SignInRecord;
import cymru.rhybudd.schemas.Subscription;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Reads, asks the outbox, writes down, and hands what is due to the sender. It goes by the clock of its machine: what is sent when
 * is no part of the record of what was decided about anybody.
 */
record DeliverStage(
        DeliveryRules rules, Composition composition, Sender sender, TopicSerdes serdes, DeliveryFigures figures)
        implements ProcessorSupplier<String, SpecificRecordBase, String, Delivery> {
    /** How often it looks whether something is due. */
    static final Duration PASS = Duration.ofMillis(500);

    /** How often it is counted what waits. */
    static final Duration COUNT = Duration.ofSeconds(5);

    @Override
    public Processor<String, SpecificRecordBase, String, Delivery> get() {
        return new DeliverProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Memory.stores(serdes, Stores::persistentKeyValueStore);
    }

    private final class DeliverProcessor implements Processor<String, SpecificRecordBase, String, Delivery> {
        /** What became due here; anything else may have been sent by whoever ran before. */
        private final Set<String> begunHere = new HashSet<>();

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Delivery> context;

        @SuppressWarnings("NullAway.Init")
        private Memory memory;

        @SuppressWarnings("NullAway.Init")
        private Outbox outbox;

        @Override
        public void init(ProcessorContext<String, Delivery> context) {
            this.context = context;
            memory = new Memory(context);
            // A task that is revived has this processor again, and what it sent may have been forgotten with its
            // transaction.
            begunHere.clear();
            sender.beginEpoch();
            outbox = new Outbox(rules, memory, this::write);
            context.schedule(PASS, PunctuationType.WALL_CLOCK_TIME, now -> pass(Instant.ofEpochMilli(now)));
            context.schedule(COUNT, PunctuationType.WALL_CLOCK_TIME, now -> count());
        }

        @Override
        public void process(Record<String, SpecificRecordBase> read) {
            if (Canary.is(read.key())) {
                return; // nobody is told of it
            }
            Instant at = Instant.ofEpochMilli(read.timestamp());
            Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
            SpecificRecordBase value = read.value();
            if (value instanceof OfficerNotification told) {
                outbox.told(told, at, now);
            } else if (value instanceof TeamDigest part) {
                outbox.digested(part, at, now);
            } else if (value instanceof OfficerActed act) {
                outbox.acted(act, at, now);
            } else if (isOfSignIns()) {
                if (SessionKeys.isOfficer(read.key())) {
                    outbox.seen(SessionKeys.rest(read.key()), seen((SignInRecord) value));
                }
            } else if (value == null || value instanceof OfficerPreferences) {
                outbox.preferred(read.key(), (OfficerPreferences) value);
            }
        }

        /** A record without a value says nothing of its kind. */
        private boolean isOfSignIns() {
            return context.recordMetadata()
                    .map(RecordMetadata::topic)
                    .filter(Contracts.CONSOLE_SESSIONS.topic()::equals)
                    .isPresent();
        }

        private static @Nullable OfficerSeen seen(@Nullable SignInRecord latest) {
            return latest != null && latest.getBody() instanceof OfficerSeen seen ? seen : null;
        }

        private void count() {
            Outbox.Waiting waiting = outbox.waiting();
            figures.waiting(waiting.messages(), waiting.since());
        }

        /** Whoever takes over sends, and begins to count. */
        @Override
        public void close() {
            sender.beginEpoch();
            figures.stopped();
        }

        private void pass(Instant now) {
            figures.passed();
            for (Sender.Attempt attempt : sender.ended()) {
                outbox.attempted(attempt.deliveryId(), attempt.outcome(), now);
            }
            outbox.pass(sender::isOnTheWay, now).forEach(this::dispatch);
        }

        private void dispatch(Delivery due) {
            boolean isTeams = due.getRecipientKind() == RecipientKind.TEAM;
            Subscription subscription = outbox.subscription(due);
            String address = isTeams
                    ? rules.team(due.getRecipient()).mailbox()
                    : subscription == null ? "" : subscription.getAddress();
            sender.send(new Dispatch(
                    Route.of(due.getChannel(), due.getTeam()),
                    composition.message(due, language(due)),
                    due.getChannel() == DeliveryChannel.WEBHOOK ? "" : address,
                    !begunHere.contains(due.getDeliveryId())));
        }

        private Language language(Delivery due) {
            OfficerPreferences preferences = memory.preferences(due.getRecipient());
            boolean isEnglish = due.getRecipientKind() == RecipientKind.OFFICER
                    && preferences != null
                    && preferences.getLanguage() == PreferredLanguage.ENGLISH;
            return isEnglish ? Language.ENGLISH : Language.WELSH;
        }

        private void write(Delivery delivery) {
            figures.became(delivery.getChannel(), delivery.getState(), delivery.getReason());
            context.forward(new Record<>(delivery.getDeliveryId(), delivery, context.currentSystemTimeMs()));
            if (delivery.getState() == DeliveryState.DUE) {
                begunHere.add(delivery.getDeliveryId());
            } else {
                begunHere.remove(delivery.getDeliveryId());
            }
        }
    }
}
