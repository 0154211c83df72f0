package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigReloadTest {
    private static final String BASE = "gateway: { mode: 'local', auth: { token: 'abc' }, reload: { debounceMs: 20 } }";
    private Running running;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception { running = new Running(folder); }

    @AfterEach
    void end() throws Exception { running.end(); }

    private static String with(String more) { return "{" + BASE + ", " + more + "}"; }

    private LiveConfig startWith(String more) throws Exception { return running.file(with(more)).start(); }

    private static void awaitValue(LiveConfig config, String path, Object value) {
        Await.until(path + " is " + value, () -> config.value(path).equals(Optional.of(value)));
    }

    @Test
    void restartsOnlyTheAccountThatChanged() throws Exception {
        Running.FakeComponents telegram = running.components("channels.telegram");
        startWith("channels: {telegram: {apiRoot: 'x', accounts: {a: {botToken: '1'}, b: {botToken: '2'}}}}");
        Await.until("both accounts are there", () -> telegram.has("channels.telegram~a") && telegram.has("channels.telegram~b"));
        telegram.activations.clear();
        running.file(with("channels: {telegram: {apiRoot: 'x', accounts: {a: {botToken: '1'}, b: {botToken: '3'}}}}"));
        running.awaitLog("config hot reload applied (channels.telegram.accounts.b.botToken)");
        assertEquals(List.of("channels.telegram~b"), telegram.activations);
        assertTrue(running.log().contains("config change detected; evaluating reload (channels.telegram.accounts.b.botToken)"));
    }

    @Test
    void addsAndRemovesAccounts() throws Exception {
        Running.FakeComponents telegram = running.components("channels.telegram");
        LiveConfig config = startWith("channels: {telegram: {botToken: '1'}}");
        Await.until("the default account is there", () -> telegram.has("channels.telegram~default"));
        running.file(with("channels: {telegram: {botToken: '1', accounts: {b: {}}}}"));
        Await.until("the named account is there", () -> telegram.has("channels.telegram~b"));
        Await.until("the default account is gone", () -> !telegram.has("channels.telegram~default"));
        running.file(with("channels: {telegram: {botToken: '1', enabled: false, accounts: {b: {}}}}"));
        Await.until("no account is left", () -> !telegram.has("channels.telegram~b"));
        assertEquals(List.of("channels.telegram: unknown channel id: telegram; no installed plugin has it (ignored)"), config.problems(),
                "no bundle has settings of it");
    }

    @Test
    void seesAFileThatIsRenamedIntoPlace() throws Exception {
        LiveConfig config = startWith("cron: {enabled: true}");
        Path swap = running.home.resolve(".openclaw.json.swp");
        for (int i = 0; i < 3; i++) {
            Files.writeString(swap, with("cron: {maxConcurrentRuns: " + i + "}"));
            Files.move(swap, running.gateway.configFile(), StandardCopyOption.ATOMIC_MOVE);
            awaitValue(config, "cron.maxConcurrentRuns", (long) i);
        }
        assertEquals(List.of(), running.gateway.restarts);
    }

    @Test
    void takesABurstOfSavesAsOneChange() throws Exception {
        running.file("{gateway: {mode: 'local', auth: {token: 'abc'}, reload: {debounceMs: 250}}}");
        LiveConfig config = running.start();
        for (int i = 1; i <= 20; i++)
            running.file(
                    "{gateway: {mode: 'local', auth: {token: 'abc'}, reload: {debounceMs: 250}}, cron: {maxConcurrentRuns: " + i + "}}");
        awaitValue(config, "cron.maxConcurrentRuns", 20L);
        running.awaitLog("config hot reload applied (cron)");
        assertEquals(1, running.log().split("config change detected", -1).length - 1, running.log());
    }

    @Test
    void keepsWhatIsInForceWhenAnEditIsBroken() throws Exception {
        LiveConfig config = startWith("cron: {maxConcurrentRuns: 1}");
        running.file("{" + BASE + ", cron: ");
        running.awaitLog("config reload skipped (invalid config): : JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 1:");
        assertEquals(Optional.of(1L), config.value("cron.maxConcurrentRuns"));
        Await.until("the problem is told", () -> config.problems().stream().anyMatch(problem -> problem.contains("invalid end of input")));
        running.file(with("cron: {maxConcurrentRuns: 2}"));
        awaitValue(config, "cron.maxConcurrentRuns", 2L);
        assertEquals(List.of(), config.problems());
    }

    @Test
    void skipsAnEditThatTheGatewayWouldNotStartWith() throws Exception {
        LiveConfig config = startWith("cron: {}");
        running.file("{gateway: {mode: 'local', bind: 'lan', auth: {mode: 'none'}}}");
        running.awaitLog("config reload skipped (invalid config): : Refusing to bind gateway to lan without auth.");
        assertTrue(config.value("gateway.bind").isEmpty());
        assertEquals(List.of(), running.gateway.refusals);
    }

    @Test
    void failsAReloadWhoseSecretIsMissing() throws Exception {
        LiveConfig config = startWith("models: {providers: {fake: {apiKey: 'k'}}}");
        running.file(with("models: {providers: {fake: {apiKey: {source: 'env', provider: 'default', id: 'NOPE_KEY'}}}}"));
        running.awaitLog("config reload failed: SecretRefResolutionError: Environment variable \"NOPE_KEY\" is missing or empty.");
        assertEquals(Optional.of("k"), config.value("models.providers.fake.apiKey"));
    }

    @Test
    void saysWhenTheFileIsGoneAndReadsItWhenItIsBack() throws Exception {
        LiveConfig config = startWith("cron: {maxConcurrentRuns: 1}");
        Await.until("it is watched", () -> Files.exists(running.home.resolve("config/last-good.json5")));
        Files.delete(running.gateway.configFile());
        running.awaitLog("config reload skipped (config file not found)");
        assertTrue(running.log().contains("config reload retry (1/2): config file not found"));
        assertTrue(running.log().contains("config reload retry (2/2): config file not found"));
        assertEquals(Optional.of(1L), config.value("cron.maxConcurrentRuns"));
        running.file(with("cron: {maxConcurrentRuns: 2}"));
        awaitValue(config, "cron.maxConcurrentRuns", 2L);
    }

    @Test
    void restartsTheProcessOnlyForWhatNeedsIt() throws Exception {
        startWith("env: {vars: {A: '1'}}");
        running.file(with("env: {vars: {A: '1'}}, agents: {defaults: {workspace: 'w'}}"));
        running.awaitLog("config change applied (dynamic reads: agents)");
        running.file("{" + BASE.replace("mode: 'local'", "mode: 'local', port: 9")
                + ", env: {vars: {A: '1'}}, agents: {defaults: {workspace: 'w'}}}");
        running.awaitLog("config hot reload applied (gateway.port)");
        assertEquals(List.of(), running.gateway.restarts);
        running.file(with("env: {vars: {A: '2'}}"));
        running.awaitLog("config change requires gateway restart (env.vars.A)");
        Await.until("a restart was asked for", () -> running.gateway.restarts.equals(List.of("config change (env.vars.A)")));
    }

    @Test
    void followsTheModeOfTheNewFile() throws Exception {
        startWith("ui: {}");
        running.file("{gateway: {mode: 'local', auth: {token: 'abc'}, reload: {debounceMs: 20, mode: 'hot'}}, env: {A: '1'}}");
        running.awaitLog("config reload requires gateway restart; hot mode ignoring (env)");
        assertEquals(List.of(), running.gateway.restarts);
        running.file("{gateway: {mode: 'local', auth: {token: 'abc'}, reload: {debounceMs: 20, mode: 'restart'}}, env: {A: '1'}}");
        running.awaitLog("config change requires gateway restart (gateway.reload.mode)");
    }

    @Test
    void putsThePreviousSettingsBackWhenAServiceDoesNotCome() throws Exception {
        running.settle = Duration.ofMillis(200);
        Running.FakeComponents telegram = running.components("channels.telegram");
        LiveConfig config = startWith("channels: {telegram: {botToken: 'good'}}");
        Await.until("the account is there", () -> telegram.has("channels.telegram~default"));
        running.file(with("channels: {telegram: {botToken: 'broken'}}"));
        running.awaitLog("config reload failed: [channels.telegram~default] did not come up with the new settings");
        Await.until("the account is back", () -> telegram.has("channels.telegram~default"));
        assertEquals(Optional.of("good"), config.value("channels.telegram.botToken"));
        assertFalse(config.problems().isEmpty());
    }

    @Test
    void reloadsWhenAnIncludedFileOrADotEnvChanges() throws Exception {
        Files.writeString(running.home.resolve("part.json5"), "{maxConcurrentRuns: 1}");
        LiveConfig config = startWith("cron: {$include: './part.json5'}, ui: {seamColor: '${COLOR}'}");
        assertEquals(List.of("missing env var \"COLOR\" at ui.seamColor — feature using this value will be unavailable"),
                config.problems());
        Files.writeString(running.home.resolve("part.json5"), "{maxConcurrentRuns: 2}");
        awaitValue(config, "cron.maxConcurrentRuns", 2L);
        Files.writeString(running.home.resolve(".env"), "COLOR=red\n");
        awaitValue(config, "ui.seamColor", "red");
        Files.writeString(running.work.resolve(".env"), "COLOR=blue\n");
        awaitValue(config, "ui.seamColor", "blue");
    }

    @Test
    void leavesTheFileAloneInModeOff() throws Exception {
        LiveConfig config = running.file("{gateway: {mode: 'local', auth: {token: 'abc'}, reload: {mode: 'off'}}}").start();
        running.file("{gateway: {mode: 'local', auth: {token: 'abc'}}, cron: {}}");
        Await.until("two polls went by", () -> Files.exists(running.home.resolve("config/last-good.json5")));
        assertTrue(config.value("cron").isEmpty());
    }
}
