package ai.openclaw.sandbox;

import ai.openclaw.api.SandboxKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys of sandboxes for tests. */
final class Keys {
    private Keys() {}

    static SandboxKey of(String scope, Path folder, SandboxKey.Access access, Map<String, Object> docker) {
        return new SandboxKey(scope, "main", folder, access, folder, Map.of("mode", "all", "docker", docker));
    }

    static SandboxKey bubblewrap(Path folder, SandboxKey.Access access, Map<String, Object> docker) {
        return new SandboxKey("agent:main:main", "main", folder, access, folder,
                new LinkedHashMap<>(Map.of("backend", "bubblewrap", "docker", docker)));
    }
}
