package ai.openclaw.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.RecordSchema;
import ai.openclaw.api.Secret;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    /** Settings of a channel that nobody has. */
    record EchoSettings(@NotEmpty Optional<String> user, Secret token, @Default("3") @Range(min = 1, max = 9) int limit,
            Optional<Duration> pause, @Describe("How it looks") @Default("\"plain\"") Look look, Map<String, Room> rooms,
            List<Room> list) {}

    /** A place, perhaps within another. */
    record Room(boolean open, Optional<Room> inner) {}

    /** How it looks. */
    enum Look {
        PLAIN, VERY_BRIGHT
    }

    /** Settings of a plugin. */
    record PluginSettings(boolean enabled, Optional<Config> config) {}

    /** Its own part. */
    record Config(Optional<String> colour) {}

    private static final SchemaNode SCHEMA = SchemaTree.of(KnownKeys.root(),
            Map.of("channels.echo", List.of(SchemaRecord.node(RecordSchema.of(EchoSettings.class))), "plugins.entries.paint",
                    List.of(SchemaRecord.node(RecordSchema.of(PluginSettings.class)))));

    private static @Nullable Object tree(String json5) throws Json5Exception { return Json5Document.parse(json5).toTree(); }

    private static void wrong(String json5, String... issues) throws Json5Exception {
        assertEquals(List.of(issues), SchemaCheck.check(SCHEMA, tree(json5)).stream().map(SchemaIssue::text).toList(), json5);
    }

    private static void right(String json5) throws Json5Exception { wrong(json5); }

    @Test
    void saysWhatKindOfValueItWanted() throws Exception {
        wrong("{gateway:{port:'x'}}", "gateway.port: Invalid input: expected number, received string");
        wrong("{gateway:{port:1.5}}", "gateway.port: Invalid input: expected int, received number");
        wrong("{gateway:null}", "gateway: Invalid input: expected object, received null");
        wrong("{cron:{enabled:'yes'}}", "cron.enabled: Invalid input: expected boolean, received string (allowed: true, false)");
        wrong("{commands:{native:'maybe'}}",
                "commands.native: Invalid input: expected boolean|\"auto\", received string (allowed: true, false, \"auto\")");
        wrong("{agents:{defaults:{model:7}}}", "agents.defaults.model: Invalid input: expected string|object, received number");
    }

    @Test
    void namesTheValuesThatAreAllowed() throws Exception {
        wrong("{gateway:{reload:{mode:'x'}}}",
                "gateway.reload.mode: Invalid option: expected one of \"off\"|\"restart\"|\"hot\"|\"hybrid\"");
        SchemaIssue issue = SchemaCheck.check(SCHEMA, tree("{gateway:{bind:7}}")).getFirst();
        assertEquals(0, issue.tree().get("allowedValuesHiddenCount"));
        assertEquals(5, issue.allowed().size());
    }

    @Test
    void keepsToLimits() throws Exception {
        wrong("{gateway:{port:70000}}", "gateway.port: Too big: expected number to be <=65535");
        wrong("{cron:{maxConcurrentRuns:0}}", "cron.maxConcurrentRuns: Too small: expected number to be >0");
        wrong("{ui:{assistant:{name:'" + "x".repeat(51) + "'}}}", "ui.assistant.name: Too big: expected string to have <=50 characters");
        wrong("{ui:{seamColor:'red'}}", "ui.seamColor: Invalid string: must match pattern /^#?[0-9a-fA-F]{6}$/");
        wrong("{cron:{retry:{backoffMs:[]}}}", "cron.retry.backoffMs: Too small: expected array to have >=1 items");
        wrong("{cron:{webhook:'nowhere'}}", "cron.webhook: Invalid URL");
    }

    @Test
    void missesWhatIsRequiredAndReportsWhatNobodyKnows() throws Exception {
        wrong("{models:{providers:{x:{models:[{id:'a'}]}}}}",
                "models.providers.x.baseUrl: Invalid input: expected string, received undefined",
                "models.providers.x.models.0.name: Invalid input: expected string, received undefined");
        wrong("{a:1,b:2,gateway:{c:3}}", "gateway: Unrecognized key: \"c\"", "<root>: Unrecognized keys: \"a\", \"b\"");
        right("{$schema:'x', env:{vars:{A:'1'}, B:'2'}, commands:{}}");
    }

    @Test
    void missesNothingOfAProviderThatNeedNotBeDescribed() throws Exception {
        right("{models:{providers:{groq:{apiKey:'x'},ollama:{}}}}");
        assertEquals(List.of("models.providers.mine.baseUrl", "models.providers.mine.models"), SchemaCheck
                .check(SCHEMA, tree("{models:{providers:{mine:{apiKey:'x'}}}}")).stream().map(SchemaIssue::path).sorted().toList());
    }

    @Test
    void checksReferencesToSecrets() throws Exception {
        right("{gateway:{auth:{token:{source:'env',provider:'default',id:'A_TOKEN'}}}}");
        wrong("{gateway:{auth:{token:{source:'env',provider:'default',id:'a'}}}}",
                "gateway.auth.token.id: Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: \"OPENAI_API_KEY\").");
        wrong("{gateway:{auth:{token:{source:'file',provider:'default',id:'a'}}}}",
                "gateway.auth.token.id: File secret reference id must be an absolute JSON pointer (example: \"/providers/openai/apiKey\"),"
                        + " or \"value\" for singleValue mode.");
        right("{secrets:{providers:{p:{source:'file',path:'/x',mode:'json'}}}}");
        wrong("{secrets:{providers:{p:{source:'file'}}}}", "secrets.providers.p.path: Invalid input: expected string, received undefined");
    }

    @Test
    void checksTheSectionOfAnInstalledPlugin() throws Exception {
        right("{channels:{echo:{user:'me', token:'t', pause:'5s', look:'very-bright', rooms:{a:{open:true,inner:{open:false}}}}}}");
        right("{channels:{echo:{enabled:true, defaultAccount:'a', accounts:{a:{token:{source:'env',provider:'default',id:'T'}}}}}}");
        wrong("{channels:{echo:{limit:10, look:'dim', usr:'me', list:[{open:1}]}}}", //
                "channels.echo.limit: Too big: expected number to be <=9",
                "channels.echo.look: Invalid option: expected one of \"plain\"|\"very-bright\"",
                "channels.echo.list.0.open: Invalid input: expected boolean, received number (allowed: true, false)",
                "channels.echo: Unrecognized key: \"usr\"");
        wrong("{channels:{nobody:{}}}", "channels.nobody: unknown channel id: nobody; no installed plugin has it");
        right("{plugins:{entries:{paint:{enabled:true,hooks:{allowPromptInjection:true},config:{colour:'red'}}}}}");
        wrong("{plugins:{entries:{paint:{config:{size:1}}}}}", "plugins.entries.paint.config: Unrecognized key: \"size\"");
    }

    @Test
    void aPluginsOwnWordsAreItsHelp() {
        SchemaNode look = SCHEMA.child("channels").flatMap(node -> node.child("echo")).flatMap(node -> node.child("look")).orElseThrow();
        Map<String, Object> hint = new KeyHints(KeyHelp.table()).hint(List.of("channels", "echo", "look"), look);
        assertEquals("How it looks.", hint.get("help"));
        assertEquals("plain", look.preset());
        Map<String, Object> all = new KeyHints(KeyHelp.table()).all(SCHEMA);
        assertEquals(true, ((Map<?, ?>) Optional.ofNullable(all.get("channels.echo.accounts.*.token")).orElseThrow()).get("sensitive"));
    }
}
