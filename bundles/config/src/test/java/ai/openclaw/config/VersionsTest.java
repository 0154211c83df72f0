package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Changed;
import ai.openclaw.api.ConfigDocument.Comparison;
import ai.openclaw.api.ConfigDocument.Version;
import ai.openclaw.api.GatewayException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts that the file had: listed, compared, and put back. */
class VersionsTest {
    private static final String FILE = """
        {
          // token: 'commented-out', once sk-live-1234567890abcdef
          gateway: { mode: 'local', port: 1, auth: { token: 'the-token' } },
        }
        """;
    private Offline offline;

    @BeforeEach
    void start(@TempDir Path state) throws Exception { offline = new Offline(state).file(FILE); }

    @Test
    void historyJoinsCopiesWithWhatWasNoted() throws Exception {
        offline.set(2L, "gateway", "port");
        offline.set(3L, "gateway", "port");
        offline.file(offline.file().replace("port: 3", "port: 4"));
        List<Version> history = offline.config().history();
        assertEquals(List.of("file hand", "config.edit", "1 config.edit", "2 hand"),
                history.stream()
                        .sorted((one, other) -> one.ids().equals(List.of("file")) ? -1 : other.ids().equals(List.of("file")) ? 1 : 0)
                        .map(version -> (String.join(",", version.ids()) + " " + version.by()).strip()).toList());
        Version copy = history.stream().filter(version -> version.ids().contains("1")).findFirst().orElseThrow();
        assertEquals(Optional.of(1L), copy.changedPaths());
        assertEquals(Hashes.of(offline.state.resolve("openclaw.json.bak")), copy.hash());
        assertEquals(Files.size(offline.state.resolve("openclaw.json.bak")), copy.bytes());
    }

    @Test
    void aComparisonNeverShowsASecret() throws Exception {
        offline.set("another-token", "gateway", "auth", "token");
        Comparison comparison = offline.config().diff("1", "file");
        assertEquals(List.of(new Changed("gateway.auth.token", Optional.of(Redaction.PLACEHOLDER), Optional.of(Redaction.PLACEHOLDER))),
                comparison.changes().stream().filter(change -> !change.path().startsWith("meta")).toList());
        for (String secret : List.of("the-token", "another-token", "commented-out", "sk-live"))
            assertFalse(comparison.toString().contains(secret), comparison.toString());
        offline.set(5L, "gateway", "port");
        String text = offline.config().diff("2", "file").text();
        assertTrue(text.startsWith("--- openclaw.json.bak.1\n+++ openclaw.json\n@@ -1,4 +1,8 @@\n"), text);
        assertTrue(text.contains("-  gateway: { mode: 'local', port: 1, auth: { token: \"__OPENCLAW_REDACTED__\" } },\n"), text);
        assertTrue(text.contains("+  gateway: { mode: 'local', port: 5, auth: { token: \"__OPENCLAW_REDACTED__\" } },\n"), text);
    }

    @Test
    void aVersionThatIsNotThereIsNamed() {
        assertTrue(
                assertThrows(GatewayException.class, () -> offline.config().diff("9", "file")).message().contains("unknown version \"9\""));
        assertTrue(assertThrows(GatewayException.class, () -> offline.config().rollback("3", false)).message()
                .contains("openclaw.json.bak.2"));
        assertEquals("nothing is in force, for the gateway does not run",
                assertThrows(GatewayException.class, () -> offline.config().diff("in-force", "file")).message());
    }

    @Test
    void theExactBytesComeBackAndTheWayBackIsInTheHistory() throws Exception {
        offline.set(2L, "gateway", "port");
        String second = offline.file();
        offline.config().rollback("1", false);
        assertEquals(FILE, offline.file());
        Version newest = offline.config().history().getFirst();
        assertEquals("config.rollback", newest.by());
        assertTrue(newest.ids().contains("file"));
        offline.config().rollback("1", false);
        assertEquals(second, offline.file(), "what was there before the way back is the newest copy");
    }

    @Test
    void aCopyWithIssuesComesBackOnlyByForce() throws Exception {
        byte[] odd = "{ gateway: { mode: 'local' }, colour: 'bl\u00fce' }".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(offline.state.resolve("openclaw.json.bak"), odd);
        assertThrows(GatewayException.class, () -> offline.config().rollback("1", false));
        assertEquals(FILE, offline.file());
        offline.config().rollback("1", true);
        assertArrayEquals(odd, Files.readAllBytes(offline.path()));
    }

    @Test
    void whatIsNoUtf8ComesBackOnlyByForceToo() throws Exception {
        byte[] odd = "{ gateway: { mode: 'local' } } // bl\u00fc".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(offline.state.resolve("openclaw.json.bak"), odd);
        assertThrows(GatewayException.class, () -> offline.config().rollback("1", false));
        offline.config().rollback("1", true);
        assertArrayEquals(odd, Files.readAllBytes(offline.path()));
    }

    @Test
    void aBrokenFileIsPutRight() throws Exception {
        offline.set(2L, "gateway", "port");
        String good = offline.file();
        offline.set(3L, "gateway", "port");
        offline.file("{ oh dear");
        offline.config().rollback("1", false);
        assertEquals(FILE.replace("port: 1", "port: 2"), good.substring(0, good.indexOf("  meta")) + "}\n");
        assertTrue(offline.file().contains("port: 2"), offline.file());
    }
}
