package ai.openclaw.http.responses;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.DocumentReader;
import ai.openclaw.api.Range;
import ai.openclaw.api.RemoteFiles;
import ai.openclaw.openai.AddressRules;
import java.time.Duration;
import java.util.List;

/** Which files a request may bring (contract section 14.4, {@code gateway.http.endpoints.responses.files}). */
public record FileSettings(@Describe("Fetch files that are named by an address of the public web.") @Default("true") boolean allowUrl,
        @Describe("The only hosts that are fetched from: names, or *.example.com for all below one; every public one when empty.") List<String> urlAllowlist,
        @Describe("Media types of files that are taken: of text, and those that a bundle reads.") @Default("[\"text/plain\",\"text/markdown\",\"text/html\",\"text/csv\",\"application/json\",\"application/pdf\"]") List<String> allowedMimes,
        @Describe("The most bytes of one file.") @Default("5242880") @Range(min = 1) long maxBytes,
        @Describe("Characters of a file that the agent is shown; the rest is left out.") @Default("200000") @Range(min = 1) int maxChars,
        @Describe("How often a fetch may be sent on to another address.") @Default("3") @Range(min = 0) int maxRedirects,
        @Describe("How long a fetch may take, in milliseconds.") @Default("10000") @Range(min = 1) int timeoutMs, @Default("{}") Pdf pdf) {
    public FileSettings {
        urlAllowlist = List.copyOf(urlAllowlist);
        allowedMimes = List.copyOf(allowedMimes);
    }

    /** How much of a PDF, or of another document that is no text, is read. */
    public record Pdf(@Describe("Pages that are read.") @Default("4") @Range(min = 1) int maxPages,
            @Describe("The most pixels of a page that becomes a picture.") @Default("4000000") @Range(min = 1) int maxPixels,
            @Describe("With fewer characters than this its pages become pictures.") @Default("200") @Range(min = 0) int minTextChars) {
        DocumentReader.Limits limits() { return new DocumentReader.Limits(maxPages, maxPixels, minTextChars); }
    }

    AddressRules addresses() {
        return new AddressRules(allowUrl, new RemoteFiles.Limits(urlAllowlist, maxBytes, maxRedirects, Duration.ofMillis(timeoutMs),
                ResponsesSettings.SECTION + ".files"));
    }
}
