package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Config;
import ai.openclaw.api.Sessions;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

class StartupTextTest {
    @TempDir
    Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Framework framework;
    private GatewayProcess process;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, root.resolve("cache").toString()));
        framework.start();
        Options options = Options.parse(List.of("--token", "abc"));
        Home home = Home.of(options, Map.of("OPENCLAW_STATE_DIR", root.toString()));
        process = new GatewayProcess(options, home, List.of(), Map.of("OPENAI_API_KEY", "sk-1"), Instant.now());
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(5000);
    }

    @Test
    void isPrintedWhenClientsAreServedNotJustWhenThePortIsOpen() {
        text(Duration.ofSeconds(30)).printWhenReady();
        process.listening(List.of("ws://127.0.0.1:18789", "ws://[::1]:18789"));
        framework.getBundleContext().registerService(Runnable.class, () -> {}, null);
        assertEquals("", printed());

        controlPlane();
        framework.getBundleContext().registerService(Sessions.class, new FakeSessions(), null);
        framework.getBundleContext().registerService(Config.class, new FakeConfig(), null);
        Await.until("it is printed", () -> printed().contains("Hint"));
        String text = printed();
        assertTrue(text.contains("OpenClaw Gateway dev is ready ("), text);
        assertTrue(text.contains("  Listening  ws://127.0.0.1:18789, ws://[::1]:18789\n"), text);
        assertTrue(text.contains("  WebChat    http://127.0.0.1:18789/chat#token=abc\n"), text);
        assertTrue(text.contains("  Log        "), text);
        assertTrue(text.contains("OPENAI_API_KEY is set. To use it: put into " + root.resolve("openclaw.json")), text);
    }

    private void controlPlane() {
        framework.getBundleContext().registerService(Runnable.class, () -> {},
                FrameworkUtil.asDictionary(Map.of("openclaw.websocket.path", "/")));
    }

    private StartupText text(Duration patience) {
        return new StartupText(framework.getBundleContext(), process, new PrintStream(out, true, StandardCharsets.UTF_8), patience);
    }

    private String printed() { return out.toString(StandardCharsets.UTF_8); }
}
