package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Changed;
import ai.openclaw.api.ConfigDocument.Means;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single edits, comparisons and the way back while the gateway runs. */
class LiveVersionsTest {
    private static final String FILE = "{ gateway: { mode: 'local', auth: { token: 'the-token' } }, ui: { assistant: { name: 'A' } } } // mine\n";
    private Running running;
    private LiveConfig config;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        config = running.file(FILE).start();
    }

    @AfterEach
    void end() throws Exception { running.end(); }

    private Outcome name(String name) { return config.write(Offline.edits(new Edit.Set(List.of("ui", "assistant", "name"), name))); }

    @Test
    void anEditIsInForceWhenItIsAnsweredAndNeedsNoHash() throws Exception {
        Outcome outcome = name("B");
        assertEquals(Optional.of("B"), config.value("ui.assistant.name"));
        assertTrue(outcome.effects().stream()
                .anyMatch(effect -> effect.path().equals("ui.assistant.name") && effect.means() == Means.IN_PLACE));
        assertTrue(running.file().contains("} // mine"), running.file());
    }

    @Test
    void theWayBackTakesEffect() throws Exception {
        name("B");
        config.rollback("1", false);
        assertEquals(FILE, running.file());
        assertEquals(Optional.of("A"), config.value("ui.assistant.name"));
        assertEquals("config.rollback", config.history().getFirst().by());
    }

    @Test
    void whatIsInForceIsComparedWithAFileThatCannotBeUsed() throws Exception {
        running.file(FILE.replace("'A'", "'C'").replace("'local'", "'local', port: 'x'"));
        running.awaitLog("config reload skipped");
        assertEquals(List.of(new Changed("gateway.port", Optional.empty(), Optional.of("x")),
                new Changed("ui.assistant.name", Optional.of("A"), Optional.of("C"))), config.diff("in-force", "file").changes());
    }

    @Test
    void byForceABrokenCopyIsWrittenAndWhatIsInForceStays() throws Exception {
        Files.writeString(running.home.resolve("openclaw.json.bak"), "{ oh dear");
        assertThrows(GatewayException.class, () -> config.rollback("1", false));
        config.rollback("1", true);
        assertEquals("{ oh dear", running.file());
        assertEquals(Optional.of("A"), config.value("ui.assistant.name"));
        config.rollback("1", false);
        Await.until("the file is right again", () -> config.problems().isEmpty());
        assertEquals(FILE, running.file());
    }
}
