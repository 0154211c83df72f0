package ai.openclaw.protocol;

import ai.openclaw.api.Describe;
import java.util.Optional;

/** Parameters of {@code sandbox.recreate}: which sandboxes are removed, to be made anew by their next command. One of the first four. */
@ParamsOf("sandbox.recreate")
public record SandboxRecreateParams(Optional<Boolean> all, Optional<String> session, Optional<String> agent, Optional<String> name,
        @Describe("Those too that were used in the last seconds; commands in them end.") Optional<Boolean> force) {}
