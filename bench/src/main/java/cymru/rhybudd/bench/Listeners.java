package cymru.rhybudd.bench;

import cymru.rhybudd.local.world.OfficerBrowser;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Officers who have signed in and listen, each in a browser of their own. */
final class Listeners implements AutoCloseable {
    private static final String ID = "id: ";
    /** After the offset of officer-notifications the id may have that of team-digests. */
    private static final String BETWEEN_OFFSETS = "(?<=[0-9])-";

    private static final String DATA = "data: ";
    private static final String SEES_EVERY_TEAM = "t.morgan";

    private final List<OfficerBrowser> browsers = new ArrayList<>();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();
    private final List<Stream> heard = new ArrayList<>();

    /** One announcement: everything up to the offset is counted. */
    record Announced(long upTo, Instant at) {}

    /** What came on one stream, in order. */
    static final class Stream {
        private final String team;
        private final List<Announced> announced = new ArrayList<>();
        private final AtomicLong lastId = new AtomicLong();

        Stream(String team) {
            this.team = team;
        }

        String team() {
            return team;
        }

        synchronized List<Announced> announced() {
            return List.copyOf(announced);
        }

        private synchronized void take(String line) {
            if (line.startsWith(ID)) {
                lastId.set(Long.parseLong(line.substring(ID.length()).split(BETWEEN_OFFSETS)[0]));
            } else if (line.startsWith(DATA)) {
                announced.add(new Announced(lastId.get(), Instant.now()));
            }
        }
    }

    /** Signs them in and listens; the teams have their turn. */
    Listeners(URI console, int many, List<String> teams) throws IOException, InterruptedException {
        for (int each = 0; each < many; each++) {
            OfficerBrowser browser = new OfficerBrowser(console);
            browser.signIn(SEES_EVERY_TEAM, "officer-" + each, "/overview");
            Stream stream = new Stream(teams.get(each % teams.size()));
            streams.add(browser.listen("/live?team=" + stream.team, stream::take));
            browsers.add(browser);
            heard.add(stream);
        }
    }

    List<OfficerBrowser> browsers() {
        return browsers;
    }

    List<Stream> heard() {
        return heard;
    }

    /** How many streams still stand. */
    long listening() {
        return streams.stream().filter(stream -> !stream.isDone()).count();
    }

    @Override
    public void close() {
        streams.forEach(stream -> stream.cancel(true));
    }
}
