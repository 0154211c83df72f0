package ai.openclaw.http.tools;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tools that are not there for callers over HTTP, whatever the policy of the session allows: those that run commands, change files or
 * the gateway itself, or speak in the name of another conversation (contract section 16). What the settings deny stays denied.
 */
final class HttpDenyList {
    private static final Set<String> USUAL = Set.of("exec", "process", "read", "write", "edit", "apply_patch", "cron", "gateway",
            "sessions_spawn", "sessions_send", "whatsapp_login", "image");
    private final Set<String> denied;
    private final Set<String> allowed;

    HttpDenyList(ToolsSettings settings) {
        denied = lower(settings.deny());
        allowed = lower(settings.allow());
    }

    private static Set<String> lower(java.util.List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean denies(String tool) { return denied.contains(tool) || (USUAL.contains(tool) && !allowed.contains(tool)); }
}
