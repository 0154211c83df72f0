package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static Sections cut(String json5) throws Exception { return Sections.of(Json.object(Json5Document.parse(json5).toTree())); }

    private static Map<String, String> sections(String json5) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        cut(json5).all().forEach((pid, section) -> texts.put(pid.toString(), section.json()));
        return texts;
    }

    @Test
    void givesEveryObjectOfTheGatewayItsOwnPid() throws Exception {
        assertEquals(Map.of("gateway", "{\"port\":1,\"trustedProxies\":[]}", "gateway.tls", "{\"enabled\":true}", "session", "{}"),
                sections("{$schema: 'x', gateway: {port: 1, tls: {enabled: true}, trustedProxies: []}, session: {}, unknown: {}}"));
    }

    @Test
    void letsAccountsInheritFromTheirChannel() throws Exception {
        assertEquals(
                Map.of("channels.telegram~work", "{\"apiRoot\":\"r\",\"allowFrom\":[\"2\"],\"botToken\":\"w\"}", "channels.telegram~home",
                        "{\"apiRoot\":\"r\",\"allowFrom\":[\"1\"],\"botToken\":\"h\"}"),
                sections("{channels: {telegram: {apiRoot: 'r', allowFrom: ['1'], defaultAccount: 'work', accounts: {"
                        + "work: {botToken: 'w', allowFrom: ['2']}, home: {botToken: 'h'}, off: {enabled: false}}}}}"));
    }

    @Test
    void makesOneDefaultAccountWithoutAccounts() throws Exception {
        assertEquals(Map.of("channels.telegram~default", "{\"botToken\":\"t\"}"), sections("{channels: {telegram: {botToken: 't'}}}"));
        assertEquals(Map.of(), sections("{channels: {telegram: {enabled: false, accounts: {a: {}}}, irc: {enabled: false}}}"));
    }

    @Test
    void sortsProvidersByTheirApi() throws Exception {
        assertEquals(
                Map.of("models", "{\"mode\":\"merge\"}", "models.providers.anthropic-messages~claude", "{\"api\":\"anthropic-messages\"}",
                        "models.providers.openai-completions~local", "{\"baseUrl\":\"http://x\"}"),
                sections("{models: {mode: 'merge', providers: {claude: {api: 'anthropic-messages'}, local: {baseUrl: 'http://x'}}}}"));
    }

    @Test
    void completesAProviderThatNeedNotBeDescribed() throws Exception {
        Object groq = tree(cut("{models: {providers: {groq: {apiKey: 'k'}}}}"), "groq");
        assertEquals("https://api.groq.com/openai/v1", Json.string(groq, "baseUrl").orElse(""));
        assertEquals("k", Json.string(groq, "apiKey").orElse(""));
        assertFalse(Json.object(groq).containsKey("keys"));
    }

    private static Object tree(Sections sections, String provider) {
        return sections.all().values().stream().filter(section -> section.place().equals("models.providers." + provider)).findFirst()
                .orElseThrow().tree();
    }

    @Test
    void makesAProviderThatAModelIsNamedAfter() throws Exception {
        assertEquals(Set.of("agents", "models.providers.ollama~ollama", "models.providers.anthropic-messages~anthropic"),
                sections("{agents: {defaults: {model: {primary: 'anthropic/claude-opus-4-5'}, models: {'ollama/llama3.2': {}}}}}")
                        .keySet());
        assertEquals(Set.of("agents", "models"), sections("{models: {mode: 'replace'}, agents: {defaults: {model: 'groq/x'}}}").keySet());
    }

    @Test
    void makesACommandAModelWhenItIsNamedOrDescribed() throws Exception {
        assertEquals(Set.of("agents", "agents.defaults.cliBackends~claude-cli"),
                sections("{agents: {defaults: {model: {fallbacks: ['claude-cli/opus']}}}}").keySet());
        String own = sections("{agents: {defaults: {cliBackends: {'codex-cli': {command: '/opt/codex'}, mine: {command: 'm'}}}}}")
                .getOrDefault("agents.defaults.cliBackends~codex-cli", "");
        assertEquals("/opt/codex", Json.string(Json5Document.parse(own).toTree(), "command").orElse(""));
        assertEquals("jsonl", Json.string(Json5Document.parse(own).toTree(), "output").orElse(""));
    }

    @Test
    void leavesADescribedProviderWithAnAddressOfItsOwnAsItIs() throws Exception {
        assertEquals(Map.of("models.providers.openai-completions~openai", "{\"baseUrl\":\"http://x/v1\"}"),
                sections("{models: {providers: {openai: {baseUrl: 'http://x/v1'}}}}"));
    }

    @Test
    void givesEveryPluginEntryItsOwnPid() throws Exception {
        assertEquals(Map.of("plugins", "{\"allow\":[\"x\"]}", "plugins.entries.x", "{\"enabled\":false}"),
                sections("{plugins: {allow: ['x'], entries: {x: {enabled: false}}}}"));
    }

    @Test
    void reportsSectionsThatAreNoObjects() throws Exception {
        assertEquals(
                List.of("channels.irc: must be object (ignored)", "channels.telegram.accounts.a: must be object (ignored)",
                        "models.providers.p: must be object (ignored)"),
                cut("{channels: {irc: true, telegram: {accounts: {a: 1}}}, models: {providers: {p: null}}}").problems());
    }

    @Test
    void showsWhichSettingsAServiceHasWithoutTellingThem() {
        Section one = Section.of(new Pid("channels.x", "a"), "channels.x", Map.of("password", "p"));
        Section same = Section.of(new Pid("channels.x", "a"), "channels.x", Map.of("password", "p"));
        Section other = Section.of(new Pid("channels.x", "a"), "channels.x", Map.of("password", "q"));
        assertEquals(one.properties(), same.properties());
        assertNotEquals(one.hash(), other.hash());
        assertEquals("a", one.properties().get("openclaw.instance"));
        one.properties().forEach((key, value) -> assertFalse(!key.startsWith(".") && value.toString().contains("password"), key));
    }

    @Test
    void countsANewObjectAsOneChange() throws Exception {
        Object before = Json5Document.parse("{a: {b: 1, c: 2}, l: [{x: 1}, {x: 2}], m: [1], gone: {x: 1}}").toTree();
        Object after = Json5Document.parse("{a: {b: 1, c: 3}, l: [{x: 1}, {x: 3}], m: [1, 2], fresh: {x: {y: 1}}}").toTree();
        assertEquals(List.of("a.c", "l[].x", "m", "gone", "fresh"), Difference.paths(before, after));
        assertEquals(List.of(), Difference.paths(before, before));
    }
}
