package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every method that the packaged gateway offers is published, and answers as it is published; {@link Traffic} looks at the answers. The calls
 * are in {@code calls.txt}, what cannot be called in {@code unanswered.txt}.
 */
class ProtocolIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Map<String, String> NAMES = new HashMap<>();
    @TempDir
    static Path folder;
    private static FakeTelegramServer telegram;
    private static GatewayUnderTest gateway;
    private static RawClient operator;
    private static RawClient node;
    private static int calls;

    @BeforeAll
    static void start() throws Exception {
        telegram = new FakeTelegramServer();
        gateway = new GatewayUnderTest(folder, "channels: { telegram: { botToken: '" + FakeTelegramServer.TOKEN + "', apiRoot: '"
                + telegram.apiRoot() + "', dmPolicy: 'allowlist', allowFrom: ['7'] } },");
        Await.until("all that is published is offered", DEADLINE, () -> gateway.methods().containsAll(PublishedSchema.methods()));
        operator = gateway.connect(ALL);
        NAMES.put("home", folder.toString());
        NAMES.put("firstJar", jar("1.0.0"));
        NAMES.put("secondJar", jar("2.0.0"));
        deviceThatWaits("first");
        deviceThatWaits("second");
        ObjectNode params = params("node-host", "node", "node", "linux");
        params.putArray("commands").add("system.which");
        node = new RawClient(gateway.url(), "");
        assertTrue(connect(node, params, new Device()).path("ok").asBoolean());
        NAMES.put("node", params.at("/device/id").asText());
    }

    @AfterAll
    static void stop() {
        operator.close();
        node.close();
        gateway.close();
        telegram.close();
    }

    @Test
    void everyOfferedMethodIsPublishedWithItsParametersAndItsAnswer() throws Exception {
        for (String method : gateway.methods()) {
            assertFalse(PublishedSchema.params(method).isEmpty(), "no parameters of " + method);
            assertFalse(PublishedSchema.result(method).isEmpty(), "no answer of " + method);
        }
    }

    @Test
    void whatIsUnknownMissingOrOfAnotherTypeDoesNotFit() throws Exception {
        for (String answer : List.of("{\"ok\":true,\"more\":1}", "{}", "{\"ok\":\"yes\"}", "null"))
            assertFalse(PublishedSchema.problems("OkResult", Transcripts.JSON.readTree(answer)).isEmpty(), answer);
        assertEquals(List.of(), PublishedSchema.problems("OkResult", Transcripts.JSON.readTree("{\"ok\":true}")));
    }

    @TestFactory
    Stream<DynamicTest> everyOfferedMethodAnswersAsPublished() throws Exception {
        Stream<DynamicTest> table = Table.read("calls.txt").stream().map(call -> DynamicTest.dynamicTest(call.get(1), () -> call(call)));
        return Stream.concat(table,
                Stream.of(DynamicTest.dynamicTest("node.invoke", ProtocolIT::invoke),
                        DynamicTest.dynamicTest("exec.approval.resolve", ProtocolIT::approve),
                        DynamicTest.dynamicTest("exec.approvals.node.*", ProtocolIT::approvalsOfANode),
                        DynamicTest.dynamicTest("nothing is left out", ProtocolIT::complete)));
    }

    private static void call(List<String> call) throws Exception {
        RawClient client = call.get(0).equals("node") ? node : operator;
        JsonNode answer = ask(client, call.get(1), call.get(2));
        String more = call.size() > 3 ? call.get(3) : "";
        if (more.contains("="))
            NAMES.put(more.split("=", 2)[0], answer.at("/payload" + more.split("=", 2)[1]).asText());
        else if (!more.isEmpty())
            client.event(more);
    }

    /** Both answers, where there are two. */
    private static JsonNode ask(RawClient client, String method, String params) throws Exception {
        String id = request(client, method, params);
        JsonNode answer = client.answer(id);
        assertTrue(answer.path("ok").asBoolean(), answer.toString());
        if (answer.at("/payload/status").asText().equals("accepted"))
            assertTrue(client.answer(id).path("ok").asBoolean(), method);
        return answer;
    }

    private static String request(RawClient client, String method, String params) throws Exception {
        String filled = params;
        for (Map.Entry<String, String> name : NAMES.entrySet())
            filled = filled.replace("\"$" + name.getKey(),
                    "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name.getValue())));
        String id = "call-" + ++calls;
        assertEquals(List.of(), PublishedSchema.problems(PublishedSchema.params(method), Transcripts.JSON.readTree(filled)), method);
        client.send("{\"type\":\"req\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + filled + "}");
        return id;
    }

    /** The node answers what the operator asks. */
    private static void invoke() throws Exception {
        String asked = request(operator, "node.invoke",
                "{\"nodeId\":\"$node\",\"command\":\"system.which\",\"params\":{\"bins\":[\"ls\"]},\"idempotencyKey\":\"invoke-1\"}");
        NAMES.put("invoke", node.event("node.invoke.request").at("/payload/id").asText());
        ask(node, "node.invoke.result", "{\"id\":\"$invoke\",\"nodeId\":\"$node\",\"ok\":true,\"payloadJSON\":\"{\\\"bins\\\":{}}\"}");
        JsonNode answer = operator.answer(asked);
        assertTrue(answer.path("ok").asBoolean(), answer.toString());
    }

    /** One asks, another decides. */
    private static void approve() throws Exception {
        String asked = request(operator, "exec.approval.request", "{\"id\":\"approval-2\",\"command\":\"ls\",\"twoPhase\":true}");
        assertEquals("accepted", operator.answer(asked).at("/payload/status").asText());
        ask(operator, "exec.approval.resolve", "{\"id\":\"approval-2\",\"decision\":\"deny\"}");
    }

    private static void approvalsOfANode() throws Exception {
        for (String method : List.of("get", "set")) {
            String more = method.equals("set") ? ",\"baseHash\":\"h\",\"file\":{\"version\":1}" : "";
            String asked = request(operator, "exec.approvals.node." + method, "{\"nodeId\":\"$node\"" + more + "}");
            NAMES.put("invoke", node.event("node.invoke.request").at("/payload/id").asText());
            ask(node, "node.invoke.result", "{\"id\":\"$invoke\",\"nodeId\":\"$node\",\"ok\":true,\"payload\":"
                    + "{\"path\":\"/n\",\"exists\":true,\"hash\":\"h\",\"file\":{\"version\":1}}}");
            JsonNode answer = operator.answer(asked);
            assertTrue(answer.path("ok").asBoolean(), answer.toString());
        }
    }

    private static void complete() throws Exception {
        Set<String> open = new TreeSet<>(gateway.methods());
        open.removeAll(Traffic.answered());
        Set<String> excused = new TreeSet<>();
        Table.read("unanswered.txt").forEach(line -> excused.add(line.getFirst()));
        assertEquals(excused, open, "offered methods that were not answered, and those that unanswered.txt excuses");
    }

    /** A device that was let in, and comes back as another sort of machine, which is to be decided on. */
    private static void deviceThatWaits(String name) throws Exception {
        Device device = new Device();
        for (String platform : List.of("macos", "linux"))
            try (RawClient client = new RawClient(gateway.url(), "")) {
                ObjectNode params = params("openclaw-macos", "ui", "operator", platform);
                params.putArray("scopes").add("operator.read");
                JsonNode answer = connect(client, params, device);
                NAMES.put(name + "Device", params.at("/device/id").asText());
                NAMES.put(name + "Request", answer.at("/error/details/requestId").asText());
            }
    }

    private static ObjectNode params(String id, String mode, String role, String platform) {
        ObjectNode params = Transcripts.JSON.createObjectNode().put("minProtocol", 3).put("maxProtocol", 4).put("role", role);
        params.putObject("client").put("id", id).put("version", "1").put("platform", platform).put("mode", mode);
        params.putObject("auth").put("token", GatewayUnderTest.TOKEN);
        return params;
    }

    private static JsonNode connect(RawClient client, ObjectNode params, Device device) throws Exception {
        String nonce = client.event("connect.challenge").at("/payload/nonce").asText();
        params.set("device", Device.proof(device, params, nonce));
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "c").put("method", "connect");
        frame.set("params", params);
        client.send(frame.toString());
        return client.answer("c");
    }

    /** A bundle with nothing in it, in base64. */
    private static String jar(String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "ai.openclaw.nothing");
        headers.putValue("Bundle-Version", version);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
