package cymru.rhybudd.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Stops the start-up: a configuration file has faults. The message names each with file, line, column and remedy. */
public final class ConfigurationFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public ConfigurationFaultException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the order of the file. */
    public List<Fault> faults() {
        return faults;
    }
}
