package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Default;
import ai.openclaw.api.Range;
import ai.openclaw.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

class SettingsCatalogTest {
    /** The settings of a channel. */
    record ChannelSettings(String botToken, @Default("10") @Range(min = 1) int limit, Optional<Retry> retry) {}

    /** Settings within settings. */
    record Retry(int attempts) {}

    /** What another component reads of the same section. */
    record OtherSettings(Optional<String> name) {}

    private static final String GATEWAY = "gateway: { mode: 'local', auth: { token: 'abc' }, reload: { debounceMs: 20 } }";
    private Running running;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception { running = new Running(folder); }

    @AfterEach
    void end() throws Exception { running.end(); }

    private static String telegram(String settings) { return "{" + GATEWAY + ", channels: {telegram: {" + settings + "}}}"; }

    private Bundle install(Class<?>... records) throws Exception {
        Bundle bundle = running.context().installBundle("test:" + records[0].getSimpleName(), new ByteArrayInputStream(jar(records)));
        running.framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
        assertEquals(Bundle.RESOLVED, bundle.getState());
        return bundle;
    }

    private static byte[] jar(Class<?>... records) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "test." + records[0].getSimpleName());
        main.putValue("Import-Package", "ai.openclaw.api");
        main.putValue("Provide-Capability",
                "openclaw.settings;openclaw.settings=channels.telegram;record=\"" + records[0].getName() + "\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : records) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(name));
                try (InputStream in = Objects.requireNonNull(type.getClassLoader()).getResourceAsStream(name)) {
                    Objects.requireNonNull(in).transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    private String telegram() throws Exception { return String.valueOf(running.configurations().get("channels.telegram~default")); }

    private void awaitProblems(LiveConfig config, String... problems) {
        Await.until("problems are " + List.of(problems), () -> config.problems().equals(List.of(problems)));
    }

    @Test
    void reportsKeysThatNoRecordHas() throws Exception {
        Bundle bundle = install(ChannelSettings.class, Retry.class);
        LiveConfig config = running.file(telegram("botToken: 'x', botTokn: 'y', retry: {attempts: 1, x: 2}")).start();
        awaitProblems(config, "channels.telegram.retry: unexpected property 'x' (ignored)",
                "channels.telegram: unexpected property 'botTokn' (ignored)");
        running.awaitLog("gateway/config - channels.telegram: unexpected property 'botTokn' (ignored)");
        assertTrue(telegram().contains("botTokn"), "the section is handed out nevertheless");
        bundle.uninstall();
        awaitProblems(config, "channels.telegram: unknown channel id: telegram; no installed plugin has it (ignored)");
    }

    @Test
    void takesAKeyThatOneOfTwoRecordsHas() throws Exception {
        install(ChannelSettings.class, Retry.class);
        install(OtherSettings.class);
        LiveConfig config = running.file(telegram("botToken: 'x', name: 'y', nobody: 1")).start();
        awaitProblems(config, "channels.telegram: unexpected property 'nobody' (ignored)");
    }

    @Test
    void checksTheRecordsOfABundleThatComesLater() throws Exception {
        LiveConfig config = running.file(telegram("botToken: 'x', botTokn: 'y'")).start();
        assertEquals(List.of(), config.problems());
        install(ChannelSettings.class, Retry.class);
        awaitProblems(config, "channels.telegram: unexpected property 'botTokn' (ignored)");
    }

    @Test
    void keepsTheLastGoodSectionWhenAnEditHasABadValue() throws Exception {
        install(ChannelSettings.class, Retry.class);
        LiveConfig config = running.file(telegram("botToken: 'x', limit: 5, extra: 1")).start();
        awaitProblems(config, "channels.telegram: unexpected property 'extra' (ignored)");
        running.file(telegram("botToken: 'x', limit: 0"));
        awaitProblems(config, "channels.telegram.limit: must be >= 1; its last good settings stay in force");
        assertEquals("{\"botToken\":\"x\",\"limit\":5,\"extra\":1}", telegram());
        running.file(telegram("botToken: 'x', limit: 6"));
        awaitProblems(config);
        assertEquals("{\"botToken\":\"x\",\"limit\":6}", telegram());
    }

    @Test
    void takesTheSectionOfTheCopyAtAStartWithABadValue() throws Exception {
        install(ChannelSettings.class, Retry.class);
        new LastGood(running.home).save(telegram("botToken: 'old'"));
        LiveConfig config = running.file(telegram("botToken: 7")).start();
        awaitProblems(config, "channels.telegram.botToken: must be string; its last good settings stay in force");
        assertEquals("{\"botToken\":\"old\"}", telegram());
    }

    @Test
    void showsTheSectionOfABundleInTheSchema() throws Exception {
        LiveConfig config = running.file("{" + GATEWAY + "}").start();
        Bundle bundle = install(ChannelSettings.class, Retry.class);
        Await.until("the channel is known", () -> config.lookup("channels.telegram.accounts.work.retry").isPresent());
        assertEquals("integer",
                ((Map<?, ?>) Objects.requireNonNull(config.lookup("channels.telegram.limit").orElseThrow().get("schema"))).get("type"));
        assertTrue(config.schema().json().contains("\"channels.telegram.botToken\""));
        bundle.uninstall();
        Await.until("the channel is unknown", () -> config.lookup("channels.telegram").isEmpty());
    }

    @Test
    void handsOutNothingWhenThereWasNeverAGoodSection() throws Exception {
        install(ChannelSettings.class, Retry.class);
        LiveConfig config = running.file(telegram("limit: 'many'")).start();
        awaitProblems(config, "channels.telegram: must have required property 'botToken'; it stays off until this is corrected",
                "channels.telegram.limit: must be integer; it stays off until this is corrected");
        assertNull(running.configurations().get("channels.telegram~default"));
    }
}
