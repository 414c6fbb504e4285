package cymru.rhybudd.bench;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.Counterfactual;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a council's topics hold for the console: a name and a picture of everybody, and alerts that are all on one list. */
final class FullDesk {
    static final String TEAM = "housing-options-north";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final int PARTITIONS = 4;
    private static final int SURNAMES = 6_000;
    private static final int LETTERS = 26;

    private final Laboratory laboratory;
    private final TopicSerdes serdes;

    FullDesk(Laboratory laboratory) {
        this.laboratory = laboratory;
        this.serdes = new TopicSerdes(Map.of(TopicSerdes.REGISTRY_URL, laboratory.registryUrl()));
    }

    void write(int citizens, int alerts) throws Exception {
        try (Admin admin = laboratory.admin()) {
            admin.createTopics(Contracts.topics().stream().map(FullDesk::topic).toList())
                    .all()
                    .get();
        }
        String version = laboratory.home().newestModel().model().version();
        send(
                Contracts.CONTROLS,
                Stream.of(
                        control(ModelPublished.newBuilder()
                                .setVersion(version)
                                .setText(laboratory.home().newestModel().text())
                                .build()),
                        control(new TeamsPublished(council("teams.yaml"))),
                        control(new PurposesPublished(council("merthyr.purposes.yaml")))));
        send(Contracts.CITIZEN_DIRECTORY, IntStream.range(0, citizens).mapToObj(FullDesk::person));
        send(Contracts.ASSESSMENTS, IntStream.range(0, citizens).mapToObj(number -> picture(number, version)));
        tell(0, alerts);
    }

    /** Tells the team of alerts of these numbers; one offset each. */
    void tell(int from, int to) throws IOException {
        String version = laboratory.home().newestModel().model().version();
        send(Contracts.OFFICER_NOTIFICATIONS, IntStream.range(from, to).mapToObj(number -> told(number, version)));
    }

    private static NewTopic topic(Contract<?> contract) {
        return new NewTopic(contract.topic(), contract == Contracts.ASSESSMENTS ? PARTITIONS : 1, (short) 1);
    }

    private String council(String file) throws IOException {
        return Files.readString(laboratory.home().council().resolve(file));
    }

    private static Control control(Object body) {
        return Control.newBuilder().setBody(body).build();
    }

    private <T extends SpecificRecordBase> void send(Contract<T> contract, Stream<T> values) {
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                serdes.values(contract).serializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(contract.topic(), key(value), value)));
            producer.flush();
        }
    }

    private static String key(SpecificRecordBase value) {
        if (value instanceof OfficerNotification told) {
            return told.getAlert().getCitizen();
        }
        return value instanceof Control ? "bench" : String.valueOf(value.get("citizen"));
    }

    /** As long as a pseudonym is. */
    private static String citizen(int number) {
        return String.format("%032x", number);
    }

    private static DirectoryEntry person(int number) {
        return DirectoryEntry.newBuilder()
                .setCitizen(citizen(number))
                .setForenames("Invented Forename")
                .setSurname(surname(number))
                .setDateOfBirth(DAY.minusDays(7_000L + number % 20_000))
                .setAddressLine(number % 200 + " Stryd Fawr")
                .setPostcode("CF47 8AA")
                .setLanguage(number % 5 == 0 ? PreferredLanguage.WELSH : PreferredLanguage.ENGLISH)
                .setRecords(List.of("housing/person/" + number, "revenues/person/" + number))
                .build();
    }

    /** Of letters alone; of a hundred thousand people some seventeen have the same. */
    static String surname(int number) {
        StringBuilder name = new StringBuilder("Person");
        for (int left = number % SURNAMES; left > 0; left /= LETTERS) {
            name.append((char) ('a' + left % LETTERS));
        }
        return name.append('z').toString();
    }

    private static Assessment picture(int number, String version) {
        return Assessment.newBuilder()
                .setCitizen(citizen(number))
                .setModelVersion(version)
                .setAsOf(DAY)
                .setScore(3_850)
                .setRag(number % 10 == 0 ? Rag.RED : Rag.AMBER)
                .setContributions(List.of(
                        weighed("rent-arrears", 1_600, "arrears-weeks", number),
                        weighed("council-tax-arrears", 1_200, "instalments-missed", number),
                        weighed("school-attendance", 1_050, "half-days-missed", number)))
                .setPosition(new LogPosition(0, (long) number))
                .setMissing(List.of())
                .setMovements(List.of(new Movement("rent-arrears", 400, 1_600)))
                .setCounterfactual(new Counterfactual("rent-arrears", 2, 2_650, Rag.GREEN))
                .build();
    }

    private static Contribution weighed(String indicator, int points, String measure, int number) {
        return Contribution.newBuilder()
                .setIndicator(indicator)
                .setPoints(points)
                .setBand(4)
                .setMeasures(List.of(new Measured(measure, 100L + number % 900)))
                .setSources(List.of("housing"))
                .setProvenOn(DAY.minusDays(2))
                .build();
    }

    private static OfficerNotification told(int number, String version) {
        Rag colour = number % 10 == 0 ? Rag.RED : Rag.AMBER;
        return OfficerNotification.newBuilder()
                .setNotificationId(alertId(number))
                .setTeam(TEAM)
                .setTeamNameEn("Housing options (north)")
                .setTeamNameCy("Opsiynau tai (gogledd)")
                .setAlert(Alert.newBuilder()
                        .setAlertId(alertId(number))
                        .setCitizen(citizen(number))
                        .setKind(AlertKind.ESCALATION)
                        .setRagBefore(Rag.GREEN)
                        .setRagAfter(colour)
                        .setScoreBefore(1_200)
                        .setPatch("north")
                        .setDomain("HOUSING")
                        .setLeading("rent-arrears")
                        .setEpisode(alertId(number))
                        .setAssessment(picture(number, version))
                        .build())
                .build();
    }

    static String alertId(int number) {
        return "bench-" + number;
    }
}
