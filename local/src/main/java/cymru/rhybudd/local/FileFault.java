package cymru.rhybudd.local;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong with a file: mostly Java's own message is no more than the file's name. */
final class FileFault {
    private FileFault() {}

    /** In words; empty where it was nothing of the kind. */
    static Optional<String> words(Exception thrown) {
        if (thrown instanceof FileSystemException fault && fault.getReason() == null) {
            return Optional.of(fault.getFile() + ": " + why(fault));
        }
        return thrown instanceof FileSystemException || thrown instanceof FileNotFoundException
                ? Optional.of(String.valueOf(thrown.getMessage()))
                : Optional.empty();
    }

    private static String why(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (fault instanceof AccessDeniedException) {
            return "it may not be read or written by this user";
        }
        return fault instanceof FileAlreadyExistsException ? "it is there already" : "it cannot be used";
    }
}
