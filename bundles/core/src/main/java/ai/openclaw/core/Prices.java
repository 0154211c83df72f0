package ai.openclaw.core;

import ai.openclaw.api.Usage;
import java.util.Map;

/**
 * What a model costs for a million tokens, as its provider says; nothing when it does not know.
 */
record Prices(double input, double output, double cacheRead, double cacheWrite) {
    static final Prices NONE = new Prices(0, 0, 0, 0);
    /** The cost of what costs nothing. */
    static final Map<String, Object> FREE = NONE.of(Usage.NONE);
    private static final double MILLION = 1_000_000;

    /** The cost of tokens as a transcript holds it (contract section 19). */
    Map<String, Object> of(Usage usage) {
        double in = usage.input() * input / MILLION;
        double out = usage.output() * output / MILLION;
        double read = usage.cacheRead() * cacheRead / MILLION;
        double write = usage.cacheWrite() * cacheWrite / MILLION;
        return Json.of("input", in, "output", out, "cacheRead", read, "cacheWrite", write, "total", in + out + read + write);
    }
}
