package ai.openclaw.api;

/** Tokens of one or more model calls. */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public long total() { return input + output + cacheRead + cacheWrite; }

    public Usage plus(Usage other) {
        return new Usage(input + other.input, output + other.output, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite);
    }
}
