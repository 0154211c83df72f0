package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.process.Installation.Result;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that are dropped into the plugins folder, or deployed by command, while the gateway runs. */
class PluginsIT {
    private static final Duration DEPLOYED = Duration.ofSeconds(30);
    private static final String ECHO = "ai.openclaw.channel.echo";
    private static final String TELEGRAM = "ai.openclaw.channel.telegram";
    @TempDir
    Path folder;
    private Installation installation;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        installation = new Installation(folder);
        installation.configure("channels: { echo: { user: 'me' } }");
        gateway = installation.gateway();
    }

    @AfterEach
    void stop() { installation.close(); }

    private Result run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--port", Integer.toString(gateway.port())));
        return installation.run(all.toArray(String[]::new));
    }

    private Result good(String... arguments) throws Exception {
        Result result = run(arguments);
        assertEquals(0, result.exitCode(), result.all());
        return result;
    }

    private void restart() throws Exception {
        gateway.signal("TERM");
        assertEquals(0, gateway.awaitExit());
        gateway = installation.gateway();
    }

    /** The entry of a bundle in the list; missing when it is not there. */
    private JsonNode plugin(String id) throws Exception {
        for (JsonNode plugin : good("plugins", "list", "--json").json().findPath("plugins"))
            if (plugin.path("id").asText().equals(id))
                return plugin;
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private void awaitState(String id, String state) {
        Await.until(id + " is " + state, DEPLOYED, () -> plugin(id).path("state").asText("gone").equals(state));
    }

    /** The same bundle under another version. */
    private static Path version(Path jar, String version, Path to) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            return Files.write(to, bytes.toByteArray());
        }
    }

    private void echoAnswers(String text) throws IOException {
        Path chat = Files.createDirectories(installation.state().resolve("echo/default"));
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, chat.resolve(text.replace(' ', '-') + ".txt"));
        Await.until("the echo channel answers " + text, DEPLOYED,
                () -> Files.exists(chat.resolve("answers.log")) && Files.readString(chat.resolve("answers.log")).contains(text));
    }

    @Test
    void aJarThatIsDroppedIntoTheFolderWorksUntilItIsDeleted() throws Exception {
        Path dropped = installation.plugins().resolve("my-echo.jar");
        Await.until("the folder is there", DEPLOYED, () -> Files.isDirectory(installation.plugins()));
        try (ControlClient witness = gateway.connect()) {
            Files.copy(Installation.echoChannel(), dropped);
            awaitState(ECHO, "active");
            echoAnswers("first words");
            restart();
            awaitState(ECHO, "active");
            echoAnswers("after a restart");
            Files.delete(dropped);
            awaitState(ECHO, "gone");
            assertEquals(1012, witness.closeCode(), "closed by the restart and by nothing else");
        }
    }

    @Test
    void aFileThatIsNoBundleIsSetAside() throws Exception {
        Await.until("the folder is there", DEPLOYED, () -> Files.isDirectory(installation.plugins()));
        Path text = installation.plugins().resolve("holiday.jar");
        Files.writeString(text, "dear diary");
        Await.until("it is set aside", DEPLOYED, () -> Files.exists(text.resolveSibling("holiday.jar.failed")) && !Files.exists(text));
        Await.until("the log says why", DEPLOYED, () -> installation.log().contains("holiday.jar is no jar file"));
        Path library = installation.plugins().resolve("library.jar");
        Path draft = folder.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        Files.move(draft, library);
        Await.until("it is set aside", DEPLOYED, () -> Files.exists(library.resolveSibling("library.jar.failed")));
        Await.until("the log says why", DEPLOYED, () -> installation.log().contains("library.jar is no bundle"));
    }

    @Test
    void commandsDeployUpdateAndRemoveAndARestartRemembers() throws Exception {
        Path echo = Installation.echoChannel();
        assertTrue(good("plugins", "install", echo.toString()).out().contains("is active"));
        echoAnswers("by command");
        Path second = version(echo, "2099.1.0", folder.resolve("echo-2099.jar"));
        assertTrue(good("plugins", "update", second.toString()).out().contains("2099.1.0 is active"));
        echoAnswers("by the second version");
        restart();
        awaitState(ECHO, "active");
        assertEquals("2099.1.0", plugin(ECHO).path("version").asText());
        assertTrue(good("plugins", "rollback", "channel.echo").out().contains("is active"));
        assertFalse(plugin(ECHO).path("version").asText().equals("2099.1.0"));
        assertTrue(good("plugins", "disable", "channel.echo").out().contains("disabled"));
        restart();
        assertEquals("disabled", plugin(ECHO).path("state").asText());
        assertTrue(good("plugins", "enable", "channel.echo").out().contains("is active"));
        echoAnswers("enabled again");
        assertTrue(good("plugins", "uninstall", "channel.echo").out().contains("is gone"));
        assertTrue(plugin(ECHO).isMissingNode());
        restart();
        assertTrue(plugin(ECHO).isMissingNode());
    }

    @Test
    void aBundleOfTheDistributionIsUpdatedAndStaysSo() throws Exception {
        try (FakeTelegramServer telegram = new FakeTelegramServer()) {
            installation.configure(Installation.telegram(telegram));
            Await.until("telegram polls", DEPLOYED, () -> telegram.waiting() == 1);
            Path second = version(Path.of(System.getProperty("openclaw.image"), "lib", "channel.telegram.jar"), "2099.1.0",
                    folder.resolve("telegram-2099.jar"));
            assertTrue(good("plugins", "update", second.toString()).out().contains("2099.1.0 is active"));
            answered(telegram, 1);
            restart();
            assertEquals("2099.1.0", plugin(TELEGRAM).path("version").asText());
            answered(telegram, 2);
            good("plugins", "uninstall", "channel.telegram");
            assertFalse(plugin(TELEGRAM).path("version").asText().equals("2099.1.0"), "what came with the gateway is back");
            answered(telegram, 3);
            Result refused = run("plugins", "uninstall", "channel.telegram");
            assertEquals(1, refused.exitCode());
            assertTrue(refused.err().contains("plugins disable"), refused.err());
        }
    }

    private static void answered(FakeTelegramServer telegram, int times) {
        telegram.say(7, "hello");
        Await.until("telegram answers", DEPLOYED, () -> telegram.sent().size() == times);
    }

    @Test
    void whatCannotBeDeployedIsRefusedInASentence() throws Exception {
        for (String[] words : List.of(new String[]{"plugins", "install", folder.resolve("nothing.jar").toString()},
                new String[]{"plugins", "disable", "channel.pigeon"}, new String[]{"plugins", "rollback", "channel.telegram"},
                new String[]{"plugins", "update", Installation.echoChannel().toString()},
                new String[]{"plugins", "disable", "ai.openclaw.api"})) {
            Result result = run(words);
            assertEquals(1, result.exitCode(), result.all());
            assertEquals(1, result.err().lines().count(), result.all());
            assertFalse(result.all().contains("Exception"), result.all());
        }
    }
}
