package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Rest;
import java.util.Map;
import java.util.Optional;

/** The section {@code agents.defaults.sandbox}, or an agent's own over it (contract section 14.4). */
record SandboxSettings(
        @Describe("Whose commands run in a sandbox: nobody's, all but the main session's, or everybody's.") @Default("\"off\"") String mode,
        @Default("\"session\"") String scope, Optional<Boolean> perSession, @Default("\"none\"") String workspaceAccess,
        Optional<String> workspaceRoot, @Rest Map<String, Object> others) {

    static final SandboxSettings OFF = new SandboxSettings("off", "session", Optional.empty(), "none", Optional.empty(), Map.of());

    /** Which sessions share a sandbox; {@code perSession} is what older configurations say. */
    String sharing() {
        return perSession.map(own -> own ? "session" : "shared").orElse(scope);
    }
}
