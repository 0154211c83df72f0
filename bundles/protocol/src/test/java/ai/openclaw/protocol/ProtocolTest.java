package ai.openclaw.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private static final Map<String, Object> CLIENT = Map.of("id", "cli", "version", "2026.3.13", "platform", "linux", "mode", "cli");

    @Test
    void picksTheHighestCommonVersion() {
        assertEquals(Optional.of(4), Protocol.negotiate(3, 4));
        assertEquals(Optional.of(3), Protocol.negotiate(1, 3));
        assertEquals(Optional.empty(), Protocol.negotiate(5, 9));
    }

    @Test
    void bindsConnectParams() {
        ConnectParams params = RecordReader
                .read(Map.of("minProtocol", 3, "maxProtocol", 4, "client", CLIENT, "scopes", List.of("operator.read")), ConnectParams.class)
                .value().orElseThrow();
        assertEquals(ConnectParams.ClientMode.CLI, params.client().mode());
        assertEquals(List.of("operator.read"), params.scopes());
    }

    @Test
    void saysWhatIsWrongWithConnectParams() {
        assertEquals(
                "must have required property 'maxProtocol'; at /device: must have required property 'nonce'; at root: unexpected property 'x'",
                RecordReader.read(Map.of("minProtocol", 3, "client", CLIENT, "x", 1, "device",
                        Map.of("id", "a", "publicKey", "b", "signature", "c", "signedAt", 1)), ConnectParams.class).text());
    }
}
