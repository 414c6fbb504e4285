package cymru.rhybudd.app;

import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.MappedSources;
import cymru.rhybudd.council.ModelCheck;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.ModelUse;
import cymru.rhybudd.schemas.ModelRole;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The model files of a council, in the order of their versions. A start publishes those that were not published yet and come
 * after the latest that was, so that a model is in force while the next one waits for its first day. What is to be published is
 * checked as strictly as by {@code model validate}; what was published before is read as leniently as the log.
 */
record CouncilModels(List<Entry> entries, ModelCheck check) {

    /** A file as far as any reader of the log understands it. */
    record Entry(Path path, ModelFile file) {
        String version() {
            return file.model().version();
        }
    }

    /** Reads every model file of the directory; there must be one. */
    static CouncilModels load(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + ModelFile.SUFFIX)) {
            found.forEach(path -> entries.add(new Entry(path, ModelFile.load(path))));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there is no file *" + ModelFile.SUFFIX + " in " + directory);
        }
        entries.sort(Comparator.comparing(Entry::version));
        return new CouncilModels(entries, new ModelCheck(ModelUse.LIVE, Optional.of(MappedSources.in(directory))));
    }

    /**
     * The files that are to be published, in order. A file that runs, or ran, as a shadow is a draft until it is approved. One
     * that another would replace at once, for the day has come on which that one judges, is passed over.
     *
     * @throws cymru.rhybudd.yaml.ConfigurationFaultException if one of them may not be published as it is
     * @throws IllegalArgumentException if one was published with another text
     */
    List<ModelFile> toBePublished(ModelHistory history) {
        List<Entry> next = entries.stream()
                .filter(entry -> isNext(entry, history) || isLive(entry, history))
                .filter(entry -> isApproved(entry) || !isShadow(entry, history))
                .filter(entry -> history.isToBePublished(entry.file(), ModelRole.LIVE))
                .toList();
        return next.stream()
                .filter(entry -> next.stream().noneMatch(other -> replaces(other, entry, history.today())))
                .map(entry -> check.load(entry.path()))
                .toList();
    }

    private static boolean isNext(Entry entry, ModelHistory history) {
        return history.models().stream()
                .filter(model -> model.standing().isLive())
                .allMatch(model -> model.version().compareTo(entry.version()) < 0);
    }

    private static boolean isLive(Entry entry, ModelHistory history) {
        return history.model(entry.version())
                .filter(model -> model.standing().isLive())
                .isPresent();
    }

    private static boolean isShadow(Entry entry, ModelHistory history) {
        return history.model(entry.version())
                .map(PublishedModel::standing)
                .filter(standing -> standing == Standing.SHADOW || standing == Standing.RETIRED)
                .isPresent();
    }

    private static boolean isApproved(Entry entry) {
        return entry.file().approval().flatMap(Approval::approver).isPresent();
    }

    private static boolean replaces(Entry later, Entry entry, LocalDate today) {
        return later.version().compareTo(entry.version()) > 0
                && later.file()
                        .validFrom()
                        .filter(first -> first.isAfter(today))
                        .isEmpty();
    }
}
