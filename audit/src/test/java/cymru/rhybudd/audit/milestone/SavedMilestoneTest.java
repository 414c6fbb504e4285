package cymru.rhybudd.audit.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.ComeTo;
import cymru.rhybudd.audit.verify.RecordedWorld;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.schemas.ReplayedCitizen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedMilestoneTest {
    private static final Partition LOG = new Partition("citizen-log", 1);

    @TempDir
    Path directory;

    private final RecordsInMemory records = RecordedWorld.of(3);

    @BeforeEach
    void aLogIsVerifiedAndThatIsKept() throws IOException {
        Verification verification = new Verification(records).keeping((partition, citizens) -> citizens);
        verification.run(1, more -> {});
        SavedMilestone.of(verification.reached().orElseThrow(), List.of(), records, more -> {})
                .write(directory);
    }

    @Test
    void whoGoesOnFromItFindsWhatOneFindsWhoBeginsAtTheBeginning() throws IOException {
        SavedMilestone saved = SavedMilestone.in(directory);
        VerificationReport rest = new Verification(records, saved.milestone(), true).run(2, more -> {});
        VerificationReport whole = new Verification(records).run(1, more -> {});

        assertThatNoException().isThrownBy(() -> saved.requireSame(records, more -> {}));
        assertThat(rest.differences()).isEmpty();
        assertThat(rest.hash()).isEqualTo(whole.hash());
        assertThat(rest.partitions()).isEqualTo(whole.partitions());
        assertThat(rest.before()).isEqualTo(whole.events());
    }

    @Test
    void itMayBeKeptAgainInTheSamePlace() throws IOException {
        SavedMilestone first = SavedMilestone.in(directory);
        Verification verification =
                new Verification(records, first.milestone(), true).keeping((partition, citizens) -> citizens);
        verification.run(1, more -> {});
        SavedMilestone.of(verification.reached().orElseThrow(), first.beginnings(), records, more -> {})
                .write(directory);

        SavedMilestone again = SavedMilestone.in(directory);
        assertThatNoException().isThrownBy(() -> again.requireSame(records, more -> {}));
        assertThat(again.records()).isEqualTo(first.records());
        assertThat(files())
                .as("partitions, office, citizens of both, and the manifest")
                .hasSize(5);
    }

    @Test
    void whatIsUnderWayIsInTheFilesToo() throws IOException {
        for (long seed = 0; seed < 8; seed++) {
            RecordsInMemory world = RecordedWorld.of(seed);
            Random random = new Random(seed);
            Map<Partition, Long> places = new TreeMap<>();
            world.partitions("citizen-log").forEach(log -> places.put(log, random.nextLong(world.count(log))));
            places.put(RecordedWorld.ALERT_LOG, random.nextLong(world.count(RecordedWorld.ALERT_LOG)));
            try (CitizensOnDisk citizens = new CitizensOnDisk(directory)) {
                Verification interrupted = new Verification(new ComeTo(world, places)).keeping(citizens);
                interrupted.run(2, more -> {});
                SavedMilestone.of(interrupted.reached().orElseThrow(), List.of(), world, more -> {})
                        .write(directory);
            }
            assertThat(files()).as("nothing is left over").hasSize(5);

            SavedMilestone saved = SavedMilestone.in(directory);
            saved.requireSame(world, more -> {});
            VerificationReport rest = new Verification(world, saved.milestone(), true).run(2, more -> {});
            assertThat(rest.differences()).as("seed " + seed).isEmpty();
            assertThat(rest.hash())
                    .as("seed " + seed)
                    .isEqualTo(new Verification(world).run(1, more -> {}).hash());
        }
    }

    @Test
    void aVersionWithOtherContractsRefusesIt() throws IOException {
        MilestoneManifest manifest = MilestoneManifest.read(directory);
        new MilestoneManifest(MilestoneManifest.FORMAT, "0".repeat(64), manifest.beginnings(), manifest.files(), "")
                .write(directory);

        assertThatThrownBy(() -> SavedMilestone.in(directory)).hasMessageContaining("other contracts");
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Path notes = Files.writeString(directory.resolve("notes.avro"), "mine");

        SavedMilestone.in(directory).write(directory);

        assertThat(notes).exists();
    }

    @Test
    void everyByteOfItsManifestCounts() throws IOException {
        Path manifest = directory.resolve(MilestoneManifest.NAME);
        byte[] bytes = Files.readAllBytes(manifest);
        for (int place = 0; place < bytes.length; place++) {
            byte[] flipped = bytes.clone();
            flipped[place] ^= (byte) (1 << place % Byte.SIZE);
            Files.write(manifest, flipped);

            assertThatThrownBy(() -> MilestoneManifest.read(directory))
                    .as("byte %d", place)
                    .isInstanceOf(MilestoneException.class);
        }
    }

    @Test
    void twoDoNotSaveInOnePlaceAtOnce() throws IOException {
        try (CitizensOnDisk first = new CitizensOnDisk(directory)) {
            Iterable<ReplayedCitizen> kept = first.keep(0, List.of());

            assertThatThrownBy(() -> new CitizensOnDisk(directory))
                    .isInstanceOf(MilestoneException.class)
                    .hasMessageContaining("another verification is saving in " + directory);
            assertThat(kept).as("what the first put away is still there").isEmpty();
        }
        new CitizensOnDisk(directory).close();
    }

    @Test
    void nothingIsSavedInAPlaceThatIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");

        assertThatThrownBy(() -> new CitizensOnDisk(file))
                .isInstanceOf(MilestoneException.class)
                .hasMessageContaining("cannot save in " + file);
    }

    @Test
    void everyBitThatIsAnotherInItsFilesIsFound() throws IOException {
        List<Path> files = files();
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Path file = files.get(seed % files.size());
            byte[] bytes = Files.readAllBytes(file);
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);

            assertThatThrownBy(() -> SavedMilestone.in(directory))
                    .as("seed " + seed)
                    .isInstanceOf(MilestoneException.class);
            Files.write(file, bytes);
        }
    }

    @Test
    void aFileThatIsCutOffOrGoneIsFound() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> SavedMilestone.in(directory)).isInstanceOf(MilestoneException.class);
            Files.delete(file);
            assertThatThrownBy(() -> SavedMilestone.in(directory)).isInstanceOf(MilestoneException.class);
            Files.write(file, bytes);
        }
        assertThatThrownBy(() -> SavedMilestone.in(directory.resolve("nowhere")))
                .hasMessageContaining("audit verify --save");
    }

    @Test
    void whatWasAlteredSinceInWhatWasVerifiedIsFound() throws IOException {
        SavedMilestone saved = SavedMilestone.in(directory);
        for (Partition partition : saved.milestone().passed().keySet()) {
            int size = records.in(partition).size();
            if (size == 0) {
                continue;
            }
            RecordsInMemory altered = records.copy();
            StoredRecord one = records.in(partition).get(size / 2);
            byte[] value = Objects.requireNonNull(one.value()).clone();
            value[value.length - 1] ^= 1;
            altered.in(partition)
                    .set(size / 2, new StoredRecord(one.offset(), one.timestamp(), one.key(), value, one.headers()));
            RecordsInMemory removed = records.copy();
            removed.in(partition).remove(size / 2);

            assertThatThrownBy(() -> saved.requireSame(altered, more -> {}))
                    .isInstanceOf(MilestoneException.class)
                    .hasMessageContaining(partition.toString());
            assertThatThrownBy(() -> saved.requireSame(removed, more -> {})).isInstanceOf(MilestoneException.class);
        }
    }

    @Test
    void ofAnotherWorldNothingIsTakenOver() throws IOException {
        SavedMilestone saved = SavedMilestone.in(directory);
        RecordsInMemory other = RecordedWorld.of(4);

        assertThatThrownBy(() -> saved.requireSame(other, more -> {})).isInstanceOf(MilestoneException.class);
        assertThatThrownBy(() -> saved.requireContinued(other)).isInstanceOf(MilestoneException.class);
    }

    @Test
    void whereTheBeginningIsNoLongerKeptItMayBeReliedOn() throws IOException {
        SavedMilestone saved = SavedMilestone.in(directory);
        RecordsInMemory late = records.copy();
        late.in(LOG).subList(0, late.in(LOG).size() - 1).clear();
        RecordsInMemory withAGap = records.copy();
        withAGap.in(LOG).clear();

        assertThatNoException().isThrownBy(() -> saved.requireContinued(late));
        assertThat(new Verification(late, saved.milestone(), true)
                        .run(1, more -> {})
                        .hash())
                .isEqualTo(new Verification(records).run(1, more -> {}).hash());
        assertThatThrownBy(() -> saved.requireSame(late, more -> {})).isInstanceOf(MilestoneException.class);
        assertThatThrownBy(() -> saved.requireContinued(withAGap)).isInstanceOf(MilestoneException.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(
                    files.filter(file -> !file.endsWith("lock")).sorted().toList());
        }
    }
}
