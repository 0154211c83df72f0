package ai.openclaw.sandbox;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import ai.openclaw.sandbox.Mounts.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of this machine a sandbox may never see (security checklist 29): the system's own folders, sockets of engines, the gateway's state and
 * the folders that people keep keys in. Every path is looked at as written and with its links followed, and the followed one is mounted.
 */
final class BindRules {
    private static final List<String> SYSTEM = List.of("/etc", "/proc", "/sys", "/dev", "/boot", "/run", "/var/run", "/var/lib/docker",
            "/var/lib/containers", "/var/lib/containerd");
    private static final List<String> KEYS = List.of(".ssh", ".aws", ".gnupg", ".docker", ".kube", ".azure", ".config/gcloud", ".config/gh",
            ".config/containers", ".netrc", ".git-credentials", ".npmrc", ".pypirc", ".password-store", ".local/share/keyrings",
            ".cargo/credentials.toml");
    private static final List<String> OF_THE_STATE = List.of("credentials", "identity", "devices", "openclaw.json");
    private static final Set<String> SOCKETS = Set.of("docker.sock", "podman.sock", "containerd.sock", "crio.sock", "buildkitd.sock");
    private static final List<String> UNTOUCHABLE = List.of("/proc", "/sys", "/dev");
    private static final Set<String> OPTIONS = Set.of("ro", "rw", "z", "Z");

    private final List<Path> closed = new ArrayList<>();
    /** Closed too, but for the workspaces that lie in them. */
    private final List<Path> home = new ArrayList<>();

    /** @param sockets of engines */
    BindRules(Path stateDir, Path userHome, List<Path> sockets) {
        SYSTEM.forEach(text -> add(closed, Path.of(text)));
        KEYS.forEach(text -> add(closed, userHome.resolve(text)));
        OF_THE_STATE.forEach(text -> add(closed, stateDir.resolve(text)));
        sockets.forEach(socket -> add(closed, socket));
        add(home, Path.of("/root"));
        add(home, stateDir);
    }

    private static void add(List<Path> list, Path path) {
        Path plain = path.toAbsolutePath().normalize();
        list.add(plain);
        followed(plain).filter(real -> !real.equals(plain)).ifPresent(list::add);
    }

    /** The folder that a sandbox works in, made when it is missing. */
    Path folder(Path folder) {
        String what = "the workspace " + folder;
        try {
            AtomicFile.folder(folder);
        } catch (IOException e) {
            throw GatewayException.unavailable(what + " cannot be made: " + e.getMessage());
        }
        Path real = followed(folder).orElseThrow(() -> GatewayException.unavailable(what + " cannot be read"));
        List<Path> itself = List.of(real);
        for (Path path : List.of(folder.toAbsolutePath().normalize(), real))
            refuseClosed(what, path, itself);
        return real;
    }

    /** One of {@code docker.binds}: {@code source:target[:ro|rw]}. */
    Mount bind(String text, DockerSettings settings, List<Path> roots) {
        String what = "agents.defaults.sandbox.docker.binds: \"" + text + "\"";
        List<String> parts = Arrays.asList(text.split(":", -1));
        if (parts.size() < 2 || parts.size() > 3)
            throw refused(what, "is no bind; write it as /source:/target:ro");
        Path source = source(what, parts.getFirst(), roots);
        if (!settings.dangerouslyAllowExternalBindSources() && roots.stream().noneMatch(source::startsWith))
            throw refused(what, "is outside the workspace; set dangerouslyAllowExternalBindSources to allow it");
        List<String> options = parts.size() == 3 ? Arrays.asList(parts.get(2).split(",", -1)) : List.of();
        for (String option : options)
            if (!OPTIONS.contains(option))
                throw refused(what, "has the option \"" + option + "\"; there are ro, rw, z and Z");
        String label = options.stream().filter(option -> option.equalsIgnoreCase("z")).findFirst().orElse("");
        return new Mount(source, target(what, parts.get(1), settings), !options.contains("ro"), label);
    }

    private Path source(String what, String text, List<Path> roots) {
        Path plain = absolute(what, text);
        refuseClosed(what, plain, roots);
        Path real = followed(plain).orElseThrow(() -> refused(what, "does not exist"));
        refuseClosed(what, real, roots);
        if (!Files.isDirectory(real) && !Files.isRegularFile(real))
            throw refused(what, "is neither a file nor a folder");
        return real;
    }

    private void refuseClosed(String what, Path path, List<Path> roots) {
        Path name = path.getFileName();
        if (name == null || SOCKETS.contains(name.toString()))
            throw refused(what, "is never given to a sandbox");
        for (Path shut : closed)
            if (shut.startsWith(path) || path.startsWith(shut))
                throw refused(what, "reaches " + shut + ", which is never given to a sandbox");
        for (Path shut : home)
            if (shut.startsWith(path)
                    || (path.startsWith(shut) && roots.stream().noneMatch(root -> root.startsWith(shut) && path.startsWith(root))))
                throw refused(what, "reaches " + shut + ", which is never given to a sandbox");
    }

    private static String target(String what, String text, DockerSettings settings) {
        Path target = absolute(what, text);
        if (target.getNameCount() == 0 || UNTOUCHABLE.stream().anyMatch(target::startsWith))
            throw refused(what, "would cover " + target + " of the sandbox");
        if (!settings.dangerouslyAllowReservedContainerTargets())
            for (Path reserved : Stream.of(settings.workdir(), "/agent").map(Path::of).toList())
                if (target.startsWith(reserved) || reserved.startsWith(target))
                    throw refused(what,
                            "would cover " + reserved + " of the sandbox; set dangerouslyAllowReservedContainerTargets to allow it");
        return target.toString();
    }

    private static Path absolute(String what, String text) {
        try {
            Path path = Path.of(text);
            if (text.isBlank() || !path.isAbsolute())
                throw refused(what, "has \"" + text + "\", which is no absolute path");
            return path.normalize();
        } catch (InvalidPathException e) {
            throw refused(what, "has \"" + text + "\", which is no path");
        }
    }

    /** The path without links; empty when there is nothing. */
    private static Optional<Path> followed(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static GatewayException refused(String what, String why) { return GatewayException.unavailable(what + " " + why); }
}
