package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;

/** The bundle that makes sandboxes is replaced while a command runs in one: the command ends, nothing is left, and the next one runs. */
class SandboxSwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    Path folder;

    @Test
    void aCommandThatRunsEndsAndTheNextOneRunsInTheNewBundle() throws Exception {
        boolean here = Files.isExecutable(Path.of("/usr/bin/bwrap"));
        if (!here)
            System.out.println("skipped: bubblewrap is not installed");
        Assumptions.assumeTrue(here, "bubblewrap is not installed");
        try (HostedGateway gateway = new HostedGateway(folder,
                "agents: { defaults: { sandbox: { mode: 'all', backend: 'bubblewrap', workspaceAccess: 'rw' } } }");
                ControlClient client = gateway.connect()) {
            JsonNode before = client.ask("sandbox.explain", Map.of());
            Assumptions.assumeTrue(before.at("/backend/works").asBoolean(), before.at("/backend/words").asText());
            Object process = start(gateway, "echo up; exec sleep 3001");
            InputStream output = (InputStream) call(process, "output");
            assertEquals("up\n", new String(output.readNBytes(3), StandardCharsets.UTF_8));

            long began = System.nanoTime();
            gateway.update("sandbox");
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
            assertEquals(-1, output.read());
            assertTrue(((OptionalInt) call(process, "await", PATIENCE)).orElse(0) != 0);
            Await.until("nothing is left", () -> ProcessHandle.allProcesses()
                    .noneMatch(one -> one.info().commandLine().filter(line -> line.endsWith("sleep 3001")).isPresent()));

            Await.until("the new bundle answers", PATIENCE, () -> client.ask("sandbox.explain", Map.of()).at("/backend/works").asBoolean());
            Object next = start(gateway, "echo again");
            assertEquals("again\n", new String(((InputStream) call(next, "output")).readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(OptionalInt.of(0), call(next, "await", PATIENCE));
            assertEquals("bubblewrap", client.ask("sandbox.list", Map.of()).at("/sandboxes/0/backend").asText());
            assertTrue(client.open());
        }
    }

    /** Starts a command as a tool of the default agent's main session would, through the services of the framework. */
    private static Object start(HostedGateway gateway, String line) throws Exception {
        ServiceReference<?> reference = reference(gateway, "ai.openclaw.api.Sandboxes");
        Object sandboxes = gateway.context().getService(reference);
        Object catalog = gateway.context().getService(reference(gateway, "ai.openclaw.api.ToolCatalog"));
        Object place = call(catalog, "place", "main", "agent:main:main");
        Object key = ((Optional<?>) call(place, "sandbox")).orElseThrow();
        Object sandbox = call(sandboxes, "open", key);
        Class<?> type = reference.getBundle().loadClass("ai.openclaw.api.Command");
        Object command = type.getConstructors()[0].newInstance(List.of("/bin/sh", "-c", line), call(place, "folder"), Map.of(),
                Optional.empty());
        return call(sandbox, "start", command);
    }

    private static ServiceReference<?> reference(HostedGateway gateway, String name) throws Exception {
        Await.until(name + " is there", PATIENCE, () -> {
            ServiceReference<?>[] found = gateway.context().getAllServiceReferences(name, null);
            return found != null && found.length > 0;
        });
        return gateway.context().getAllServiceReferences(name, null)[0];
    }

    /** The method of an interface, for the classes behind it are the bundle's own. */
    private static Object call(Object target, String name, Object... arguments) throws Exception {
        Class<?> type = target instanceof Record ? target.getClass() : target.getClass().getInterfaces()[0];
        for (Class<?> each : target instanceof Record ? new Class<?>[]{type} : target.getClass().getInterfaces())
            for (Method method : each.getMethods())
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length)
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof Exception cause ? cause : e;
                    }
        throw new AssertionError("no method " + name);
    }
}
