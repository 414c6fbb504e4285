package cymru.rhybudd.console.web;

/** A file that browsers keep for ever, for its name changes with what is in it. */
record Asset(String path, String contentType, byte[] plain, byte[] gzipped) {}
