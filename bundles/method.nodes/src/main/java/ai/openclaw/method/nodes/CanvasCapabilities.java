package ai.openclaw.method.nodes;

import ai.openclaw.api.CanvasTickets;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.api.Gateway;
import ai.openclaw.protocol.NodeCanvasCapabilityRefreshResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The random words by which nodes open the canvas, one for each connection, for ten minutes (contract section 11). */
@Component(service = {CanvasCapabilities.class, CanvasTickets.class, ConnectionListener.class})
public final class CanvasCapabilities implements CanvasTickets, ConnectionListener {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int BYTES = 18;
    private final SecureRandom random = new SecureRandom();
    private final Gateway gateway;
    private final Clock clock;
    private final LiveState state;
    /** By connection: the word and until when it counts; at most one for each node that is connected. */
    private final Map<String, Object> given = new ConcurrentHashMap<>();

    @Activate
    public CanvasCapabilities(@Reference Gateway gateway) { this(gateway, Clock.systemUTC()); }

    CanvasCapabilities(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
        state = new LiveState(gateway, "canvas");
        given.putAll(state.load());
    }

    /** A new word, which ends the one before. The address is told once the gateway listens. */
    NodeCanvasCapabilityRefreshResult refresh(String connectionId) {
        long expiresAtMs = clock.millis() + LIFETIME.toMillis();
        String word = issue(connectionId, expiresAtMs);
        return new NodeCanvasCapabilityRefreshResult(word, expiresAtMs,
                gateway.origin().map(origin -> origin + "/__openclaw__/cap/" + word));
    }

    @Override
    public String issue(String connectionId) { return issue(connectionId, clock.millis() + LIFETIME.toMillis()); }

    private String issue(String connectionId, long expiresAtMs) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.values().removeIf(this::expired);
        given.put(connectionId, Map.of("word", word, "expiresAtMs", expiresAtMs));
        return word;
    }

    /** Every word is compared, by a hash, in a time of its own. */
    @Override
    public boolean live(String word) {
        byte[] asked = hash(word);
        boolean live = false;
        for (Object entry : given.values())
            live |= !expired(entry) && MessageDigest.isEqual(asked, hash(String.valueOf(((Map<?, ?>) entry).get("word"))));
        return live;
    }

    private static byte[] hash(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean expired(Object entry) {
        return !(entry instanceof Map<?, ?> map) || !(map.get("expiresAtMs") instanceof Number until)
                || until.longValue() <= clock.millis();
    }

    @Override
    public void joined(ClientInfo client) {
        // it asks when it needs one
    }

    @Override
    public void left(ClientInfo client) { given.remove(client.connectionId()); }

    @Deactivate
    void stop() { state.save(given); }
}
