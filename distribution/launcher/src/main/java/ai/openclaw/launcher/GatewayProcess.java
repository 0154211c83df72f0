package ai.openclaw.launcher;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.LogLevel;
import ai.openclaw.api.StopListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The running process as the bundles see it, and its end. */
final class GatewayProcess implements Gateway {
    private static final long GOODBYE_MS = 1000;

    private final Options options;
    private final Home home;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Instant startedAt;
    private final String version;
    private final AtomicReference<List<String>> addresses = new AtomicReference<>(List.of());
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicReference<BundleContext> context = new AtomicReference<>();
    private final AtomicReference<FrameworkHost> host = new AtomicReference<>();
    private final AtomicReference<InstanceLock> lock = new AtomicReference<>();

    GatewayProcess(Options options, Home home, List<String> arguments, Map<String, String> environment, Instant startedAt) {
        this.options = options;
        this.home = home;
        this.arguments = List.copyOf(arguments);
        this.environment = environment;
        this.startedAt = startedAt;
        this.version = System.getProperty("openclaw.version", "dev");
    }

    void holds(InstanceLock taken) { lock.set(taken); }

    void runs(FrameworkHost framework) {
        host.set(framework);
        context.set(framework.context());
    }

    @Override
    public String version() { return version; }

    @Override
    public Instant startedAt() { return startedAt; }

    @Override
    public Path stateDir() { return home.stateDir(); }

    @Override
    public Path logFile() { return Log.INSTANCE.file(); }

    @Override
    public Path configFile() { return home.configFile(); }

    @Override
    public Optional<String> option(String name) {
        if (name.equals("port") && options.value("port").isEmpty() && options.flag("dev"))
            return Optional.of(Home.DEV_PORT);
        return options.value(name);
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** All that is deployed had its start. */
    void started() { started.countDown(); }

    @Override
    public void awaitStarted(Duration patience) throws InterruptedException {
        var _ = started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean hasStarted() { return started.getCount() == 0; }

    @Override
    public void refuse(String message) {
        if (listening.getCount() == 0) {
            Log.INSTANCE.write(LogLevel.ERROR, "gateway", message, null);
            return;
        }
        if (!ending.compareAndSet(false, true))
            return;
        Log.INSTANCE.write(LogLevel.DEBUG, "gateway", "start refused: " + message, null);
        System.err.println(message);
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }

    @Override
    public void listening(List<String> newAddresses) {
        addresses.set(List.copyOf(newAddresses));
        tellLock(newAddresses);
        long pid = ProcessHandle.current().pid();
        Log.INSTANCE.write(LogLevel.INFO, "gateway", "listening on " + String.join(", ", newAddresses) + " (PID " + pid + ")", null);
        boolean first = listening.getCount() > 0;
        listening.countDown();
        if (first)
            Log.INSTANCE.write(LogLevel.INFO, "gateway", "log file: " + Log.INSTANCE.file(), null);
    }

    private void tellLock(List<String> newAddresses) {
        InstanceLock held = lock.get();
        if (held == null || newAddresses.isEmpty())
            return;
        try {
            held.listensOn(newAddresses.getFirst());
        } catch (IOException e) {
            Log.INSTANCE.write(LogLevel.WARN, "gateway", "the address is not in the lock file: " + e.getMessage(), null);
        }
    }

    @Override
    public Optional<String> origin() { return addresses.get().stream().findFirst().map(address -> address.replaceFirst("^ws", "http")); }

    List<String> addresses() { return addresses.get(); }

    /** Waits until the port is open. */
    void awaitListening() throws InterruptedException { listening.await(); }

    @Override
    public void restart(String reason) { end(StopListener.Reason.RESTART, reason); }

    /**
     * Says goodbye to everybody, stops all bundles, starts the successor if there is to be one, and ends the process. Returns at once: the
     * work has a thread that the JVM waits for, else it might be gone with the last bundle, before there is a successor.
     */
    void end(StopListener.Reason reason, String why) {
        if (ending.compareAndSet(false, true))
            Thread.ofPlatform().daemon(false).name("end").start(() -> finish(reason, why));
    }

    private void finish(StopListener.Reason reason, String why) {
        boolean restart = reason == StopListener.Reason.RESTART;
        Log.INSTANCE.write(LogLevel.INFO, "gateway", (restart ? "restarting: " : "stopping: ") + why, null);
        goodbye(reason);
        FrameworkHost framework = host.get();
        if (framework != null)
            framework.stop();
        if (restart && !supervised())
            startSuccessor();
        Runtime.getRuntime().halt(restart && supervised() ? ExitCode.RESTART : ExitCode.OK);
    }

    private void goodbye(StopListener.Reason reason) {
        List<Thread> calls = new ArrayList<>();
        for (StopListener listener : listeners())
            calls.add(Thread.ofVirtual().start(() -> listener.stopping(reason)));
        long deadline = System.nanoTime() + GOODBYE_MS * 1_000_000;
        try {
            for (Thread call : calls)
                call.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<StopListener> listeners() {
        BundleContext bundles = context.get();
        if (bundles == null)
            return List.of();
        try {
            return bundles.getServiceReferences(StopListener.class, null).stream()
                    .map((ServiceReference<StopListener> reference) -> Optional.ofNullable(bundles.getService(reference)))
                    .flatMap(Optional::stream).toList();
        } catch (InvalidSyntaxException | IllegalStateException e) {
            return List.of();
        }
    }

    /** A service manager starts the next process itself. */
    private boolean supervised() {
        return environment.containsKey("INVOCATION_ID") || environment.containsKey("OPENCLAW_SUPERVISED");
    }

    /** The port that was found when any would do; clients come back to it after a restart. */
    private Optional<String> pickedPort() {
        return options.value("port").filter("0"::equals).flatMap(_ -> addresses.get().stream().findFirst())
                .map(address -> address.substring(address.lastIndexOf(':') + 1));
    }

    private void startSuccessor() {
        String script = System.getProperty("openclaw.script", "");
        if (script.isEmpty()) {
            Log.INSTANCE.write(LogLevel.WARN, "gateway", "not started by the openclaw script, so it cannot start again by itself", null);
            return;
        }
        List<String> command = new ArrayList<>(List.of(script, "gateway"));
        command.addAll(arguments);
        pickedPort().ifPresent(port -> command.addAll(List.of("--port", port)));
        try {
            new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            Log.INSTANCE.write(LogLevel.ERROR, "gateway", "the successor did not start: " + e.getMessage(), null);
        }
    }
}
