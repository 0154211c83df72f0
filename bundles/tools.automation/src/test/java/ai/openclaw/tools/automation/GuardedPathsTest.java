package ai.openclaw.tools.automation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checklist 31: what guards the gateway is found wherever it is changed, and nothing else is in the way. */
class GuardedPathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"gateway.auth.token", "gateway.auth.mode", "gateway.bind", "gateway.controlUi.allowedOrigins",
            "gateway.trustedProxies", "gateway.tls.enabled", "gateway.port", "gateway.nodes.allowCommands", "gateway.http.endpoints",
            "tools.allow", "tools.deny", "tools.profile", "tools.elevated.allowFrom.telegram", "tools.exec.security", "tools.sandbox.tools",
            "tools.fs.workspaceOnly", "tools.web.fetch", "agents.defaults.sandbox.mode", "agents.defaults.elevatedDefault",
            "agents.list.0.sandbox.docker.binds", "agents.list.3.tools.allow", "agents.list.0.subagents.allowAgents",
            "agents.list.0.workspace", "agents.defaults.cliBackends.x.args", "approvals.exec.targets", "commands.ownerAllowFrom",
            "commands.bash", "channels.telegram.allowFrom", "channels.telegram.dmPolicy", "channels.telegram.groupPolicy",
            "channels.telegram.accounts.work.allowFrom", "channels.telegram.accounts.work.groups.-100.policy",
            "channels.telegram.groups.*.requireMention", "channels.telegram.botToken", "channels.telegram.apiRoot",
            "channels.slack.appToken", "hooks.token", "hooks.enabled", "secrets.providers.x.command", "plugins.entries.x.enabled",
            "plugins.load.paths", "env.vars.PATH", "auth.profiles", "models.providers.openai.baseUrl", "models.providers.openai.apiKey",
            "models.providers.x.headers.A", "logging.redactSensitive", "bindings.0.agentId", "$include", "ui.$include", "browser.enabled",
            "nodeHost.browserProxy", "update.channel"})
    void guarded(String path) { assertTrue(GuardedPaths.guarded(List.of(path.split("\\."))), path); }

    @ParameterizedTest
    @ValueSource(strings = {"ui.seamColor", "ui.assistant.name", "agents.defaults.model.primary", "agents.defaults.heartbeat.every",
            "agents.list.0.identity.emoji", "agents.list.0.name", "agents.defaults.thinkingDefault", "messages.responsePrefix",
            "session.reset.mode", "channels.telegram.streaming", "channels.telegram.accounts.work.name", "channels.telegram.textChunkLimit",
            "gateway.reload.mode", "logging.level", "talk.voiceId", "models.providers.openai.models.0.name", "cron.enabled", "meta.x",
            "skills.entries.x.enabled"})
    void free(String path) { assertFalse(GuardedPaths.guarded(List.of(path.split("\\."))), path); }

    private static Set<String> changed(String before, String after) {
        return GuardedPaths.changed(JsonText.parse(before), JsonText.parse(after));
    }

    @Test
    void aPlaceIsFoundHoweverFarAboveItTheChangeIs() {
        String before = "{\"gateway\":{\"auth\":{\"token\":\"t\"},\"reload\":{\"mode\":\"hot\"}},\"ui\":{\"a\":1}}";
        assertEquals(Set.of("gateway.auth"), changed(before, "{\"ui\":{\"a\":2}}"), "all of it is taken away");
        assertEquals(Set.of("gateway.auth"), changed(before, "{\"gateway\":5}"));
        assertEquals(Set.of(), changed(before, before.replace("hot", "off")));
        assertEquals(Set.of("tools"), changed("{}", "{\"tools\":{}}"));
        assertEquals(Set.of("agents.list.1.sandbox"),
                changed("{\"agents\":{\"list\":[{\"id\":\"a\"},{\"id\":\"b\",\"sandbox\":{\"mode\":\"all\"}}]}}",
                        "{\"agents\":{\"list\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}"));
        assertEquals(Set.of("agents.list.0.tools"), changed("{\"agents\":{}}", "{\"agents\":{\"list\":[{\"tools\":{}}]}}"));
    }
}
