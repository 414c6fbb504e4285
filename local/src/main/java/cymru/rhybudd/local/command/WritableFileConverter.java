package cymru.rhybudd.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a file that can be written: that it cannot must not be found only after hours, when there is something to write. */
public final class WritableFileConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        Path file = Path.of(text).toAbsolutePath();
        Path directory = file.getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw new TypeConversionException("'" + text + "' is a directory");
        }
        if (!Files.isDirectory(directory)) {
            throw new TypeConversionException("there is no directory '" + directory + "'");
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new TypeConversionException("'" + text + "' may not be written");
        }
        return file;
    }
}
