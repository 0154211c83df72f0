package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** A request of a client: {@code {type:"req", id, method, params?}} (contract section 5.1). */
public record RequestFrame(@NotEmpty String type, @NotEmpty String id, @NotEmpty String method, Optional<Object> params) {}
