package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.LiveThreads;
import ai.openclaw.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tool group and every model provider that is deployed is stopped, started and updated while agents work. */
class AgentToolsSwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GREETING = "Hello from the fake model.";
    @TempDir
    Path folder;

    @Test
    void everyToolGroupGoesAndComesBackUnderLoad() throws Exception {
        try (FakeModelServer model = new FakeModelServer();
                HostedGateway gateway = new HostedGateway(folder,
                        Texts.model(model).replace("defaults: {", "defaults: { workspace: '" + folder.resolve("work") + "',"));
                ControlClient client = gateway.connect()) {
            Deployed deployed = new Deployed(gateway, "ai.openclaw.api.ToolGroup", "openclaw.tool.group.type");
            Map<String, Set<String>> groups = deployed.byModule();
            assertTrue(groups.keySet().containsAll(List.of("tools.fs", "tools.runtime", "tools.sessions", "tools.messaging")),
                    groups.toString());
            for (String module : groups.keySet())
                swapTools(gateway, client, model, deployed, module);
            LiveThreads threads = new LiveThreads();
            long processes = ProcessHandle.current().descendants().count();
            for (String module : groups.keySet())
                swapTools(gateway, client, model, deployed, module);
            threads.assertNoMore();
            assertEquals(processes, ProcessHandle.current().descendants().count(), "a process was left");
            assertEquals(groups, deployed.byModule());
            assertTrue(client.open());
        }
    }

    private static void swapTools(HostedGateway gateway, ControlClient client, FakeModelServer model, Deployed deployed, String module)
            throws Exception {
        Set<String> names = deployed.names(module);
        Set<String> before = catalog(client);
        assertEquals(before, told(client, model, module + "-before"));
        gateway.bundle(module).stop();
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(catalog(client));
        gateway.bundle(module).start();
        deployed.awaitBack(module, names);
        assertFalse(gone.isEmpty(), module + " has tools");
        try (Witnesses witnesses = new Witnesses()) {
            String tool = gone.stream().filter(name -> !name.equals("sessions_yield")).findFirst().orElseThrow();
            witnesses.add(gateway, "uses-" + module, "CALL_TOOL:" + tool + ":{}END", GREETING);
            witnesses.add(gateway, "talks-" + module, "hello", GREETING);
            witnesses.awaitMore(2);
            gateway.bundle(module).stop();
            Set<String> without = told(client, model, module + "-without");
            witnesses.awaitMore(2);
            assertEquals(catalog(client), without);
            assertTrue(without.stream().noneMatch(gone::contains), module + ": " + without);
            gateway.bundle(module).start();
            deployed.awaitBack(module, names);
            assertEquals(before, told(client, model, module + "-again"));
            gateway.update(module);
            deployed.awaitBack(module, names);
            witnesses.awaitMore(2);
        }
        assertEquals(before, catalog(client));
        assertEquals(before, told(client, model, module + "-updated"));
    }

    private static Set<String> catalog(ControlClient client) {
        Set<String> names = new TreeSet<>();
        client.ask("tools.catalog", Map.of()).path("groups")
                .forEach(group -> group.path("tools").forEach(tool -> names.add(tool.path("id").asText())));
        return names;
    }

    /** The tools that the model server was told of in a turn with this word. */
    private static Set<String> told(ControlClient client, FakeModelServer model, String word) {
        String mark = word + "-" + model.requests().size();
        assertEquals(GREETING, client.agent("asks", mark));
        Map<String, Object> request = model.requests().stream().filter(body -> String.valueOf(body.get("messages")).contains(mark))
                .findFirst().orElseThrow();
        Set<String> names = new TreeSet<>();
        if (request.get("tools") instanceof List<?> tools)
            for (Object tool : tools)
                if (tool instanceof Map<?, ?> map && map.get("function") instanceof Map<?, ?> function)
                    names.add(String.valueOf(function.get("name")));
        return names;
    }

    @Test
    void everyModelProviderGoesAndComesBackUnderLoad() throws Exception {
        Path command = Files.createFile(folder.resolve("model.sh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(command, "#!/bin/sh\ncat >/dev/null\nsleep 0.5\necho '" + Dialects.WORDS + "'\n");
        try (ScriptedServer server = Dialects.server();
                HostedGateway gateway = new HostedGateway(folder,
                        Dialects.members(server, command.toString(), folder.resolve("work").toString()));
                ControlClient client = gateway.connect()) {
            Deployed deployed = new Deployed(gateway, "ai.openclaw.api.ModelProvider", "openclaw.instance");
            Await.until("all providers are there", PATIENCE, () -> deployed.byModule().values().stream().flatMap(Set::stream).toList()
                    .containsAll(List.of("chat", "responses", "messages", "local", "mine", "offline")));
            Map<String, Set<String>> providers = deployed.byModule();
            for (String module : providers.keySet())
                swapProvider(gateway, client, deployed, module);
            LiveThreads threads = new LiveThreads();
            for (String module : providers.keySet())
                swapProvider(gateway, client, deployed, module);
            threads.assertNoMore();
            Await.until("no command is left", PATIENCE, () -> ProcessHandle.current().descendants()
                    .noneMatch(process -> process.info().commandLine().orElse("").contains(command.toString())));
            assertEquals(providers, deployed.byModule());
            assertTrue(client.open());
        }
    }

    private static void swapProvider(HostedGateway gateway, ControlClient client, Deployed deployed, String module) throws Exception {
        Set<String> ids = deployed.names(module);
        String other = module.equals("model.openai") ? "messages" : "chat";
        use(client, "witness-" + module, other);
        try (Witnesses witnesses = new Witnesses()) {
            witnesses.add(gateway, "witness-" + module, "hello", Dialects.WORDS);
            witnesses.awaitMore(1);
            for (String id : ids)
                if (answered(id)) {
                    use(client, "swap-" + id, id);
                    CompletableFuture<String> first = begun(client, id);
                    gateway.bundle(module).stop();
                    witnesses.awaitMore(1);
                    gateway.bundle(module).start();
                    deployed.awaitBack(module, ids);
                    ended(first, module + " stopped");
                    CompletableFuture<String> second = begun(client, id);
                    gateway.update(module);
                    deployed.awaitBack(module, ids);
                    ended(second, module + " updated");
                    assertEquals(whole(id), client.agent("swap-" + id, question(id)), module);
                }
            witnesses.awaitMore(1);
        }
    }

    /** Providers of bundles that this test knows no server for are replaced all the same, but not asked. */
    private static boolean answered(String id) {
        return Set.of("chat", "responses", "messages", "local", "mine", "offline").contains(id);
    }

    private static String question(String id) { return id.equals("offline") ? "count to 30" : "count"; }

    private static String whole(String id) {
        return id.equals("offline")
                ? String.join(" ", java.util.stream.IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toList())
                : Dialects.WORDS;
    }

    private static void use(ControlClient client, String session, String provider) {
        String model = provider.equals("offline") ? "guide" : "m";
        client.ask("sessions.patch", Map.of("key", session, "model", provider + "/" + model));
    }

    private static CompletableFuture<String> begun(ControlClient client, String id) {
        long before = started(client, id);
        CompletableFuture<String> answer = client.agentLater("swap-" + id, question(id));
        Await.until("the run has begun", PATIENCE, () -> started(client, id) > before);
        return answer;
    }

    private static long started(ControlClient client, String id) {
        return client.events("agent").stream().filter(
                event -> event.path("sessionKey").asText().endsWith(":swap-" + id) && event.at("/data/phase").asText().equals("start"))
                .count();
    }

    /** A run that was under way has the whole answer, or says in plain words why not. */
    private static void ended(CompletableFuture<String> answer, String what) throws Exception {
        String text = answer.get(60, TimeUnit.SECONDS);
        assertFalse(text.isBlank() || text.contains("Exception"), what + ": " + text);
    }
}
