package ai.openclaw.http.hooks;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** How other programs reach agents by webhooks (contract section 14.4). */
@Settings("hooks")
public record HooksSettings(boolean enabled, @Default("\"/hooks\"") String path, Optional<Secret> token, Optional<String> defaultSessionKey,
        boolean allowRequestSessionKey, Optional<List<String>> allowedSessionKeyPrefixes, Optional<List<String>> allowedAgentIds,
        @Default("262144") @Range(min = 1) long maxBodyBytes, List<String> presets, List<Mapping> mappings, @Default("{}") Gmail gmail) {

    /** What is done about calls of a path. */
    public record Mapping(Optional<String> id, @Default("{}") Match match, @Default("\"agent\"") Kind action, Optional<String> wakeMode,
            Optional<String> name, Optional<String> agentId, Optional<String> sessionKey, Optional<String> messageTemplate,
            Optional<String> textTemplate, Optional<Boolean> deliver, boolean allowUnsafeExternalContent, Optional<String> channel,
            Optional<String> to, Optional<String> model, Optional<String> thinking, @Range(min = 1) Optional<Integer> timeoutSeconds,
            Optional<Transform> transform,
            @Describe("How the caller signs what it sends; then it needs no token.") Optional<Signature> signature) {}

    /** Which calls a mapping is for; all when it does not say. */
    public record Match(Optional<String> path, Optional<String> source) {}

    /** What can be done. */
    public enum Kind {
        WAKE, AGENT
    }

    /** The service that looks at a call first; {@code export} of older configurations says nothing here. */
    public record Transform(@NotEmpty String module) {}

    /** How calls are signed; a key of this gateway. */
    public record Signature(@Describe("The kind of signature, such as github or stripe.") @NotEmpty String type,
            @Describe("The secret that is shared with the caller.") Secret secret,
            @Describe("How old a signature that tells its time may be, in seconds.") @Default("300") @Range(min = 1) int toleranceSeconds) {}

    /** What holds for the mapping of the preset {@code gmail}. */
    public record Gmail(boolean allowUnsafeExternalContent, Optional<String> model, Optional<String> thinking) {}
}
