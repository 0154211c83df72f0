package ai.openclaw.http.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The transform that docs/http.md shows. */
class OrdersTransformTest {
    /** As it stands there. */
    private static final class OrdersTransform implements HookTransform {
        @Override
        public Optional<Action> transform(HookRequest request, Map<String, Object> payload, Action action) {
            if (Boolean.TRUE.equals(payload.get("test")))
                return Optional.empty();
            long total = payload.get("total") instanceof Number number ? number.longValue() : 0;
            String text = "Order " + payload.get("id") + " of " + total + " EUR.";
            if (total < 1000)
                return Optional.of(new Action(Action.Kind.WAKE, text, Map.of("wakeMode", "next-heartbeat")));
            Map<String, Object> fields = new LinkedHashMap<>(action.fields());
            fields.put("name", "Big order");
            return Optional.of(new Action(Action.Kind.AGENT, text + " " + action.text(), fields));
        }
    }

    @Test
    void doesWhatThePageSays() throws Exception {
        try (HookBench bench = new HookBench("\"mappings\":[{\"match\":{\"path\":\"orders\"},\"messageTemplate\":\"Is it plausible?\","
                + "\"transform\":{\"module\":\"orders\"}}]")) {
            bench.deployTransform("orders", new OrdersTransform());
            assertEquals("204 ", bench.post("/hooks/orders", "{\"test\":true}"));
            assertEquals("200 {\"ok\":true,\"mode\":\"next-heartbeat\"}", bench.post("/hooks/orders", "{\"id\":1,\"total\":5}"));
            assertTrue(bench.post("/hooks/orders", "{\"id\":2,\"total\":5000}").startsWith("200 {\"ok\":true,\"runId\":"));
            String message = bench.runs.requests.getFirst().message();
            assertTrue(message.contains("Big order") && message.contains("\nOrder 2 of 5000 EUR. Is it plausible?\n"), message);
        }
    }

    @Test
    void isTheOneOnThePage() throws Exception {
        String page = Files.readString(Path.of("../../docs/http.md")).replaceAll("\\s+", " ");
        String here = Files.readString(Path.of("src/test/java/ai/openclaw/http/hooks/OrdersTransformTest.java"));
        String method = here.substring(here.indexOf("if (Boolean.TRUE"), here.indexOf("    @Test")).strip().replaceAll("\\s+", " ");
        assertTrue(page.contains(method.substring(0, method.length() - 2)), method);
    }
}
