package cymru.rhybudd.council;

import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;

/** Reads from when changes are a mass update ({@code storm-guard.yaml}). What is left out is as in {@link #USUAL}. */
public final class StormGuardFile {
    /** What a council is given that says nothing. */
    static final StormGuard USUAL = new StormGuard(200, 10, 2_000);

    private static final int MOST = 100_000_000;

    private StormGuardFile() {}

    /** Reads the limits, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static StormGuard load(Path file) {
        return YamlFile.load(file, StormGuardFile::guard);
    }

    private static StormGuard guard(YamlNode root) {
        root.allowOnly("rows-per-transaction", "times-usual", "at-least-rows-per-hour");
        return new StormGuard(
                limit(root, "rows-per-transaction", USUAL.rowsPerTransaction()),
                limit(root, "times-usual", USUAL.timesUsual()),
                limit(root, "at-least-rows-per-hour", USUAL.atLeastRowsPerHour()));
    }

    private static int limit(YamlNode root, String key, int usual) {
        return root.optional(key)
                .flatMap(node -> node.attempt(() -> ModelFile.within(node, 1, MOST)))
                .orElse(usual);
    }
}
