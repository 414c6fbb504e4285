package cymru.rhybudd.console.web;

/** One contribution, in words. */
public record ConcernRow(String concern, String points, String facts, String sources, String age) {}
