package ai.openclaw.config;

import static ai.openclaw.config.ReloadClass.HOT;
import static ai.openclaw.config.ReloadClass.NONE;
import static ai.openclaw.config.ReloadClass.RESTART;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReloadClassTest {
    @Test
    void knowsTheClassesOfTheContract() {
        for (String path : List.of("meta.lastTouchedAt", "agents.list", "agents.defaults.workspace", "gateway.reload", "gateway.remote.url",
                "ui"))
            assertEquals(NONE, ReloadClass.byContract(path), path);
        for (String path : List.of("cron", "channels.telegram.botToken", "agents.defaults.heartbeat.every", "agents.list[].heartbeat",
                "gateway.channelHealthCheckMinutes", "models.providers.x.apiKey"))
            assertEquals(HOT, ReloadClass.byContract(path), path);
        for (String path : List.of("gateway.port", "gateway.auth.token", "env", "plugins.entries.x.enabled", "web", "unlisted", "uiX",
                "gateway.reloadX"))
            assertEquals(RESTART, ReloadClass.byContract(path), path);
    }

    @Test
    void doesInPlaceWhatOsgiCanDo() {
        assertEquals(HOT, ReloadClass.of("gateway.port", _ -> false));
        assertEquals(HOT, ReloadClass.of("plugins.entries.x.enabled", _ -> false));
        assertEquals(RESTART, ReloadClass.of("env.vars.A", _ -> true));
        assertEquals(RESTART, ReloadClass.of("discovery.mdns.mode", _ -> false));
        assertEquals(HOT, ReloadClass.of("discovery.mdns.mode", "discovery"::equals));
        assertEquals(NONE, ReloadClass.of("unlisted.x", _ -> false));
    }

    @Test
    void isTheClassThatWasRecordedOfEachKey() {
        List<String> strange = new ArrayList<>();
        for (Map<?, ?> key : Recorded.keys()) {
            String path = String.valueOf(key.get("path"));
            String recorded = String.valueOf(key.get("reload")).split(" ", 2)[0];
            String ours = ReloadClass.byContract(path).name().toLowerCase(Locale.ROOT);
            if (!ours.equals(recorded))
                strange.add(path + ": " + recorded + ", ours " + ours);
        }
        assertEquals(List.of(), strange);
    }

    /** The deliberate differences: what the recorded gateway restarts for, and OSGi does in place. */
    @Test
    void restartsLessThanWasRecorded() {
        assertEquals(Set.of("gateway", "plugins"), inPlaceInsteadOfARestart(_ -> false));
        assertEquals(Set.of("gateway", "plugins", "discovery", "canvasHost", "diagnostics", "cli", "update", "auth", "acp", "nodeHost",
                "broadcast", "media", "commands", "approvals", "web", "memory"), inPlaceInsteadOfARestart(_ -> true));
    }

    private static Set<String> inPlaceInsteadOfARestart(Predicate<String> consumed) {
        Set<String> roots = new HashSet<>();
        for (Map<?, ?> key : Recorded.keys()) {
            String path = String.valueOf(key.get("path"));
            if (ReloadClass.byContract(path) == RESTART && ReloadClass.of(path, consumed) != RESTART)
                roots.add(path.split("[.\\[]", 2)[0]);
        }
        return roots;
    }
}
