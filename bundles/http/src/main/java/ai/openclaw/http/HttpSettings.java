package ai.openclaw.http;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;
import java.util.Optional;

/** What concerns all HTTP requests; taken in place. */
@Settings("gateway.http")
public record HttpSettings(@Describe("Write a line for every request into the log") @Default("false") boolean accessLog,
        @Describe("Headers of every answer") Optional<Headers> securityHeaders) {
    /** Headers that are not sent by themselves. */
    public record Headers(
            @Describe("Value of the header Strict-Transport-Security; false sends none") Optional<Object> strictTransportSecurity) {}
}
