package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** Parameters of {@code system-event} (contract section 6); unknown ones are ignored. */
@ParamsOf("system-event")
public record SystemEventParams(Optional<Object> text, Optional<String> deviceId, Optional<String> instanceId, Optional<String> host,
        Optional<String> ip, Optional<String> mode, Optional<String> version, Optional<String> platform, Optional<String> deviceFamily,
        Optional<String> modelIdentifier, Optional<Integer> lastInputSeconds, Optional<String> reason, List<String> roles,
        List<String> scopes, List<String> tags) {}
