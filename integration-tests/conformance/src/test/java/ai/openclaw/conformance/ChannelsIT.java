package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded answers with one channel configured whose server cannot be reached (contract section 6). */
class ChannelsIT {
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;
    private static RawClient operator;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(folder,
                "channels: { telegram: { botToken: '123456:abc', apiRoot: 'http://127.0.0.1:" + closedPort() + "', timeoutSeconds: 2 } },");
        operator = gateway.connect(List.of("operator.admin"));
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        operator.close();
        gateway.close();
    }

    @TestFactory
    @Replays("channel-telegram")
    Stream<DynamicTest> channel() {
        return Transcripts.tests("channel-telegram", (name, recorded) -> {
            Comparison comparison = new Comparison("telegram " + name, DIFFERENCES);
            if (recorded.has("res"))
                comparison.answers(recorded.path("res"), ask(method(name), recorded.path("params")));
            else
                for (JsonNode event : recorded)
                    operator.event(event.asText(), 0);
            assertEquals(List.of(), comparison.problems());
        });
    }

    /** {@code channels.status} of {@code channels.status_probe}. */
    private static String method(String name) {
        return name.replaceFirst("_.*", "");
    }

    private static JsonNode ask(String method, JsonNode params) throws Exception {
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "a").put("method", method);
        frame.set("params", params);
        operator.send(frame.toString());
        return operator.answer("a");
    }
}
