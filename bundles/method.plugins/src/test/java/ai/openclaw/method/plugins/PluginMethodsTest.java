package ai.openclaw.method.plugins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.PluginInfo;
import ai.openclaw.api.Plugins;
import ai.openclaw.api.RecordTree;
import ai.openclaw.testkit.FakeCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PluginMethodsTest {
    private static final PluginInfo ECHO = new PluginInfo("echo", "Echo", "1.0.0", "active", false, null, null, List.of("channel:echo"));
    private static final Object TOLD = Objects.requireNonNull(RecordTree.of(ECHO));
    private final AtomicReference<String> done = new AtomicReference<>("");
    private final AtomicReference<byte[]> jar = new AtomicReference<>(new byte[0]);
    private final PluginMethods methods = new PluginMethods(new Remembering());
    private final FakeCall call = new FakeCall();

    @Test
    void listsPlugins() throws Exception { assertEquals(Map.of("plugins", List.of(TOLD)), call.invoke(methods, "plugins.list", Map.of())); }

    @Test
    void deploysTheBytes() throws Exception {
        for (String verb : List.of("install", "update")) {
            Object answer = call.invoke(methods, "plugins." + verb, Map.of("fileName", "echo.jar", "content", "AQID"));
            assertEquals(Map.of("ok", true, "plugin", TOLD), answer);
            assertEquals(verb + " echo.jar", done.get());
            assertArrayEquals(new byte[]{1, 2, 3}, jar.get());
        }
    }

    @Test
    void refusesWhatIsNoBase64OrTooBig() {
        GatewayException noBase64 = assertThrows(GatewayException.class,
                () -> call.invoke(methods, "plugins.install", Map.of("fileName", "echo.jar", "content", "@@@")));
        assertEquals("echo.jar: the content is no base64", noBase64.message());
        GatewayException tooBig = assertThrows(GatewayException.class,
                () -> call.invoke(methods, "plugins.install", Map.of("fileName", "echo.jar", "content", "A".repeat(26_000_000))));
        assertTrue(tooBig.message().startsWith("echo.jar is larger than 18 MB"), tooBig.message());
    }

    @Test
    void changesByName() throws Exception {
        for (String verb : List.of("rollback", "enable", "disable")) {
            assertEquals(Map.of("ok", true, "plugin", TOLD), call.invoke(methods, "plugins." + verb, Map.of("id", "echo")));
            assertEquals(verb + " echo", done.get());
        }
        assertEquals(Map.of("ok", true, "id", "echo"), call.invoke(methods, "plugins.uninstall", Map.of("id", "echo")));
        assertEquals("uninstall echo", done.get());
    }

    private final class Remembering implements Plugins {
        @Override
        public List<String> hold(Set<String> names) { return List.of(); }

        private PluginInfo remember(String what) {
            done.set(what);
            return ECHO;
        }

        @Override
        public List<PluginInfo> list() { return List.of(ECHO); }

        @Override
        public PluginInfo install(byte[] bytes, String fileName) {
            jar.set(bytes);
            return remember("install " + fileName);
        }

        @Override
        public PluginInfo update(byte[] bytes, String fileName) {
            jar.set(bytes);
            return remember("update " + fileName);
        }

        @Override
        public PluginInfo rollback(String id) { return remember("rollback " + id); }

        @Override
        public PluginInfo disable(String id) { return remember("disable " + id); }

        @Override
        public PluginInfo enable(String id) { return remember("enable " + id); }

        @Override
        public void uninstall(String id) { remember("uninstall " + id); }
    }
}
