package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFaultTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet("missing", new NoSuchFileException("a"), "a: there is no such file or directory"),
                argumentSet(
                        "forbidden", new AccessDeniedException("a"), "a: it may not be read or written by this user"),
                argumentSet("there", new FileAlreadyExistsException("a"), "a: it is there already"),
                argumentSet("no directory", new NotDirectoryException("a"), "a: it cannot be used"),
                argumentSet("full", new FileSystemException("a", null, "No space left"), "a: No space left"),
                argumentSet(
                        "of the older kind", new FileNotFoundException("a (Is a directory)"), "a (Is a directory)"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongWithAFileIsSaidInWords(Exception thrown, String words) {
        assertThat(FileFault.words(thrown)).contains(words);
    }

    @Test
    void ofOtherFaultsNothingIsSaid() {
        assertThat(FileFault.words(new IOException("broken pipe"))).isEmpty();
    }
}
