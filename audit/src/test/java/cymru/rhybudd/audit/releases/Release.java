package cymru.rhybudd.audit.releases;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The archive of a released version, with the hash of its replay beside it. Where the newest code decides otherwise on purpose, a declaration stands there
 * too, in {@code <version>.difference.properties}: {@code since}, the version that decides otherwise; {@code because}, why; {@code hash}, that of its replay; and
 * {@code differences}, the first of each partition, parted by semicolons.
 */
record Release(Path archive) {
    private static final String DECLARATION = ".difference.properties";

    /** All that are kept in a directory, in order. */
    static List<Release> in(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).sorted().map(Release::new).toList();
        }
    }

    private Path beside(String suffix) {
        return archive.resolveSibling(archive.getFileName() + suffix);
    }

    /** What is not as it was, or not as it was declared; empty when nothing is wrong. */
    List<String> complaints() throws IOException {
        Archive records = new Archive(archive);
        List<String> complaints = new ArrayList<>(records.faults());
        VerificationReport report = new Verification(records).run(2, more -> {});
        List<String> differences =
                report.differences().stream().map(Release::named).toList();
        String released = Files.readString(beside(".hash")).trim();
        boolean same = differences.isEmpty() && report.hash().equals(released);
        Path declaration = beside(DECLARATION);
        if (report.events() == 0) {
            complaints.add("the archive holds no log");
        } else if (!Files.exists(declaration)) {
            if (!same) {
                complaints.add(
                        "undeclared: the replay has the hash " + report.hash() + " and differs at " + differences);
            }
        } else if (same) {
            complaints.add("stale: " + declaration.getFileName() + " declares a difference, and there is none");
        } else {
            compare(read(declaration), report.hash(), differences, complaints);
        }
        return complaints;
    }

    private static void compare(Properties declared, String hash, List<String> differences, List<String> complaints) {
        for (String key : List.of("since", "because", "hash", "differences")) {
            if (declared.getProperty(key, "").isBlank()) {
                complaints.add("the declaration does not say " + key);
            }
        }
        List<String> expected = Arrays.stream(
                        declared.getProperty("differences", "").split(";"))
                .map(String::strip)
                .toList();
        if (!hash.equals(declared.getProperty("hash")) || !differences.equals(expected)) {
            complaints.add("not as declared: the replay has the hash " + hash + " and differs at " + differences);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String named(Difference difference) {
        return difference.partition() + " offset " + difference.offset() + " " + difference.cause();
    }

    @Override
    public String toString() {
        return archive.getFileName().toString();
    }
}
