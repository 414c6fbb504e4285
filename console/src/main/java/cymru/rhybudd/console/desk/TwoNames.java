package cymru.rhybudd.console.desk;

/** One name in both languages. */
public record TwoNames(String english, String welsh) {}
