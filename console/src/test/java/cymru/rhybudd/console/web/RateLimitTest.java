package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void oneTooManyIsRefusedAndNobodyElsePays() {
        RateLimit limit = new RateLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2);

        assertThat(limit.admits("one")).isTrue();
        assertThat(limit.admits("one")).isTrue();
        assertThat(limit.admits("one")).isFalse();
        assertThat(limit.admits("other")).isTrue();
    }
}
