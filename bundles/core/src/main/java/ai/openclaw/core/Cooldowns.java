package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.ModelFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which credentials had better rest for a while because they failed. Forgotten with the process. The monitor guards the table. */
final class Cooldowns {
    private static final int MAX = 500;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FACTOR = 5;

    private record Rest(long untilMs, int failures) {}

    private final Config config;
    private final Clock clock;
    private final Map<String, Rest> resting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rest> eldest) { return size() > MAX; }
    };

    Cooldowns(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    synchronized boolean rests(String credential) {
        Rest rest = resting.get(credential);
        return rest != null && rest.untilMs > clock.millis();
    }

    synchronized void succeeded(String credential) { resting.remove(credential); }

    /** Lets a credential rest: a minute, five times longer after each further failure up to an hour; for want of money hours at once. */
    synchronized void failed(String credential, ModelFailure why) {
        Rest before = resting.get(credential);
        int failures = before == null || before.untilMs < clock.millis() - failureWindow().toMillis() ? 1 : before.failures + 1;
        resting.put(credential, new Rest(clock.millis() + pause(why, failures).toMillis(), failures));
    }

    private Duration pause(ModelFailure why, int failures) {
        if (why == ModelFailure.BILLING) {
            Duration pause = hours("billingBackoffHours", 5).multipliedBy(1L << Math.min(failures - 1, 10));
            Duration most = hours("billingMaxHours", 24);
            return pause.compareTo(most) > 0 ? most : pause;
        }
        Duration pause = FIRST.multipliedBy((long) Math.pow(FACTOR, Math.min(failures - 1, 5)));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private Duration failureWindow() { return hours("failureWindowHours", 24); }

    private Duration hours(String key, double usual) {
        Object value = config.value("auth.cooldowns." + key).orElse(usual);
        return Duration.ofMinutes((long) ((value instanceof Number number ? number.doubleValue() : usual) * 60));
    }
}
