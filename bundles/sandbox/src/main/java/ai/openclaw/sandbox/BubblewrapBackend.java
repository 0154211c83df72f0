package ai.openclaw.sandbox;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bubblewrap: every command gets walls of its own, and nothing is kept between commands but the folder. */
final class BubblewrapBackend implements Backend, AutoCloseable {
    private static final Duration TRIAL = Duration.ofSeconds(5);
    private static final int PERCENT = 100;

    private final Path etc;
    private final Spawner spawner = new Spawner();
    private volatile boolean worked;
    private volatile Optional<Boolean> scopes = Optional.empty();

    /** @param etc a folder for the files that stand for the system's users and hosts */
    BubblewrapBackend(Path etc) { this.etc = etc; }

    @Override
    public String name() { return "bubblewrap"; }

    @Override
    public String words() { return "bubblewrap (" + Programs.find("bwrap").orElse("not installed") + ")"; }

    /** Why it cannot be used; empty when it can. Looked at again as long as it does not work. */
    Optional<String> problem() {
        Optional<String> program = Programs.find("bwrap");
        if (program.isEmpty())
            return Optional.of("bubblewrap is not installed (apt install bubblewrap, dnf install bubblewrap)");
        if (!worked)
            worked = Programs.works(List.of(program.get(), "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--", "/bin/true"),
                    TRIAL);
        return worked
                ? Optional.empty()
                : Optional.of("bubblewrap is installed but may not make namespaces here (sysctl kernel.unprivileged_userns_clone, "
                        + "kernel.apparmor_restrict_unprivileged_userns)");
    }

    @Override
    public Sandbox open(Blueprint blueprint, boolean busy) {
        problem().ifPresent(problem -> { throw GatewayException.unavailable(problem); });
        files(blueprint);
        BubblewrapArguments.networked(blueprint.docker());
        return command -> {
            List<String> argv = new ArrayList<>(scope(blueprint.docker()));
            argv.addAll(limits(blueprint.docker().ulimits()));
            argv.add(Programs.find("bwrap").orElseThrow());
            argv.addAll(BubblewrapArguments.of(blueprint, command, etc));
            return BubblewrapProcess.begun(spawner.start(argv));
        };
    }

    private void files(Blueprint blueprint) {
        try {
            AtomicFile.write(etc.resolve("passwd"), """
                root:x:0:0:root:/tmp:/bin/sh
                sandbox:x:1000:1000:sandbox:/tmp:/bin/sh
                nobody:x:65534:65534:nobody:/tmp:/bin/sh
                """);
            AtomicFile.write(etc.resolve("group"), "root:x:0:\nsandbox:x:1000:\nnogroup:x:65534:\n");
            StringBuilder hosts = new StringBuilder("127.0.0.1 localhost sandbox\n::1 localhost\n");
            for (String host : blueprint.docker().extraHosts()) {
                String[] parts = host.split(":", 2);
                if (parts.length == 2)
                    hosts.append(parts[1]).append(' ').append(parts[0]).append('\n');
            }
            AtomicFile.write(etc.resolve("hosts"), hosts.toString());
            AtomicFile.write(etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
        } catch (IOException e) {
            throw GatewayException.unavailable("the sandbox cannot be made: " + etc + " cannot be written: " + e.getMessage());
        }
    }

    private static List<String> limits(Map<String, Object> ulimits) {
        Optional<String> prlimit = Programs.find("prlimit");
        if (ulimits.isEmpty() || prlimit.isEmpty())
            return List.of();
        List<String> argv = new ArrayList<>(List.of(prlimit.get()));
        new TreeMap<>(ulimits).forEach((name, value) -> {
            long[] limit = Ulimit.of(name, value);
            argv.add("--" + name + "=" + limit[0] + ":" + limit[1]);
        });
        argv.add("--");
        return argv;
    }

    /** A systemd scope of its own, which is what limits processes and memory; none where systemd does not run. */
    private List<String> scope(DockerSettings docker) {
        if (!scoped())
            return List.of();
        List<String> argv = new ArrayList<>(scopeOf());
        argv.addAll(List.of("-p", "TasksMax=" + docker.pidsLimit(), "-p", "MemoryMax=" + ByteSize.of("memory", docker.memory())));
        docker.cpus().ifPresent(cpus -> argv.addAll(List.of("-p", "CPUQuota=" + Math.round(cpus * PERCENT) + "%")));
        argv.add("--");
        return argv;
    }

    private static List<String> scopeOf() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return List.of(Programs.find("systemd-run").orElse("systemd-run"), root ? "--system" : "--user", "--scope", "--quiet", "--collect");
    }

    private boolean scoped() {
        if (scopes.isEmpty()) {
            List<String> trial = new ArrayList<>(scopeOf());
            trial.addAll(List.of("-p", "TasksMax=16", "-p", "MemoryMax=67108864", "--", "/bin/true"));
            scopes = Optional.of(Programs.find("systemd-run").isPresent() && Programs.works(trial, TRIAL));
        }
        return scopes.orElse(false);
    }

    /** There is nothing to be found: walls stand as long as their command. */
    @Override
    public List<Found> list() { return List.of(); }

    @Override
    public void remove(String name) {
        // its commands were ended, and with them it is gone
    }

    @Override
    public Map<String, String> limits(Blueprint blueprint) {
        DockerSettings docker = blueprint.docker();
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("network", docker.network());
        limits.put("readOnlyRoot", Boolean.toString(docker.readOnlyRoot()));
        limits.put("capDrop", "ALL");
        if (scoped()) {
            limits.put("pidsLimit", Integer.toString(docker.pidsLimit()));
            limits.put("memory", docker.memory().toString());
            docker.cpus().ifPresent(cpus -> limits.put("cpus", cpus.toString()));
        }
        if (Programs.find("prlimit").isPresent())
            docker.ulimits().forEach((name, value) -> limits.put("ulimits." + name, value.toString()));
        return limits;
    }

    @Override
    public List<String> unlimited(Blueprint blueprint) {
        DockerSettings docker = blueprint.docker();
        List<String> not = new ArrayList<>();
        if (!scoped())
            not.addAll(List.of("pidsLimit", "memory", "cpus"));
        if (!docker.ulimits().isEmpty() && Programs.find("prlimit").isEmpty())
            not.add("ulimits");
        docker.setup().ifPresent(_ -> not.add("setupCommand"));
        docker.user().ifPresent(_ -> not.add("user"));
        docker.seccompProfile().ifPresent(_ -> not.add("seccompProfile"));
        docker.apparmorProfile().ifPresent(_ -> not.add("apparmorProfile"));
        if (!docker.dns().isEmpty())
            not.add("dns");
        return not;
    }

    @Override
    public void close() { spawner.close(); }
}
