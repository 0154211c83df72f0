package ai.openclaw.sandbox;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.SandboxPlans;
import ai.openclaw.api.Sandboxes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The sandboxes of this gateway. Making, opening and removing one is done under the lock of its name; commands run without. */
@Component
public final class LiveSandboxes implements Sandboxes, SandboxPlans {
    private static final Duration GOODBYE = Duration.ofMillis(1500);
    /** Names share them, so there is no more to keep than this. */
    private static final int LOCKS = 64;

    private final Gateway gateway;
    private final Path userHome;
    private final String home;
    private final Backends backends;
    private final UseLog uses;
    private final LiveCommands commands;
    private final Pruning pruning;
    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    @Activate
    public LiveSandboxes(@Reference Gateway gateway, @Reference Config config, @Reference AgentDirectory agents) {
        this(gateway, config, agents, Path.of(System.getProperty("user.home")), Clock.systemUTC());
    }

    LiveSandboxes(Gateway gateway, Config config, AgentDirectory agents, Path userHome, Clock clock) {
        this.gateway = gateway;
        this.userHome = userHome;
        home = Blueprint.fingerprint(gateway.stateDir().toAbsolutePath().normalize().toString());
        backends = new Backends(gateway, userHome, home);
        uses = new UseLog(gateway.stateDir().resolve("sandbox/uses.json"), clock);
        commands = new LiveCommands(this::touch);
        pruning = new Pruning(this, uses, config, agents, clock);
        pruning.start();
    }

    @Override
    public Sandbox open(SandboxKey key) throws InterruptedException {
        Blueprint blueprint = blueprint(key);
        String name = blueprint.name();
        Backend backend = backends.choose(blueprint.section().backend());
        ReentrantLock lock = lock(name);
        lock.lockInterruptibly();
        try {
            Sandbox sandbox = backend.open(blueprint, commands.busy(name));
            uses.used(name, backend.name(), key.scope(), key.agentId());
            return command -> {
                uses.used(name, backend.name(), key.scope(), key.agentId());
                return commands.track(name, sandbox.start(command));
            };
        } finally {
            lock.unlock();
        }
    }

    private Blueprint blueprint(SandboxKey key) {
        return Blueprint.of(key, new BindRules(gateway.stateDir(), userHome, backends.sockets()), home);
    }

    private ReentrantLock lock(String name) { return locks[Math.floorMod(name.hashCode(), LOCKS)]; }

    private void touch(String name) {
        uses.find(name).ifPresent(entry -> uses.used(name, entry.backend(), entry.scope(), entry.agentId()));
    }

    boolean busy(String name) { return commands.busy(name); }

    @Override
    public List<Listed> list() {
        List<Listed> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Backend backend : backends.working())
            for (Backend.Found found : backend.list()) {
                names.add(found.name());
                all.add(new Listed(found.name(), backend.name(), found.scope(), found.agentId(), found.image(), found.running(),
                        found.createdAt(), lastUse(found.name(), found.createdAt())));
            }
        for (UseLog.Entry entry : uses.all())
            if (entry.backend().equals("bubblewrap") && !names.contains(entry.name()))
                all.add(new Listed(entry.name(), entry.backend(), entry.scope(), entry.agentId(), "", commands.busy(entry.name()),
                        entry.createdAt(), lastUse(entry.name(), entry.createdAt())));
        return all;
    }

    private Instant lastUse(String name, Instant otherwise) {
        return commands.busy(name) ? Instant.now() : uses.find(name).map(UseLog.Entry::lastUsedAt).orElse(otherwise);
    }

    @Override
    public List<Listed> remove(Predicate<Listed> which) {
        List<Listed> removed = new ArrayList<>();
        for (Listed info : list())
            if (which.test(info)) {
                remove(info);
                removed.add(info);
            }
        uses.save();
        return removed;
    }

    private void remove(Listed info) {
        ReentrantLock lock = lock(info.name());
        lock.lock();
        try {
            for (Backend backend : backends.working())
                if (backend.name().equals(info.backend()))
                    backend.remove(info.name());
            commands.end(info.name()::equals, GOODBYE);
            uses.forget(info.name());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Plan plan(SandboxKey key) {
        Blueprint blueprint;
        try {
            blueprint = blueprint(key);
        } catch (GatewayException e) {
            return new Plan("none", false, e.message(), "", "", "", List.of(), Map.of(), List.of());
        }
        List<Mount> mounts = blueprint.mounts().all().stream().map(mount -> new Mount(mount.source(), mount.target(), mount.writable()))
                .toList();
        String workdir = blueprint.docker().workdir();
        try {
            Backend backend = backends.choose(blueprint.section().backend());
            boolean container = backend instanceof DockerBackend;
            return new Plan(backend.name(), true, backend.words(), blueprint.name(), container ? blueprint.docker().image() : "", workdir,
                    mounts, backend.limits(blueprint), backend.unlimited(blueprint));
        } catch (GatewayException e) {
            return new Plan("none", false, e.message(), blueprint.name(), "", workdir, mounts, Map.of(), List.of());
        }
    }

    @Deactivate
    void stop() {
        pruning.stop();
        commands.close(GOODBYE);
        backends.close();
        uses.save();
    }
}
