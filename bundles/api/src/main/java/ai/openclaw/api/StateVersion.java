package ai.openclaw.api;

/** Counters that rise when presence or health change (contract section 3.5). */
public record StateVersion(long presence, long health) {}
