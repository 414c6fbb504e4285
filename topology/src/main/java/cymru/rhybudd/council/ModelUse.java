package cymru.rhybudd.council;

/** What a model file is to be used for; it decides how much it must say. */
public enum ModelUse {
    /** It is to judge: two people have approved it, and it says from when. */
    LIVE,
    /** It is to be weighed beside the live one, and nobody is told: an author is enough. */
    SHADOW
}
