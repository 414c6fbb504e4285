package cymru.rhybudd.console.web;

/**
 * What a list says of what was done on it.
 *
 * @param text empty where nothing was
 * @param isProblem whether something was not done
 */
public record QueueNotice(String text, boolean isProblem) {}
