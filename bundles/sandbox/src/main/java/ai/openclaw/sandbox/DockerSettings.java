package ai.openclaw.sandbox;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sandbox is made with ({@code agents.defaults.sandbox.docker}, contract section 14.4). Bubblewrap goes by those that it knows. Processes
 * and memory are limited also where nobody says so, for a limit that is forgotten is none.
 */
record DockerSettings(@Default("\"openclaw-sandbox:bookworm-slim\"") @NotEmpty String image,
        @Default("\"openclaw-sbx-\"") @NotEmpty String containerPrefix, @Default("\"/workspace\"") @NotEmpty String workdir,
        @Default("true") boolean readOnlyRoot, @Default("[\"/tmp\",\"/var/tmp\",\"/run\"]") List<String> tmpfs,
        @Default("\"none\"") @NotEmpty String network, Optional<String> user, @Default("[\"ALL\"]") List<String> capDrop,
        Map<String, String> env, Optional<Object> setupCommand, @Default("256") @Range(min = 1) int pidsLimit,
        @Default("\"2g\"") Object memory, Optional<Object> memorySwap, Optional<Double> cpus, Map<String, Object> ulimits,
        Optional<String> seccompProfile, Optional<String> apparmorProfile, List<String> dns, List<String> extraHosts, List<String> binds,
        boolean dangerouslyAllowReservedContainerTargets, boolean dangerouslyAllowExternalBindSources,
        boolean dangerouslyAllowContainerNamespaceJoin,
        @Describe("Whether an image that is missing is fetched; one with a registry in its name always is.") boolean pull,
        @Rest Map<String, Object> others) {

    DockerSettings {
        tmpfs = List.copyOf(tmpfs);
        capDrop = List.copyOf(capDrop);
        env = Map.copyOf(env);
        ulimits = Map.copyOf(ulimits);
        dns = List.copyOf(dns);
        extraHosts = List.copyOf(extraHosts);
        binds = List.copyOf(binds);
    }

    /** The command that is run once in a new container, as one line; empty for none. */
    Optional<String> setup() {
        return setupCommand.map(value -> value instanceof List<?> lines
                ? String.join("\n", lines.stream().map(String::valueOf).toList())
                : String.valueOf(value)).filter(text -> !text.isBlank());
    }

    /** Whether a missing image is fetched without being asked: its name says from where, or the settings say so. */
    boolean fetched() {
        int slash = image.indexOf('/');
        String host = slash < 0 ? "" : image.substring(0, slash);
        return pull || host.contains(".") || host.contains(":") || host.equals("localhost");
    }
}
