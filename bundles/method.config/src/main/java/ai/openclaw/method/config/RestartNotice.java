package ai.openclaw.method.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.SystemEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the agent, once, that the restart it may have asked for has happened: {@code restart-sentinel.json} (contract section 14.1). */
@Component(immediate = true, service = {})
public final class RestartNotice {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");

    @Activate
    public RestartNotice(@Reference Gateway gateway, @Reference SystemEvents events) {
        Path file = gateway.stateDir().resolve("restart-sentinel.json");
        if (Files.notExists(file))
            return;
        try {
            String text = Files.readString(file);
            Files.delete(file);
            if (JsonText.parse(text) instanceof Map<?, ?> notice && notice.get("payload") instanceof Map<?, ?> payload)
                events.add(sentence(payload));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("cannot read {}: {}; nobody is told of the restart", file, e.getMessage());
        }
    }

    private static String sentence(Map<?, ?> payload) {
        Object mode = payload.get("stats") instanceof Map<?, ?> stats ? stats.get("mode") : payload.get("kind");
        String note = payload.get("message") instanceof String message ? ": " + message : "";
        return "Gateway restarted (" + mode + ")" + note;
    }
}
