package ai.openclaw.http.responses;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Settings;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.openai.ImageSettings;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The part of {@code gateway.http} that is about responses (contract section 14.4). */
@Settings("gateway.http")
public record ResponsesSettings(@Default("{}") Endpoints endpoints) {
    static final String PID = "gateway.http";
    static final String SECTION = "gateway.http.endpoints.responses";
    /** Pictures of a request, and files as well; together they have no more bytes than the request may. */
    static final int MAX_PARTS = 32;

    /** The endpoints. */
    public record Endpoints(@Default("{}") Responses responses) {}

    /** {@code /v1/responses}. */
    public record Responses(@Describe("Serve /v1/responses, and /v1/models with it.") boolean enabled,
            @Describe("The most bytes of a request.") @Default("20971520") @Range(min = 1) long maxBodyBytes,
            @Describe("The most pictures and files of a request that are named by address.") @Default("8") @Range(min = 0) int maxUrlParts,
            @Default("{}") FileSettings files, @Default("{}") ImageSettings images) {}

    /** What is wrong leaves the endpoint off, for a limit that was meant may be missing. */
    static Responses of(Map<String, Object> properties) {
        try {
            return SettingsReader.read(properties, PID, ResponsesSettings.class).endpoints().responses();
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/http").error("/v1/responses stays off: {}", e.message());
            return RecordReader.read(Map.of(), ResponsesSettings.class).value().orElseThrow().endpoints().responses();
        }
    }
}
