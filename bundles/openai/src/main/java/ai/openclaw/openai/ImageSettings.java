package ai.openclaw.openai;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import java.util.List;

/** The section {@code images} of an endpoint: which pictures a request may bring (contract section 14.4, {@code gateway.http.endpoints.*.images}). */
public record ImageSettings(@Describe("Kept for older files; pictures are never fetched.") boolean allowUrl, List<String> urlAllowlist,
        @Describe("Media types of pictures that are taken.") @Default("[\"image/png\",\"image/jpeg\",\"image/gif\",\"image/webp\"]") List<String> allowedMimes,
        @Describe("The most bytes of one picture.") @Default("10485760") @Range(min = 1) long maxBytes,
        @Default("3") @Range(min = 0) int maxRedirects, @Default("10000") @Range(min = 1) int timeoutMs) {
    public ImageSettings {
        urlAllowlist = List.copyOf(urlAllowlist);
        allowedMimes = List.copyOf(allowedMimes);
    }
}
