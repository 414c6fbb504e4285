package cymru.rhybudd.domain.weighting;

/** A name in both languages. */
public record Names(String english, String welsh) {}
