package ai.openclaw.otel;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import java.util.Map;
import java.util.Optional;

/** Where to send what is done, and how much of it (contract section 14.4). */
@Settings(OtelSettings.PID)
public record OtelSettings(@Default("{}") Otel otel) {
    static final String PID = "diagnostics";

    /** The collector. */
    public record Otel(@Describe("Send traces and metrics") @Default("false") boolean enabled,
            @Describe("Address of the collector, such as http://127.0.0.1:4318") Optional<String> endpoint,
            @Describe("How to speak to it; grpc is not supported and becomes http/protobuf") Optional<String> protocol,
            @Describe("Headers for the collector") Map<String, String> headers,
            @Describe("Name of this gateway") @Default("\"openclaw\"") String serviceName, @Default("true") boolean traces,
            @Default("true") boolean metrics, @Describe("Send logs; not supported") Optional<Boolean> logs,
            @Describe("The part of traces that is sent, 0 to 1") @Default("1") double sampleRate,
            @Describe("Milliseconds between two sendings") @Default("10000") @Range(min = 1000) int flushIntervalMs) {}
}
