package cymru.rhybudd.app;

import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.ModelRole;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The model files of a council, in the order of their versions. A start publishes those that were not published yet and come
 * after the latest that was, so that a model is in force while the next one waits for its first day.
 */
record CouncilModels(List<ModelFile> files) {
    /** Versions begin with year and month; up to this one files held no approvals. */
    private static final String LAST_WITHOUT_APPROVALS = "2026-11";

    /** Reads every model file of the directory; there must be one. */
    static CouncilModels load(Path directory) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + ModelFile.SUFFIX)) {
            found.forEach(file -> files.add(ModelFile.load(file)));
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file *" + ModelFile.SUFFIX + " in " + directory);
        }
        files.sort(Comparator.comparing(file -> file.model().version()));
        return new CouncilModels(files);
    }

    /**
     * The files that are to be published, in order. A file that runs, or ran, as a shadow is a draft until it is approved.
     *
     * @throws IllegalArgumentException if another lacks an approval, or one was published with another text
     */
    List<ModelFile> toBePublished(ModelHistory history) {
        List<ModelFile> next = files.stream()
                .filter(file -> isNext(file.model().version(), history) || isLive(file, history))
                .filter(file -> isApproved(file) || !isShadow(file, history))
                .filter(file -> history.isToBePublished(file, ModelRole.LIVE))
                .toList();
        next.forEach(CouncilModels::refuseUnlessApproved);
        return next;
    }

    private static boolean isNext(String version, ModelHistory history) {
        return history.models().stream()
                .filter(model -> model.standing().isLive())
                .allMatch(model -> model.version().compareTo(version) < 0);
    }

    private static boolean isLive(ModelFile file, ModelHistory history) {
        return history.model(file.model().version())
                .filter(model -> model.standing().isLive())
                .isPresent();
    }

    private static boolean isShadow(ModelFile file, ModelHistory history) {
        return history.model(file.model().version())
                .map(PublishedModel::standing)
                .filter(standing -> standing == Standing.SHADOW || standing == Standing.RETIRED)
                .isPresent();
    }

    private static boolean isApproved(ModelFile file) {
        return file.model().version().compareTo(LAST_WITHOUT_APPROVALS) <= 0
                || file.approval().flatMap(Approval::approver).isPresent();
    }

    private static void refuseUnlessApproved(ModelFile file) {
        String version = file.model().version();
        if (!isApproved(file)) {
            throw new IllegalArgumentException("model " + version + " has not been approved by two people: add"
                    + " approval: with author and approver to " + version + ModelFile.SUFFIX + ", check it with"
                    + " ./rhybudd model validate, or keep the draft in another directory");
        }
    }
}
