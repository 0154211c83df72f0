package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
    private static final Path USER = Path.of(System.getProperty("user.home"));

    @Test
    void isInTheUsersHome() throws UsageException {
        Home home = home(Map.of());
        assertEquals(USER.resolve(".openclaw"), home.stateDir());
        assertEquals(USER.resolve(".openclaw/openclaw.json"), home.configFile());
        assertEquals(USER.resolve(".openclaw/plugins"), home.plugins());
    }

    @Test
    void theEnvironmentMovesIt() throws UsageException {
        assertEquals(Path.of("/srv/state"), home(Map.of("OPENCLAW_STATE_DIR", "/srv/x/../state")).stateDir());
        assertEquals(Path.of("/srv/state/openclaw.json"), home(Map.of("OPENCLAW_STATE_DIR", "/srv/state")).configFile());
        assertEquals(Path.of("/etc/claw.json"), home(Map.of("OPENCLAW_CONFIG_PATH", "/etc/claw.json")).configFile());
        assertEquals(Path.of("/srv/me/.openclaw"), home(Map.of("OPENCLAW_HOME", "/srv/me")).stateDir());
    }

    @Test
    void theOlderPrefixIsUnderstoodAndTheNewerOneCounts() throws UsageException {
        assertEquals(Path.of("/old"), home(Map.of("CLAWDBOT_STATE_DIR", "/old")).stateDir());
        assertEquals(Path.of("/new"), home(Map.of("CLAWDBOT_STATE_DIR", "/old", "OPENCLAW_STATE_DIR", "/new")).stateDir());
    }

    @Test
    void aBlankVariableIsNone() throws UsageException {
        assertEquals(USER.resolve(".openclaw"), home(Map.of("OPENCLAW_STATE_DIR", " ", "OPENCLAW_HOME", "")).stateDir());
    }

    @Test
    void theTildeIsTheHomeThatIsSet() throws UsageException {
        assertEquals(USER.resolve("claw"), home(Map.of("OPENCLAW_STATE_DIR", "~/claw")).stateDir());
        assertEquals(Path.of("/srv/me/claw"), home(Map.of("OPENCLAW_HOME", "/srv/me", "OPENCLAW_STATE_DIR", "~/claw")).stateDir());
        assertEquals(USER.resolve("me/.openclaw"), home(Map.of("OPENCLAW_HOME", "~/me")).stateDir());
        assertEquals(USER.resolve(".openclaw"), home(Map.of("OPENCLAW_HOME", "~")).stateDir());
    }

    @Test
    void aProfileHasAStateOfItsOwn() throws UsageException {
        assertEquals(USER.resolve(".openclaw-work"), home(Map.of(), "--profile", "work").stateDir());
        assertEquals(USER.resolve(".openclaw-work"), home(Map.of("OPENCLAW_PROFILE", "work")).stateDir());
        assertEquals(USER.resolve(".openclaw"), home(Map.of("OPENCLAW_PROFILE", "work"), "--profile", "default").stateDir());
        assertEquals(USER.resolve(".openclaw-dev"), home(Map.of(), "--dev").stateDir());
        assertEquals(Path.of("/srv/state"), home(Map.of("OPENCLAW_STATE_DIR", "/srv/state"), "--dev").stateDir());
    }

    private static Home home(Map<String, String> environment, String... arguments) throws UsageException {
        return Home.of(Options.parse(List.of(arguments)), environment);
    }
}
