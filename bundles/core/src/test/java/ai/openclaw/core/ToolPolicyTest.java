package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.ToolCatalog.Offer;
import ai.openclaw.api.ToolCatalog.Verdict;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use which tool, and where it works (contract section 14.4). */
class ToolPolicyTest {
    private static final Map<String, String> GROUPS = Map.of("exec", "runtime", "apply_patch", "fs", "read", "fs", "message", "messaging",
            "gateway", "automation", "fly", "myplugin", "sessions_spawn", "sessions", "session_status", "sessions", "web_fetch", "web");
    private final FakeConfig config = new FakeConfig();
    private final FakeGateway gateway = new FakeGateway(Path.of("/state"));
    private final Agents agents = new Agents(gateway, config);

    private Verdict verdict(String tool, ToolPolicy.Subject subject) {
        return ToolPolicy.verdict(new Offer(GROUPS.getOrDefault(tool, ""), tool, "Does."), new ToolPolicy(config, agents).rules(subject));
    }

    private static ToolPolicy.Subject in(String sessionKey, boolean sandboxed) {
        return new ToolPolicy.Subject("main", sessionKey, "openai/gpt-4", sandboxed, true, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|exec|true|no rule forbids it", "{deny:['exec']}|exec|false|tools.deny has \"exec\"",
            "{deny:['exec']}|apply_patch|false|tools.deny has \"exec\"", "{deny:['bash']}|exec|false|tools.deny has \"bash\"",
            "{allow:['exec'],deny:['*']}|exec|false|tools.deny has \"*\"", "{allow:['read']}|exec|false|tools.allow does not name it",
            "{allow:['group:fs']}|read|true|tools.allow has \"group:fs\"",
            "{allow:['group:openclaw']}|fly|false|tools.allow does not name it",
            "{deny:['group:plugins']}|fly|false|tools.deny has \"group:plugins\"",
            "{deny:['web_*']}|web_fetch|false|tools.deny has \"web_*\"",
            "{profile:'minimal'}|exec|false|tools.profile \"minimal\" does not include it",
            "{profile:'coding'}|exec|true|tools.profile is \"coding\"",
            "{profile:'minimal',alsoAllow:['exec']}|exec|true|tools.alsoAllow has \"exec\"",
            "{profile:'messaging'}|message|true|tools.profile is \"messaging\"",
            "{byProvider:{openai:{deny:['exec']}}}|exec|false|tools.byProvider.openai.deny has \"exec\"",
            "{byProvider:{'openai/gpt-4':{allow:['read']},openai:{}}}|exec|false|tools.byProvider.openai/gpt-4.allow does not name it",
            "{byProvider:{anthropic:{deny:['exec']}}}|exec|true|no rule forbids it"})
    void theRulesOfToolsDecideAndAreNamed(String tools, String tool, boolean allowed, String reason) {
        config.values.put("tools", JsonText.parse(tools.replace('\'', '"').replaceAll("([{,])(\\w+):", "$1\"$2\":")));
        Verdict verdict = verdict(tool, in("agent:main:main", false));
        assertEquals(reason, verdict.reason());
        assertEquals(allowed, verdict.allowed());
    }

    @Test
    void anAgentNarrowsAndItsProfileReplacesTheCommonOne() {
        config.values.put("tools", JsonText.parse("{\"profile\":\"minimal\",\"deny\":[\"web_fetch\"]}"));
        config.values.put("agents",
                JsonText.parse("{\"list\":[{\"id\":\"main\",\"tools\":{\"profile\":\"coding\",\"allow\":[\"exec\",\"web_fetch\"]}}]}"));
        assertTrue(verdict("exec", in("agent:main:main", false)).allowed());
        assertEquals("agents.list.main.tools.allow does not name it", verdict("read", in("agent:main:main", false)).reason());
        assertEquals("tools.deny has \"web_fetch\"", verdict("web_fetch", in("agent:main:main", false)).reason());
    }

    @Test
    void aGroupOfAChannelHasRulesOfItsOwn() {
        config.values.put("channels.telegram.groups",
                JsonText.parse("{\"*\":{\"tools\":{\"deny\":[\"exec\"]}},\"-5\":{\"tools\":{\"allow\":[\"exec\"]}}}"));
        assertTrue(verdict("exec", in("agent:main:telegram:group:-5", false)).allowed());
        assertEquals("channels.telegram.groups.*.tools.deny has \"exec\"",
                verdict("exec", in("agent:main:telegram:group:-6", false)).reason());
    }

    @Test
    void aSandboxAndASubAgentAllowLess() {
        assertFalse(verdict("message", in("agent:main:main", true)).allowed());
        assertTrue(verdict("exec", in("agent:main:main", true)).allowed());
        assertEquals("tools.subagents.tools.deny has \"message\"", verdict("message", in("agent:main:subagent:1", false)).reason());
        assertTrue(verdict("sessions_spawn", in("agent:main:subagent:1", false)).allowed());
        assertFalse(verdict("sessions_spawn", new ToolPolicy.Subject("main", "agent:main:subagent:1", "a/b", false, true, true)).allowed());
        config.values.put("tools", JsonText.parse("{\"sandbox\":{\"tools\":{\"alsoAllow\":[\"message\"],\"deny\":[]}}}"));
        assertTrue(verdict("message", in("agent:main:main", true)).allowed());
    }

    @ParameterizedTest
    @CsvSource({"off,session,none,agent:main:main,", "non-main,session,none,agent:main:main,",
            "non-main,session,none,agent:main:x,agent:main:x", "all,agent,rw,agent:main:x,agent:main", "all,shared,ro,agent:main:x,shared",
            "everyone,session,none,agent:main:main,agent:main:main"})
    void theSandboxOfASessionFollowsModeAndScope(String mode, String scope, String access, String sessionKey, String expected) {
        config.values.put("agents", Map.of("defaults", Map.of("sandbox", Map.of("mode", mode, "scope", scope, "workspaceAccess", access))));
        Workplace place = new Places(gateway, config, agents).of("main", sessionKey);
        assertEquals(expected == null ? "" : expected, place.sandbox().map(SandboxKey::scope).orElse(""));
        assertEquals(!access.equals("ro") || expected == null, place.writable());
        assertEquals(expected != null, place.confined());
        Path folder = expected != null && access.equals("none") ? Path.of("/state/sandboxes") : Path.of("/state");
        assertTrue(place.folder().startsWith(folder), place.toString());
    }
}
