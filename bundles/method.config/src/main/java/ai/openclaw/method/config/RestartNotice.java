package ai.openclaw.method.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SystemEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once, that the restart that somebody asked for has happened: the conversation that asked for it, or the agent of the main session
 * where none did. The file {@code restart-sentinel.json} says so (contract section 14.1).
 */
@Component(immediate = true, service = {})
public final class RestartNotice {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final SystemEvents events;
    private final SessionChanges sessions;

    @Activate
    public RestartNotice(@Reference Gateway gateway, @Reference SystemEvents events, @Reference SessionChanges sessions) {
        this.events = events;
        this.sessions = sessions;
        Path file = gateway.stateDir().resolve("restart-sentinel.json");
        if (Files.notExists(file))
            return;
        try {
            String text = Files.readString(file);
            Files.delete(file);
            if (JsonText.parse(text) instanceof Map<?, ?> notice && notice.get("payload") instanceof Map<?, ?> payload)
                tell(payload.get("sessionKey"), sentence(payload));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("cannot read {}: {}; nobody is told of the restart", file, e.getMessage());
        }
    }

    /** A session may be busy with what was interrupted, so nobody waits for it here. */
    private void tell(@Nullable Object sessionKey, String sentence) {
        if (sessionKey instanceof String key && !key.isBlank())
            Thread.ofVirtual().name("restart-notice").start(() -> tell(key, sentence));
        else
            events.add(sentence);
    }

    private void tell(String key, String sentence) {
        try {
            sessions.inject(key, sentence, PATIENCE);
        } catch (GatewayException e) {
            LOG.info("{} is not told of the restart, but the main session is: {}", key, e.message());
            events.add(sentence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sentence(Map<?, ?> payload) {
        Object mode = payload.get("stats") instanceof Map<?, ?> stats ? stats.get("mode") : payload.get("kind");
        String note = payload.get("message") instanceof String message ? ": " + message : "";
        return "Gateway restarted (" + mode + ")" + note;
    }
}
