package ai.openclaw.api;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An agent as configured.
 *
 * @param name for people
 * @param workspace the folder that it works in
 * @param model {@code provider/model} that answers for it
 * @param identity the section {@code identity} of its settings: name, emoji, avatar …
 * @param settings its whole section, or that of the defaults' {@code heartbeat} under this key when it has none
 */
public record AgentInfo(String id, Optional<String> name, Path workspace, String model, Map<String, Object> identity,
        Map<String, Object> settings) {}
