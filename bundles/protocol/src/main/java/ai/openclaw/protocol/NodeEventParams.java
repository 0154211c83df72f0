package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code node.event} (contract section 11); a payload as text goes before one as JSON. */
@ParamsOf("node.event")
public record NodeEventParams(@NotEmpty String event, Optional<Object> payload, Optional<String> payloadJSON) {}
