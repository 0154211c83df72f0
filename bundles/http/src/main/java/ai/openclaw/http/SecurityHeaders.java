package ai.openclaw.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** The headers of every response (contract section 16). */
final class SecurityHeaders implements HttpConfiguration.Customizer {
    private static final HttpField[] FIELDS = {new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Permissions-Policy", "camera=(), microphone=(), geolocation=()")};
    private final Supplier<Optional<String>> strictTransport;

    /** @param strictTransport the header Strict-Transport-Security of answers over TLS */
    SecurityHeaders(Supplier<Optional<String>> strictTransport) {
        this.strictTransport = strictTransport;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        // there are none yet
        for (HttpField field : FIELDS)
            responseHeaders.add(field);
        if (request.isSecure())
            strictTransport.get().ifPresent(value -> responseHeaders.put("Strict-Transport-Security", value));
        return request;
    }

    static void addTo(HttpFields.Mutable headers) {
        for (HttpField field : FIELDS)
            headers.put(field);
    }
}
