package cymru.rhybudd.yaml;

/** One fault in a configuration file. Line and column count from 1. */
public record Fault(String file, int line, int column, String problem, String remedy) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + problem + ". Remedy: " + remedy
                + (remedy.endsWith("?") ? "" : ".");
    }
}
