package cymru.rhybudd.console.signin;

import cymru.rhybudd.schemas.SignInRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The topic of sign-ins without a broker: every instance reads at once what one has written, and a new one reads what is left. */
public final class SharedSignIns implements SessionLog {
    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final Duration LONGEST = Duration.ofHours(1);

    final Map<String, SignInRecord> latest = new LinkedHashMap<>();
    private final List<Sessions> instances = new CopyOnWriteArrayList<>();
    private final Clock clock;

    private SharedSignIns(Clock clock) {
        this.clock = clock;
    }

    public static SharedSignIns of(Clock clock) {
        return new SharedSignIns(clock);
    }

    /** An instance that starts now. */
    public synchronized Sessions instance() {
        Sessions sessions = new Sessions(clock, IDLE, LONGEST, this);
        latest.forEach(sessions::take);
        instances.add(sessions);
        return sessions;
    }

    @Override
    public synchronized void keep(String key, @Nullable SignInRecord value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
        instances.forEach(each -> each.take(key, value));
    }

    @Override
    public void keepSoon(String key, @Nullable SignInRecord value) {
        keep(key, value);
    }
}
