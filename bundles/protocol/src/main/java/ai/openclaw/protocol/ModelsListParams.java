package ai.openclaw.protocol;

import java.util.Optional;

/**
 * Parameters of {@code models.list}. Clients of protocol 4 name a view and ask for details (contract section 21); every view here is all
 * that is deployed, with all that is known.
 */
@ParamsOf("models.list")
public record ModelsListParams(Optional<String> view, Optional<Boolean> includeDetails) {}
