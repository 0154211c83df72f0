package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code health} (contract section 6); {@code probe} asks every channel live. */
@ParamsOf("health")
public record HealthParams(Optional<Object> probe) {}
