package ai.openclaw.sandbox;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an engine listens.
 *
 * @param words as people write it
 */
record EngineAddress(SocketAddress socket, String words) {
    private static final String UNIX = "unix://";
    private static final int DEFAULT_PORT = 2375;

    /** Those that may be there: what the environment says alone, else the usual sockets that exist. */
    static List<EngineAddress> candidates(Gateway gateway, Path userHome) {
        Optional<String> named = gateway.environment("DOCKER_HOST");
        if (named.isPresent())
            return List.of(of(named.get(), gateway.environment("DOCKER_TLS_VERIFY").isPresent()));
        List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        gateway.environment("XDG_RUNTIME_DIR").map(Path::of).ifPresent(folder -> {
            sockets.add(folder.resolve("docker.sock"));
            sockets.add(folder.resolve("podman/podman.sock"));
        });
        sockets.add(userHome.resolve(".docker/run/docker.sock"));
        sockets.add(Path.of("/run/podman/podman.sock"));
        return sockets.stream().filter(Files::exists).map(EngineAddress::unix).toList();
    }

    static EngineAddress unix(Path socket) { return new EngineAddress(UnixDomainSocketAddress.of(socket), UNIX + socket); }

    private static EngineAddress of(String text, boolean tls) {
        if (text.startsWith(UNIX + "/"))
            return unix(Path.of(text.substring(UNIX.length())));
        if (text.startsWith("tcp://") && !tls) {
            URI uri = URI.create(text);
            if (uri.getHost() != null)
                return new EngineAddress(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()), text);
        }
        throw GatewayException
                .unavailable("DOCKER_HOST is \"" + text + "\"; sandboxes need unix:///path or tcp://host:port (without TLS; for another "
                        + "machine forward its socket with ssh -L)");
    }

    /** The file of the socket, which no sandbox may see. */
    Optional<Path> file() {
        return socket instanceof UnixDomainSocketAddress unix ? Optional.of(unix.getPath()) : Optional.empty();
    }
}
