package ai.openclaw.sandbox;

import ai.openclaw.api.Command;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command line of Bubblewrap for one command: namespaces of its own, the system read-only, a root that cannot be written, no capabilities,
 * an environment that is only what was given.
 */
final class BubblewrapArguments {
    private static final List<String> SYSTEM = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final List<String> OF_ETC = List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime");
    private static final List<String> OF_THE_NETWORK = List.of("/etc/resolv.conf", "/etc/ssl/certs", "/etc/ca-certificates");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    /** Says that the walls stand, and becomes the command. */
    private static final String START = "echo; exec \"$@\"";

    private final List<String> arguments = new ArrayList<>();

    private BubblewrapArguments() {}

    /**
     * All arguments behind {@code bwrap}.
     *
     * @param etc the folder with the files that stand for the system's users and hosts
     */
    static List<String> of(Blueprint blueprint, Command command, Path etc) {
        BubblewrapArguments made = new BubblewrapArguments();
        made.walls(blueprint.docker());
        made.system(etc, networked(blueprint.docker()));
        made.folders(blueprint);
        made.environment(blueprint.docker().env(), command.environment());
        made.add("--chdir", blueprint.mounts().inside(command.folder()), "--", "/bin/sh", "-c", START, "sh");
        made.arguments.addAll(command.terminal().isPresent() ? terminal(command) : command.argv());
        return made.arguments;
    }

    static boolean networked(DockerSettings docker) {
        return switch (docker.network()) {
            case "none" -> false;
            case "host" -> {
                if (!docker.dangerouslyAllowContainerNamespaceJoin())
                    throw GatewayException.unavailable("agents.defaults.sandbox.docker.network: \"host\" gives a sandbox this machine's "
                            + "network; with bubblewrap set dangerouslyAllowContainerNamespaceJoin to allow that, or use none");
                yield true;
            }
            default -> throw GatewayException.unavailable("agents.defaults.sandbox.docker.network: \"" + docker.network()
                    + "\" needs a container engine; bubblewrap knows none and host");
        };
    }

    private void walls(DockerSettings docker) {
        add("--unshare-all");
        if (networked(docker))
            add("--share-net");
        add("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox", "--clearenv");
    }

    private void system(Path etc, boolean network) {
        add("--ro-bind", "/usr", "/usr");
        for (String folder : SYSTEM)
            if (Files.isSymbolicLink(Path.of(folder)))
                add("--symlink", link(Path.of(folder)), folder);
            else if (Files.isDirectory(Path.of(folder)))
                add("--ro-bind", folder, folder);
        for (String file : List.of("passwd", "group", "hosts", "nsswitch.conf"))
            add("--ro-bind", etc.resolve(file).toString(), "/etc/" + file);
        OF_ETC.forEach(file -> add("--ro-bind-try", file, file));
        if (network)
            OF_THE_NETWORK.forEach(file -> add("--ro-bind-try", file, file));
        add("--proc", "/proc", "--dev", "/dev");
    }

    private static String link(Path folder) {
        try {
            return Files.readSymbolicLink(folder).toString();
        } catch (IOException e) {
            throw GatewayException.unavailable("the sandbox cannot be made: " + folder + " cannot be read");
        }
    }

    private void folders(Blueprint blueprint) {
        for (String entry : blueprint.docker().tmpfs())
            add("--tmpfs", entry.split(":", 2)[0]);
        for (Mounts.Mount mount : blueprint.mounts().all())
            add(mount.writable() ? "--bind" : "--ro-bind", mount.source().toString(), mount.target());
        if (blueprint.docker().readOnlyRoot())
            add("--remount-ro", "/");
    }

    private void environment(Map<String, String> settings, Map<String, String> command) {
        Map<String, String> all = new TreeMap<>(Map.of("PATH", PATH, "HOME", "/tmp"));
        all.putAll(settings);
        all.putAll(command);
        all.forEach((name, value) -> add("--setenv", name, value));
    }

    /** The terminal is made inside, by the {@code script} of util-linux. */
    private static List<String> terminal(Command command) {
        Command.TerminalSize size = command.terminal().orElseThrow();
        String line = "stty cols " + size.columns() + " rows " + size.rows() + "; exec "
                + command.argv().stream().map(BubblewrapArguments::quoted).collect(Collectors.joining(" "));
        String script = Programs.find("script").orElseThrow(() -> GatewayException
                .unavailable("a terminal in a bubblewrap sandbox needs the program script; install bsdutils or util-linux"));
        return List.of(script, "-qefc", line, "/dev/null");
    }

    private static String quoted(String word) { return "'" + word.replace("'", "'\\''") + "'"; }

    private void add(String... more) { arguments.addAll(List.of(more)); }
}
