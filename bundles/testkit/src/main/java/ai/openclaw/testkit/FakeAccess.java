package ai.openclaw.testkit;

import ai.openclaw.api.Access;
import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.RequestSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets in who shows {@link #TOKEN}, until it is told that all are locked out. */
public final class FakeAccess implements Access {
    /** The right bearer. */
    public static final String TOKEN = "test-token";
    /** Whether everybody has guessed too often. */
    public volatile boolean locked;
    /** Whether requests count as those of a program on this machine. */
    public volatile boolean local = true;

    @Override
    public String mode() { return "token"; }

    @Override
    public RequestSource source(String socketAddress, Map<String, String> headers) {
        return new RequestSource(socketAddress, socketAddress, local, false, headers.getOrDefault("host", ""), headers);
    }

    @Override
    public Grant connect(ConnectAttempt attempt) { throw new UnsupportedOperationException("no sockets here"); }

    @Override
    public Grant bearer(RequestSource source, Optional<String> bearer) {
        if (locked)
            throw GatewayException.invalid("unauthorized").with(Map.of("code", "AUTH_RATE_LIMITED")).retryAfterMs(2500);
        if (!bearer.equals(Optional.of(TOKEN)))
            throw GatewayException.invalid("unauthorized").with(Map.of("code", "AUTH_TOKEN_MISMATCH"));
        return new Grant(Set.of(), "token", Optional.empty());
    }
}
