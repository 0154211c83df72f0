package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tools of a session work, which of them it may use, and why; an addition of this gateway.
 *
 * @param folder on the gateway's machine
 * @param backend what the sandbox is made with; only for a session that is in one
 */
@ResultOf("sandbox.explain")
public record SandboxExplainResult(String agentId, String sessionKey, boolean sandboxed, String mode, String scope, String workspaceAccess,
        String folder, boolean writable, Optional<Backend> backend, List<Tool> tools, Elevated elevated) {
    /**
     * What a sandbox is made with.
     *
     * @param name {@code docker}, {@code bubblewrap} or {@code none}
     * @param words what it is, or why it does not work and what to do about it
     * @param limits by their names in the configuration
     * @param unlimited settings that it cannot hold anybody to
     */
    public record Backend(String name, boolean works, String words, String container, String image, String workdir, List<Mount> mounts,
            Map<String, String> limits, List<String> unlimited) {}

    /** What of the machine is seen inside. */
    public record Mount(String source, String target, boolean writable) {}

    /**
     * A tool.
     *
     * @param reason the rule that decides
     */
    public record Tool(String id, String group, boolean allowed, String reason) {}

    /**
     * Whether commands may leave the sandbox ({@code tools.elevated}).
     *
     * @param level that sessions begin with
     * @param allowFrom who may, by channel
     */
    public record Elevated(boolean enabled, String level, Map<String, Object> allowFrom) {}
}
