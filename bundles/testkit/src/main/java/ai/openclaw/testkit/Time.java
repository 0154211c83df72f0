package ai.openclaw.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class Time extends Clock {
    private volatile Instant now;

    /** Begins at some moment. */
    public Time() { this(Instant.ofEpochMilli(1_795_162_528_573L)); }

    public Time(Instant now) { this.now = now; }

    public void pass(Duration duration) { now = now.plus(duration); }

    @Override
    public Instant instant() { return now; }

    @Override
    public ZoneId getZone() { return ZoneOffset.UTC; }

    @Override
    public Clock withZone(ZoneId zone) { return this; }
}
