package ai.openclaw.testkit;

import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway process that only remembers what it was told. */
public final class FakeGateway implements Gateway {
    /** What {@link #refuse} was called with. */
    public final List<String> refusals = new CopyOnWriteArrayList<>();
    /** What {@link #listening} was called with. */
    public final List<String> addresses = new CopyOnWriteArrayList<>();
    /** What {@link #restart} was called with. */
    public final List<String> restarts = new CopyOnWriteArrayList<>();
    /** Command-line options by name. */
    public final Map<String, String> options = new ConcurrentHashMap<>();
    /** Environment variables by name. */
    public final Map<String, String> environment = new ConcurrentHashMap<>();
    /** What {@link #hasStarted} says. */
    public volatile boolean started = true;
    /** Where the log is now. */
    public volatile Path log;
    private final Path stateDir;
    private final Instant startedAt = Instant.now();

    public FakeGateway(Path stateDir) {
        this.stateDir = stateDir;
        this.log = stateDir.resolve("gateway.log");
    }

    @Override
    public String version() { return "0.0.0-test"; }

    @Override
    public Instant startedAt() { return startedAt; }

    @Override
    public Path stateDir() { return stateDir; }

    @Override
    public Path logFile() { return log; }

    @Override
    public Path configFile() { return stateDir.resolve("openclaw.json"); }

    @Override
    public boolean hasStarted() { return started; }

    @Override
    public Optional<String> option(String name) { return Optional.ofNullable(options.get(name)); }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public void refuse(String message) { refusals.add(message); }

    @Override
    public void listening(List<String> newAddresses) { addresses.addAll(newAddresses); }

    @Override
    public Optional<String> origin() { return addresses.stream().findFirst().map(address -> address.replaceFirst("^ws", "http")); }

    @Override
    public void restart(String reason) { restarts.add(reason); }
}
