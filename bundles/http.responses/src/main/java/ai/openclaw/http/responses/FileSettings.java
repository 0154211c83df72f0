package ai.openclaw.http.responses;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import java.util.List;

/** Which files a request may bring (contract section 14.4, {@code gateway.http.endpoints.responses.files}). */
public record FileSettings(@Describe("Kept for older files; files are never fetched.") boolean allowUrl, List<String> urlAllowlist,
        @Describe("Media types of files that are taken; of text, for nothing else can be read.") @Default("[\"text/plain\",\"text/markdown\",\"text/html\",\"text/csv\",\"application/json\"]") List<String> allowedMimes,
        @Describe("The most bytes of one file.") @Default("5242880") @Range(min = 1) long maxBytes,
        @Describe("Characters of a file that the agent is shown; the rest is left out.") @Default("200000") @Range(min = 1) int maxChars,
        @Default("3") @Range(min = 0) int maxRedirects, @Default("10000") @Range(min = 1) int timeoutMs, @Default("{}") Pdf pdf) {
    public FileSettings {
        urlAllowlist = List.copyOf(urlAllowlist);
        allowedMimes = List.copyOf(allowedMimes);
    }

    /** Kept for older files; what is in a PDF is not read. */
    public record Pdf(@Default("4") @Range(min = 1) int maxPages, @Default("4000000") @Range(min = 1) int maxPixels,
            @Default("200") @Range(min = 0) int minTextChars) {}
}
