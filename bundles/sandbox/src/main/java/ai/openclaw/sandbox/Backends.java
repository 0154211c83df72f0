package ai.openclaw.sandbox;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this machine has to make sandboxes with, looked at when one is wanted: an engine may be installed while the gateway runs. */
final class Backends implements AutoCloseable {
    private final Gateway gateway;
    private final Path userHome;
    private final String home;
    private final BubblewrapBackend bubblewrap;
    /** By address; there are a handful. */
    private final Map<String, Engine> engines = new ConcurrentHashMap<>();

    Backends(Gateway gateway, Path userHome, String home) {
        this.gateway = gateway;
        this.userHome = userHome;
        this.home = home;
        bubblewrap = new BubblewrapBackend(gateway.stateDir().resolve("sandbox/etc"));
    }

    /** @throws GatewayException {@code UNAVAILABLE} when there is none, which names what to install */
    Backend choose(SandboxSection.Choice choice) {
        return switch (choice) {
            case DOCKER -> docker().orElseThrow(() -> missing(dockerMissing()));
            case BUBBLEWRAP -> bubblewrap();
            case AUTO -> docker().<Backend>map(backend -> backend).orElseGet(() -> {
                if (bubblewrap.problem().isPresent())
                    throw missing(dockerMissing() + ", and " + bubblewrap.problem().orElse(""));
                return bubblewrap;
            });
        };
    }

    private Backend bubblewrap() {
        bubblewrap.problem().ifPresent(problem -> { throw missing(problem); });
        return bubblewrap;
    }

    private Optional<DockerBackend> docker() {
        return EngineAddress.candidates(gateway, userHome).stream()
                .map(address -> engines.computeIfAbsent(address.words(), _ -> new Engine(address))).filter(Engine::answers).findFirst()
                .map(engine -> new DockerBackend(engine, home));
    }

    /** All that can be used now. */
    List<Backend> working() {
        List<Backend> all = new ArrayList<>();
        try {
            docker().ifPresent(all::add);
        } catch (GatewayException e) {
            // DOCKER_HOST is wrong, which whoever wants a sandbox is told
        }
        all.add(bubblewrap);
        return all;
    }

    /** Sockets that no sandbox may see. */
    List<Path> sockets() {
        try {
            return EngineAddress.candidates(gateway, userHome).stream().flatMap(address -> address.file().stream()).toList();
        } catch (GatewayException e) {
            return List.of();
        }
    }

    private static String dockerMissing() {
        return "no container engine answers (install Docker, or podman and run systemctl --user enable --now podman.socket)";
    }

    private static GatewayException missing(String why) {
        return GatewayException.unavailable("this session's commands run in a sandbox, and none can be made: " + why
                + ". Nothing was run. A person can set agents.defaults.sandbox.mode to off instead");
    }

    @Override
    public void close() { bubblewrap.close(); }
}
