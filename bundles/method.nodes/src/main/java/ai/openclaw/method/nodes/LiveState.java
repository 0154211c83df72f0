package ai.openclaw.method.nodes;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * What a component of this bundle remembers of connections, handed to its successor through a file when the bundle is updated. Of another
 * run of the process nothing is taken, for its connections are gone.
 */
final class LiveState {
    private final JsonFile file;
    private final long startedAtMs;

    LiveState(Gateway gateway, String name) {
        file = new JsonFile(gateway.stateDir().resolve("nodes").resolve(name + ".json"));
        startedAtMs = gateway.startedAt().toEpochMilli();
    }

    /** What the last instance left, by connection id. */
    Map<String, Object> load() {
        try {
            Map<String, Object> content = file.read();
            boolean ours = content.get("startedAtMs") instanceof Number run && run.longValue() == startedAtMs;
            return ours ? JsonFile.copy(content.get("connections")) : new HashMap<>();
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/nodes").warn("not taken over: {}", e.message());
            return new HashMap<>();
        }
    }

    /** Where there is nothing to remember, no file is left. */
    void save(Map<String, ?> connections) {
        try {
            if (connections.isEmpty())
                file.delete();
            else
                file.write(Map.of("startedAtMs", startedAtMs, "connections", connections));
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/nodes").warn("not handed on: {}", e.message());
        }
    }
}
