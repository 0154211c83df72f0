package ai.openclaw.config;

import static ai.openclaw.config.ReloadClass.HOT;
import static ai.openclaw.config.ReloadClass.NONE;
import static ai.openclaw.config.ReloadClass.RESTART;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
}
