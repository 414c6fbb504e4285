package cymru.rhybudd.console.web;

import io.javalin.http.sse.SseClient;

/** What a browser listens to. Writing blocks until the browser, or what stands between, has taken it in. */
interface Channel {
    void event(String name, String text, String id);

    /** Says that the stream lives, and nothing to the page. */
    void beat();

    boolean isClosed();

    void close();

    void onClose(Runnable then);

    /** Server-sent events to one browser. */
    record Sse(SseClient client) implements Channel {
        @Override
        public void event(String name, String text, String id) {
            client.sendEvent(name, text, id);
        }

        @Override
        public void beat() {
            client.sendComment("beat");
        }

        @Override
        public boolean isClosed() {
            return client.terminated();
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public void onClose(Runnable then) {
            client.onClose(then);
        }
    }
}
