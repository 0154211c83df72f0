package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.Workplace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Where the tools of a session work: in the agent's workspace on this machine, or in a sandbox (contract section 14.4). */
final class Places {
    private static final int MAX_NAME = 48;

    private final Gateway gateway;
    private final Config config;
    private final Agents agents;

    Places(Gateway gateway, Config config, Agents agents) {
        this.gateway = gateway;
        this.config = config;
        this.agents = agents;
    }

    Workplace of(String agentId, String sessionKey) {
        Map<String, Object> section = agents.section(agentId, "sandbox");
        SandboxSettings settings = agents.settings(agentId, "sandbox", SandboxSettings.class, SandboxSettings.OFF);
        Path workspace = agents.workspace(agentId);
        if (!sandboxed(settings, agentId, sessionKey))
            return new Workplace(workspace, true, workspaceOnly(agentId), Optional.empty());
        SandboxKey.Access access = switch (settings.workspaceAccess()) {
            case "rw" -> SandboxKey.Access.WRITE;
            case "ro" -> SandboxKey.Access.READ;
            default -> SandboxKey.Access.NONE;
        };
        String scope = switch (settings.sharing()) {
            case "shared" -> "shared";
            case "agent" -> "agent:" + agentId;
            default -> sessionKey;
        };
        Path folder = access == SandboxKey.Access.NONE ? root(settings).resolve(name(scope)) : workspace;
        return new Workplace(folder, access != SandboxKey.Access.READ, true,
                Optional.of(new SandboxKey(scope, agentId, folder, access, workspace, section)));
    }

    /** Everything but {@code off} and {@code non-main} is {@code all}: a misspelt mode must not open the door. */
    private boolean sandboxed(SandboxSettings settings, String agentId, String sessionKey) {
        return switch (settings.mode()) {
            case "off" -> false;
            case "non-main" -> !sessionKey.equals("agent:" + agentId + ":" + agents.session().mainKey());
            default -> true;
        };
    }

    private boolean workspaceOnly(String agentId) {
        Object own = Json.object(Json.object(agents.settingsOf(agentId), "tools"), "fs").get("workspaceOnly");
        return Boolean.TRUE.equals(own != null ? own : config.value("tools.fs.workspaceOnly").orElse(false));
    }

    private Path root(SandboxSettings settings) {
        return settings.workspaceRoot().map(agents::path).orElse(gateway.stateDir().resolve("sandboxes"));
    }

    /** A folder name that people recognise, and that no two scopes have in common. */
    private static String name(String scope) {
        String plain = scope.replaceAll("[^A-Za-z0-9._-]+", "-");
        return (plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain) + "-" + fingerprint(scope);
    }

    private static String fingerprint(String scope) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(scope.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
