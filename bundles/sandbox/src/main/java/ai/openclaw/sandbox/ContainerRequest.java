package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A container as the Docker API is asked for it: no network, nothing to write but its folders, no capabilities, limits for everything. */
final class ContainerRequest {
    static final String HOME = "openclaw.home";
    static final String SCOPE = "openclaw.scope";
    static final String AGENT = "openclaw.agent";
    static final String SETTINGS = "openclaw.settings";
    /** Waits for ever, and collects the children that others left behind. */
    private static final String IDLE = "trap 'exit 0' TERM; while :; do sleep 3600 & wait $!; done";
    private static final double NANOS = 1e9;

    private ContainerRequest() {}

    /** With the labels by which it is found again, and seen to be made with other settings. */
    static Map<String, Object> of(Blueprint blueprint, EngineFacts facts) {
        Map<String, Object> request = new LinkedHashMap<>();
        DockerSettings docker = blueprint.docker();
        request.put("Image", docker.image());
        request.put("Hostname", "sandbox");
        request.put("Entrypoint", List.of("/bin/sh", "-c", IDLE));
        request.put("Cmd", List.of());
        request.put("User", docker.user().orElseGet(() -> owner(blueprint, facts)));
        request.put("WorkingDir", docker.workdir());
        request.put("Env", variables(docker.env()));
        request.put("HostConfig", host(blueprint, facts));
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put(SETTINGS, Blueprint.fingerprint(JsonText.write(request) + docker.setup().orElse("")));
        labels.put(HOME, blueprint.home());
        labels.put(SCOPE, blueprint.key().scope());
        labels.put(AGENT, blueprint.key().agentId());
        request.put("Labels", labels);
        return request;
    }

    static List<String> variables(Map<String, String> environment) {
        return new TreeMap<>(environment).entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    }

    /**
     * Whoever owns the folder, for root without capabilities may not write what others own. In an engine without root, root inside is the
     * gateway's own user outside.
     */
    private static String owner(Blueprint blueprint, EngineFacts facts) {
        if (facts.rootless())
            return "0:0";
        Path folder = blueprint.mounts().all().getFirst().source();
        try {
            return Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static Map<String, Object> host(Blueprint blueprint, EngineFacts facts) {
        DockerSettings docker = blueprint.docker();
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("Binds", blueprint.mounts().all().stream().map(Mounts.Mount::bind).toList());
        host.put("NetworkMode", network(docker));
        host.put("Privileged", false);
        host.put("ReadonlyRootfs", docker.readOnlyRoot());
        host.put("Tmpfs", tmpfs(docker.tmpfs()));
        host.put("CapDrop", docker.capDrop());
        host.put("SecurityOpt", security(docker, facts));
        host.put("PidsLimit", docker.pidsLimit());
        long memory = ByteSize.of("memory", docker.memory());
        host.put("Memory", memory);
        host.put("MemorySwap", docker.memorySwap().map(swap -> ByteSize.of("memorySwap", swap)).orElse(memory));
        docker.cpus().ifPresent(cpus -> host.put("NanoCpus", Math.round(cpus * NANOS)));
        host.put("Ulimits", ulimits(docker.ulimits()));
        host.put("Dns", docker.dns());
        host.put("ExtraHosts", docker.extraHosts());
        host.put("LogConfig", Map.of("Type", "none"));
        return host;
    }

    private static String network(DockerSettings docker) {
        String network = docker.network();
        boolean joined = network.equals("host") || network.startsWith("container:") || network.startsWith("ns:");
        if (joined && !docker.dangerouslyAllowContainerNamespaceJoin())
            throw GatewayException.unavailable("agents.defaults.sandbox.docker.network: \"" + network
                    + "\" would put the sandbox into somebody else's network; use none or bridge, or set "
                    + "dangerouslyAllowContainerNamespaceJoin");
        return network;
    }

    private static Map<String, String> tmpfs(List<String> entries) {
        Map<String, String> tmpfs = new LinkedHashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split(":", 2);
            tmpfs.put(parts[0], parts.length > 1 ? parts[1] : "rw,nosuid,nodev,mode=1777");
        }
        return tmpfs;
    }

    private static List<String> security(DockerSettings docker, EngineFacts facts) {
        List<String> options = new ArrayList<>(List.of("no-new-privileges"));
        docker.seccompProfile().ifPresent(profile -> options.add("seccomp=" + seccomp(confined("seccompProfile", profile), facts)));
        docker.apparmorProfile().ifPresent(profile -> options.add("apparmor=" + confined("apparmorProfile", profile)));
        return options;
    }

    private static String confined(String key, String profile) {
        if (profile.strip().equalsIgnoreCase("unconfined"))
            throw GatewayException.unavailable("agents.defaults.sandbox.docker." + key + ": \"unconfined\" would take a wall away");
        return profile;
    }

    /** Docker wants the profile itself, Podman its file. */
    private static String seccomp(String profile, EngineFacts facts) {
        if (facts.podman() || !profile.startsWith("/"))
            return profile;
        try {
            return Files.readString(Path.of(profile));
        } catch (IOException e) {
            throw GatewayException.unavailable("agents.defaults.sandbox.docker.seccompProfile: " + profile + " cannot be read");
        }
    }

    private static List<Map<String, Object>> ulimits(Map<String, Object> settings) {
        return new TreeMap<>(settings).entrySet().stream().map(entry -> {
            long[] limit = Ulimit.of(entry.getKey(), entry.getValue());
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("Name", entry.getKey());
            one.put("Soft", limit[0]);
            one.put("Hard", limit[1]);
            return one;
        }).toList();
    }
}
