package cymru.rhybudd.console.web;

/** How many alerts a team has open. */
public record TeamCount(String name, int open) {}
