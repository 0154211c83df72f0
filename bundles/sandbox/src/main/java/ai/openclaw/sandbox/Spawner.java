package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The one thread that starts processes which die with their parent: to the kernel the parent is the thread, and those of a pool end when they are
 * idle. It lives as long as the component, and what it started not longer.
 */
final class Spawner implements AutoCloseable {
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sandbox spawner").factory());

    Process start(List<String> argv) throws InterruptedException {
        try {
            return thread.submit(() -> {
                ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
                builder.environment().keySet()
                        .removeIf(name -> !Map.of("XDG_RUNTIME_DIR", "", "DBUS_SESSION_BUS_ADDRESS", "").containsKey(name));
                return builder.start();
            }).get();
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof IOException cause ? cause.getMessage() : String.valueOf(e.getCause());
            throw GatewayException.unavailable("the sandbox did not start the command: " + why);
        } catch (RejectedExecutionException e) {
            throw GatewayException.unavailable("sandboxes are being stopped or updated; try again");
        }
    }

    @Override
    public void close() { thread.shutdownNow(); }
}
