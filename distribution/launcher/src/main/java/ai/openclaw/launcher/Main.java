package ai.openclaw.launcher;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.StopListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleException;

/** {@code openclaw gateway}: starts the gateway in the foreground and ends with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Instant startedAt = Instant.now().minus(ProcessAge.now());
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.flag("help"))
                System.out.print(Options.HELP);
            else
                run(options, List.of(arguments), System.getenv(), startedAt);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }

    private static void run(Options options, List<String> arguments, Map<String, String> environment, Instant startedAt) {
        if (options.flag("verbose"))
            Log.INSTANCE.verbose();
        options.later().forEach(System.out::println);
        Home home = Home.of(options, environment);
        GatewayProcess process = new GatewayProcess(options, home, arguments, environment, startedAt);
        Signals.on("TERM", () -> process.end(StopListener.Reason.STOP, "SIGTERM"));
        Signals.on("INT", () -> process.end(StopListener.Reason.STOP, "SIGINT"));
        Signals.on("USR1", () -> process.end(StopListener.Reason.RESTART, "SIGUSR1"));
        try {
            AtomicFile.folder(home.stateDir());
            lock(home, options, process);
            FrameworkHost host = FrameworkHost.start(home, process);
            new StartupText(host.context(), process, System.out).printWhenReady();
            host.awaitStop();
        } catch (IOException e) {
            process.refuse(
                    "Gateway failed to start: " + e + ". Check that " + home.stateDir() + " belongs to you and that the disk has room.");
        } catch (BundleException e) {
            process.refuse("Gateway failed to start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lock(Home home, Options options, GatewayProcess process) throws IOException {
        Path file = home.own().resolve("lock");
        if (options.flag("force"))
            InstanceLock.endHolder(file).ifPresent(System.out::println);
        Optional<InstanceLock> lock = InstanceLock.take(file);
        if (lock.isPresent())
            process.holds(lock.get());
        else
            process.refuse(taken(file, home, options.value("port")));
    }

    /** Why the state folder cannot be used: the contract's words when it is about the port (section 1). */
    static String taken(Path lock, Home home, Optional<String> wantedPort) {
        String holder = InstanceLock.holder(lock).map(pid -> "PID " + pid).orElse("another process");
        Optional<String> address = InstanceLock.address(lock);
        String port = address.map(known -> known.replaceFirst(".*:", "")).orElse("");
        if (address.isPresent() && wantedPort.orElse(port).equals(port))
            return "Gateway failed to start: another gateway instance is already listening on " + address.get() + "\nPort " + port
                    + " is already in use.\nHeld by " + holder + ". Stop it first, or start this one with --force.";
        return "Gateway failed to start: another gateway (" + holder + ") uses " + home.stateDir()
                + address.map(known -> " and listens on " + known).orElse("")
                + ". Stop it first, or give this one a state of its own with --profile NAME.";
    }
}
