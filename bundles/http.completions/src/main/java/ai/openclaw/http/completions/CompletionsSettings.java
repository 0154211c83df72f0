package ai.openclaw.http.completions;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import ai.openclaw.openai.ImageSettings;

/** The part of {@code gateway.http} that is about chat completions (contract section 14.4). */
@Settings("gateway.http")
public record CompletionsSettings(@Default("{}") Endpoints endpoints) {
    static final String PID = "gateway.http";
    static final String IMAGES = "gateway.http.endpoints.chatCompletions.images";

    /** The endpoints. */
    public record Endpoints(@Default("{}") ChatCompletions chatCompletions) {}

    /** {@code /v1/chat/completions}, and with it {@code /v1/models} and {@code /v1/embeddings}. */
    public record ChatCompletions(@Describe("Serve /v1/chat/completions, /v1/models and /v1/embeddings.") boolean enabled,
            @Describe("The most bytes of a request.") @Default("20971520") @Range(min = 1) long maxBodyBytes,
            @Describe("The most pictures of a request.") @Default("8") @Range(min = 0) int maxImageParts,
            @Describe("The most bytes of all pictures of a request.") @Default("20971520") @Range(min = 1) long maxTotalImageBytes,
            @Default("{}") ImageSettings images) {}
}
