package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded runs of an agent (contract section 8): one client that wants the events of tools and a Control UI that does not. */
class AgentChatIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception { gateway = new GatewayUnderTest(folder); }

    @AfterAll
    static void stop() { gateway.close(); }

    @TestFactory
    @Replays("agent-chat")
    Stream<DynamicTest> runs() throws Exception {
        ObjectNode able = GatewayUnderTest.params("cli", "cli", ALL);
        able.putArray("caps").add("tool-events");
        Map<String, RawClient> clients = new LinkedHashMap<>();
        clients.put("client", gateway.admit(able, "", false));
        clients.put("observer_control_ui",
                gateway.admit(GatewayUnderTest.params("openclaw-control-ui", "webchat", ALL), gateway.url().replace("ws:", "http:"), true));
        return Transcripts
                .tests("agent-chat",
                        (name, exchange) -> new Conversation(name, exchange, clients, DIFFERENCES).replay(gateway.model(), "client"))
                .onClose(() -> clients.values().forEach(RawClient::close));
    }
}
