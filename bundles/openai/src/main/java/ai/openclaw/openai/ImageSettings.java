package ai.openclaw.openai;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.RemoteFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The section {@code images} of an endpoint: which pictures a request may bring (contract section 14.4, {@code gateway.http.endpoints.*.images}). */
public record ImageSettings(
        @Describe("Fetch pictures that are named by an address of the public web; unless said otherwise /v1/responses does, /v1/chat/completions does not.") Optional<Boolean> allowUrl,
        @Describe("The only hosts that are fetched from: names, or *.example.com for all below one; every public one when empty.") List<String> urlAllowlist,
        @Describe("Media types of pictures that are taken.") @Default("[\"image/png\",\"image/jpeg\",\"image/gif\",\"image/webp\"]") List<String> allowedMimes,
        @Describe("The most bytes of one picture.") @Default("10485760") @Range(min = 1) long maxBytes,
        @Describe("How often a fetch may be sent on to another address.") @Default("3") @Range(min = 0) int maxRedirects,
        @Describe("How long a fetch may take, in milliseconds.") @Default("10000") @Range(min = 1) int timeoutMs) {
    public ImageSettings {
        urlAllowlist = List.copyOf(urlAllowlist);
        allowedMimes = List.copyOf(allowedMimes);
    }

    /**
     * How pictures may be named by address.
     *
     * @param section where this stands in the configuration
     * @param usual whether they may when nothing is said
     */
    public AddressRules addresses(String section, boolean usual) {
        return new AddressRules(allowUrl.orElse(usual),
                new RemoteFiles.Limits(urlAllowlist, maxBytes, maxRedirects, Duration.ofMillis(timeoutMs), section));
    }
}
