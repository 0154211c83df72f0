package ai.openclaw.approvals;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ApprovalFile;
import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.ExecApprovals.Request;
import ai.openclaw.api.ExecApprovals.Verdict;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeConnections;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.RecordingEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides about a command, and that nothing else runs than what was decided about (security checklist 28). */
class DecisionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    Path root;
    private final RecordingEvents events = new RecordingEvents();
    private final FakeConnections clients = new FakeConnections();
    private final FakeConfig config = new FakeConfig();
    private final Map<String, String> environment = new HashMap<>();
    private FakeGateway gateway;
    private ApprovalStore store;
    private Requests requests;
    private Decider decider;
    private Path folder;
    private Path program;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway(root.resolve("state"));
        folder = Files.createDirectory(root.resolve("work"));
        Path bin = Files.createDirectory(root.resolve("bin"));
        program = Files.setPosixFilePermissions(Files.writeString(bin.resolve("tool"), "one"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        gateway.environment.put("PATH", bin.toString());
        store = new ApprovalStore(gateway);
        requests = new Requests(events, Clock.systemUTC());
        decider = decider(PATIENCE);
        clients.add(operator("operator.approvals"));
    }

    @AfterEach
    void stop() { requests.stop(); }

    private Decider decider(Duration patience) {
        Decider made = new Decider(store, requests, gateway, config, Clock.systemUTC(), patience);
        made.connections = clients;
        return made;
    }

    private static ClientInfo operator(String scope) {
        Caller caller = new Caller("c-" + scope, "webchat-ui", "webchat", "operator", Set.of(scope), Optional.empty(), true);
        return new ClientInfo(caller, 3, Optional.empty(), "1", "web", Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                List.of(), Map.of(), Optional.empty(), Optional.empty(), 1);
    }

    private Request request(String command, String security, String ask) {
        return new Request(command, folder, environment, "gateway", Optional.of(security).filter(word -> !word.isEmpty()),
                Optional.of(ask).filter(word -> !word.isEmpty()), "main", "agent:main:main");
    }

    private void file(String json) throws IOException {
        Files.createDirectories(gateway.stateDir());
        Files.writeString(gateway.stateDir().resolve("exec-approvals.json"), json);
    }

    private void allow(String pattern) throws IOException {
        file("{\"version\":1,\"agents\":{\"main\":{\"allowlist\":[{\"pattern\":\"" + pattern + "\"}]}}}");
    }

    private CompletableFuture<Verdict> later(Request request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return decider.decide(request);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }

    private ApprovalRequest awaited() {
        Await.until("somebody is asked", () -> !requests.pending().isEmpty());
        return requests.pending().getFirst();
    }

    private Verdict answered(Request request, String decision) throws Exception {
        CompletableFuture<Verdict> verdict = later(request);
        requests.resolve(awaited().id(), decision, "tester");
        return verdict.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whereNobodySaysAnythingACommandRunsUnasked() throws Exception {
        Verdict.Allowed allowed = assertInstanceOf(Verdict.Allowed.class, decider.decide(request("echo $HOME > x", "", "")));
        assertEquals(List.of("/bin/sh", "-c", "echo $HOME > x"), allowed.argv());
        assertDoesNotThrow(allowed.check()::run);
        assertFalse(Files.exists(gateway.stateDir().resolve("exec-approvals.json")), "to decide writes nothing");
    }

    @Test
    void theStricterOfFileAndRequestWins() throws Exception {
        file("{\"version\":1,\"defaults\":{\"security\":\"full\"},\"agents\":{\"main\":{\"security\":\"deny\"}}}");
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "full", "off")));
        file("{\"version\":1,\"defaults\":{\"security\":\"full\"}}");
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "deny", "off")));
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "allowlist", "off")), "not on the list");
        file("{\"version\":1,\"agents\":{\"*\":{\"security\":\"allowlist\",\"ask\":\"off\"}}}");
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "full", "")));
        file("{\"version\":1,\"defaults\":{\"ask\":\"always\"}}");
        assertInstanceOf(Verdict.Refused.class, answered(request("tool", "full", "off"), "deny"));
    }

    @Test
    void aBrokenFileAllowsNothing() throws Exception {
        for (String broken : List.of("{", "[]", "{\"version\":2}", "{\"version\":1,\"version\":1}", "")) {
            file(broken);
            Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "full", "off")));
            assertTrue(refused.reason().contains("denied"), refused.reason());
            assertTrue(assertThrows(GatewayException.class, store::read).message().contains("is broken"));
        }
        file("{\"version\":1,\"defaults\":{\"security\":\"anything\"}}");
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "full", "off")), "an unknown word is the strictest");
    }

    @Test
    void whatIsOnTheListRunsByItsRealPath() throws Exception {
        allow(program.toString());
        Verdict.Allowed allowed = assertInstanceOf(Verdict.Allowed.class, decider.decide(request("tool 'a b'", "allowlist", "on-miss")));
        assertEquals(List.of(program.toRealPath().toString(), "a b"), allowed.argv());
        assertEquals(List.of(), events.published);
    }

    @Test
    void aPersonSeesTheWholeCommandAndDecides28() throws Exception {
        String command = "tool --much 'of it' && echo $HOME";
        CompletableFuture<Verdict> verdict = later(request(command, "allowlist", ""));
        ApprovalRequest asked = awaited();
        assertEquals(command, asked.request().command());
        assertEquals(Optional.of(folder.toString()), asked.request().cwd());
        assertEquals(Optional.of("main"), asked.request().agentId());
        requests.resolve(asked.id(), "allow-once", "tester");
        assertEquals(List.of("/bin/sh", "-c", command), assertInstanceOf(Verdict.Allowed.class, verdict.get(10, TimeUnit.SECONDS)).argv());
        GatewayEvent resolved = events.named("exec.approval.resolved").getFirst();
        assertEquals("tester", assertInstanceOf(Map.class, resolved.payload()).get("resolvedBy"));
        assertInstanceOf(Verdict.Refused.class, answered(request(command, "allowlist", ""), "deny"), "once is once");
    }

    @Test
    void alwaysIsRememberedByPath() throws Exception {
        assertInstanceOf(Verdict.Allowed.class, answered(request("tool x", "allowlist", ""), "allow-always"));
        assertInstanceOf(Verdict.Allowed.class, decider.decide(request("tool other", "allowlist", "off")));
        assertEquals(program.toRealPath().toString(), store.rules("main").allowlist().getFirst().pattern());
        assertInstanceOf(Verdict.Allowed.class, answered(request("tool > out", "allowlist", ""), "allow-always"));
        assertEquals(1, store.rules("main").allowlist().size(), "a pattern cannot say that");
    }

    @Test
    void whatWasApprovedMustBeWhatRuns28() throws Exception {
        Verdict.Allowed program = allowedOnce("tool x");
        assertDoesNotThrow(program.check()::run);
        Files.writeString(this.program, "two");
        assertEquals(ErrorCode.FORBIDDEN, assertThrows(GatewayException.class, program.check()::run).code());
        Verdict.Allowed environmentToo = allowedOnce("tool y");
        environment.put("LD_PRELOAD", "/tmp/x.so");
        assertThrows(GatewayException.class, environmentToo.check()::run);
        environment.clear();
        Verdict.Allowed there = allowedOnce("tool z");
        Files.move(folder, root.resolve("moved"));
        Files.createDirectory(folder);
        assertThrows(GatewayException.class, there.check()::run, "another folder of the same name");
    }

    private Verdict.Allowed allowedOnce(String command) throws Exception {
        return assertInstanceOf(Verdict.Allowed.class, answered(request(command, "allowlist", ""), "allow-once"));
    }

    @Test
    void aProgramThatWasReplacedIsAnother28() throws Exception {
        allow(program.toString());
        Verdict.Allowed allowed = assertInstanceOf(Verdict.Allowed.class, decider.decide(request("tool", "allowlist", "off")));
        Path other = Files.setPosixFilePermissions(Files.writeString(root.resolve("other"), "evil"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(other, program, StandardCopyOption.REPLACE_EXISTING);
        assertThrows(GatewayException.class, allowed.check()::run);
        Files.delete(program);
        assertThrows(GatewayException.class, allowed.check()::run);
    }

    @Test
    void whereNobodyCanBeAskedTheFallbackDecides() throws Exception {
        clients.remove("c-operator.approvals");
        clients.add(operator("operator.write"));
        clients.add(FakeConnections.node("n", "node-1", "linux"));
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "allowlist", "")));
        file("{\"version\":1,\"defaults\":{\"askFallback\":\"full\"}}");
        assertInstanceOf(Verdict.Allowed.class, decider.decide(request("tool", "allowlist", "")));
        file("{\"version\":1,\"defaults\":{\"askFallback\":\"allowlist\"},\"agents\":{\"main\":{\"allowlist\":[\"" + program + "\"]}}}");
        assertInstanceOf(Verdict.Allowed.class, decider.decide(request("tool", "allowlist", "always")));
        assertInstanceOf(Verdict.Refused.class, decider.decide(request("echo", "allowlist", "always")));
        assertEquals(List.of(), events.published);
    }

    @Test
    void nobodyWhoAnswersIsNo() throws Exception {
        decider = decider(Duration.ofMillis(50));
        Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, decider.decide(request("tool", "allowlist", "")));
        assertTrue(refused.reason().startsWith("nobody approved"), refused.reason());
        String id = ((ApprovalRequest) events.published.getFirst().payload()).id();
        assertThrows(GatewayException.class, () -> requests.resolve(id, "allow-once", "late"));
    }

    @Test
    void aStopEndsTheWaitAndRunsNothing() throws Exception {
        CompletableFuture<Verdict> verdict = later(request("tool", "allowlist", ""));
        awaited();
        requests.stop();
        Await.until("it is told", verdict::isCompletedExceptionally);
        assertEquals("deny", assertInstanceOf(Map.class, events.named("exec.approval.resolved").getFirst().payload()).get("decision"));
    }

    @Test
    void theTokenOfTheSocketIsMadeKeptAndNeverTold() throws Exception {
        ApprovalFile.Snapshot first = store.read();
        String text = Files.readString(gateway.stateDir().resolve("exec-approvals.json"));
        assertTrue(text.contains("\"token\": \""), text);
        assertFalse(first.file().toString().contains("token"));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(gateway.stateDir().resolve("exec-approvals.json"))));
        assertEquals("exec approvals base hash required; re-run exec.approvals.get and retry",
                assertThrows(GatewayException.class, () -> store.write(Map.of("version", 1), Optional.empty())).message());
        ApprovalFile.Snapshot second = store.write(
                Map.of("version", 1, "later", Map.of("x", 1), "agents",
                        Map.of("main", Map.of("own", true, "allowlist", List.of(Map.of("pattern", "/bin/ls", "note", "n"))))),
                Optional.of(first.hash()));
        assertEquals("exec approvals changed since last load; re-run exec.approvals.get and retry",
                assertThrows(GatewayException.class, () -> store.write(Map.of("version", 1), Optional.of(first.hash()))).message());
        store.grant("main", List.of("/bin/cat"));
        String kept = store.read().file().toString();
        assertTrue(kept.contains("later={x=1}") && kept.contains("own=true") && kept.contains("note=n") && kept.contains("/bin/cat"), kept);
        ApprovalFile.Snapshot back = store.write(Map.of("version", 1, "agents", Map.of()), Optional.of(store.read().hash()));
        assertEquals(first.hash(), back.hash(), "the token is the same");
        assertFalse(second.file().toString().contains("token"));
    }

    @Test
    void approvalsAreFewAndAnswersOfOneKind() {
        ApprovalRequest.Asked asked = asked();
        for (int i = 0; i < Requests.MAX; i++)
            requests.open(Optional.of("request-" + i), asked, Optional.empty(), PATIENCE);
        assertEquals(ErrorCode.UNAVAILABLE,
                assertThrows(GatewayException.class, () -> requests.open(Optional.empty(), asked, Optional.empty(), PATIENCE)).code());
        assertEquals("invalid decision", assertThrows(GatewayException.class, () -> requests.resolve("request-1", "yes", "x")).message());
        assertTrue(assertThrows(GatewayException.class, () -> requests.resolve("request-1x", "deny", "x")).message().startsWith("unknown"));
        assertTrue(assertThrows(GatewayException.class, () -> requests.resolve("request-", "deny", "x")).message().startsWith("several"));
        requests.resolve("request-7", "deny", "x");
        assertThrows(GatewayException.class, () -> requests.resolve("request-7", "allow-once", "x"));
    }

    private static ApprovalRequest.Asked asked() {
        return new ApprovalRequest.Asked("tool `x`", Optional.empty(), Optional.empty(), Optional.of("/work"), Optional.empty(),
                Optional.of("gateway"), Optional.empty(), Optional.empty(), Optional.of("main"), Optional.empty(),
                Optional.of("agent:main:telegram:group:-7"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void onlyTheOwnerApprovesInAChat() throws Exception {
        requests.open(Optional.of("request-1"), asked(), Optional.empty(), PATIENCE);
        ChatCommand approve = new ApproveCommand(requests).commands().getFirst();
        assertTrue(approve.ownerOnly());
        assertEquals("Only the owner may approve commands.", approve.handler().run(spoken("request-1 allow-once", false)));
        assertTrue(approve.handler().run(spoken("request-1 perhaps", true)).startsWith("Usage"));
        assertTrue(approve.handler().run(spoken("nothing deny", true)).startsWith("Not decided: unknown"));
        assertEquals("Approved (allow-once).", approve.handler().run(spoken("request-1 once", true)));
        assertEquals(Optional.of("allow-once"), requests.outcome("request-1").decision());
    }

    private static ChatCommand.Spoken spoken(String argument, boolean owner) {
        return new ChatCommand.Spoken(argument, "main", "agent:main:main", owner, Elevation.NONE);
    }

    @Test
    void aChatIsToldTheWholeCommandAndHowToAnswer28() {
        String text = ChatForwarder.text(new ApprovalRequest("request-1", asked(), 0, 120_000));
        assertTrue(text.contains("```\ntool `x`\n```") && text.contains("/approve request-1 allow-once") && text.contains("`/work`"), text);
        assertTrue(text.contains("120 s"), text);
    }
}
