package ai.openclaw.api;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which sandbox a session's commands run in ({@code agents.defaults.sandbox}).
 *
 * @param scope the session's key, {@code agent:<id>}, or {@code shared}: sessions with the same scope share a sandbox
 * @param agentId the agent whose settings it is made with
 * @param folder the folder on this machine that is mounted as its workspace: its own, or with {@link Access#WRITE} the agent's
 * @param access to the agent's workspace
 * @param agentWorkspace the agent's workspace on this machine
 * @param settings the section {@code sandbox} that holds for the agent, its own values over the defaults, as JSON in JDK types
 */
public record SandboxKey(String scope, String agentId, Path folder, Access access, Path agentWorkspace, Map<String, Object> settings) {
    /** What of the agent's workspace the sandbox sees. */
    public enum Access {
        NONE, READ, WRITE
    }
}
