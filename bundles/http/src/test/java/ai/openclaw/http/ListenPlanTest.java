package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.testkit.FakeGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenPlanTest {
    private final FakeGateway gateway = new FakeGateway(Path.of("/state"));

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheSettings() {
        assertEquals(18_789, plan("{}").port());
        assertEquals(1001, plan("{port:1001}").port());
        gateway.environment.put("OPENCLAW_GATEWAY_PORT", "1002");
        assertEquals(1002, plan("{port:1001}").port());
        gateway.options.put("port", "1003");
        assertEquals(1003, plan("{port:1001}").port());
    }

    @Test
    void listensOnThisMachineUnlessToldOtherwise() {
        assertEquals("127.0.0.1", plan("{}").hosts().getFirst());
        assertTrue(plan("{}").local());
        assertTrue(plan("{bind:'auto'}").local());
        assertEquals(List.of("0.0.0.0"), plan("{bind:'lan'}").hosts());
        assertFalse(plan("{bind:'lan'}").local());
        assertEquals(List.of("10.1.2.3"), plan("{bind:'custom',customBindHost:'10.1.2.3'}").hosts());
    }

    @Test
    void namesTheValueThatIsWrong() {
        assertEquals("gateway.bind=custom requires gateway.customBindHost",
                assertThrows(GatewayException.class, () -> plan("{bind:'custom'}")).message());
        gateway.options.put("port", "99999");
        assertTrue(assertThrows(GatewayException.class, () -> plan("{}")).message().startsWith("Invalid port \"99999\""));
        gateway.options.put("port", "1");
        gateway.options.put("bind", "moon");
        assertTrue(assertThrows(GatewayException.class, () -> plan("{}")).message().startsWith("Invalid --bind"));
    }

    @Test
    void encryptsWithFilesOfItsOwnUnlessOthersAreNamed() {
        assertTrue(plan("{}").tls().isEmpty());
        TlsFiles own = plan("{}", "{enabled:true}").tls().orElseThrow();
        assertEquals(Path.of("/state/gateway/tls/gateway-cert.pem"), own.certificate());
        assertTrue(own.generate());
        TlsFiles named = plan("{}", "{enabled:true,certPath:'/c.pem',keyPath:'/k.pem'}").tls().orElseThrow();
        assertEquals(Path.of("/c.pem"), named.certificate());
        assertFalse(named.generate());
        assertEquals("wss://127.0.0.1:1", plan("{}", "{enabled:true}").address("127.0.0.1", 1));
        assertTrue(assertThrows(GatewayException.class, () -> plan("{}", "{enabled:true,certPath:'/c.pem'}")).message()
                .contains("belong together"));
    }

    private ListenPlan plan(String json) { return plan(json, "{}"); }

    private ListenPlan plan(String json, String tls) {
        return ListenPlan.of(gateway, SettingsReader.read(Map.of(".gateway", strict(json)), "gateway", GatewaySettings.class),
                SettingsReader.read(Map.of(".gateway.tls", strict(tls)), "gateway.tls", TlsSettings.class));
    }

    private static String strict(String json) { return json.replaceAll("(\\w+):", "\"$1\":").replace('\'', '"'); }
}
