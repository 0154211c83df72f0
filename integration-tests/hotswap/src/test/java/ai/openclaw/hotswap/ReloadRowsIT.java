package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Every row of the table of reloads: which instances survive a change, and which connections. */
class ReloadRowsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORK_TOKEN = "5678:other-token";
    private static final String HOME = "channel.telegram/TelegramChannel~home";
    private static final String WORK = "channel.telegram/TelegramChannel~work";
    @TempDir
    Path folder;
    private FakeTelegramServer home;
    private FakeTelegramServer work;
    private FakeModelServer model;
    private HostedGateway gateway;
    private ControlClient client;
    private Instances before;

    @BeforeEach
    void start() throws Exception {
        home = new FakeTelegramServer();
        work = new FakeTelegramServer(0, WORK_TOKEN);
        model = new FakeModelServer();
        gateway = new HostedGateway(folder, members(both()));
        client = gateway.connect();
        Await.until("both poll", PATIENCE, () -> home.waiting() == 1 && work.waiting() == 1);
        before = Instances.now(gateway.context());
        assertTrue(before.objects().keySet().containsAll(Set.of(HOME, WORK)), before.objects().keySet().toString());
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
        model.close();
        work.close();
        home.close();
    }

    private String[] members(String accounts, String... more) {
        String[] members = Arrays.copyOf(more, more.length + 2);
        members[more.length] = channels("", accounts);
        members[more.length + 1] = Texts.model(model);
        return members;
    }

    private static String channels(String others, String accounts) {
        return "channels: { " + others + "telegram: { accounts: { " + accounts + " } } }";
    }

    private String both() { return account("home", home, FakeTelegramServer.TOKEN) + ", " + account("work", work, WORK_TOKEN); }

    private static String account(String id, FakeTelegramServer server, String token) {
        return id + ": { " + Texts.account(server.apiRoot(), token) + " }";
    }

    private Set<String> changed() throws Exception { return before.changed(Instances.now(gateway.context())); }

    private void answers(FakeTelegramServer server) {
        int sent = server.sent().size();
        server.say(7, "ECHO:still-here");
        Await.until("telegram answers", PATIENCE, () -> server.sent().size() == sent + 1);
    }

    @Test
    void nothingRealTouchesNothing() throws Exception {
        gateway.inForce(members("/* the same */ " + both()));
        assertEquals(Set.of(), changed());
        assertTrue(client.open());
    }

    @Test
    void whatIsSafeWhileConnectedIsTakenByTheSameInstances() throws Exception {
        gateway.more(", trustedProxies: ['10.0.0.1'], channelHealthCheckMinutes: 7");
        gateway.inForce(members(both()));
        assertEquals(Set.of(), changed());
        assertTrue(client.open());
        answers(home);
    }

    @Test
    void aTokenRestartsTheComponentOfItsAccount() throws Exception {
        try (FakeTelegramServer other = new FakeTelegramServer(0, "9:new-token")) {
            gateway.inForce(members(account("home", home, FakeTelegramServer.TOKEN) + ", " + account("work", other, "9:new-token")));
            assertEquals(Set.of(WORK), changed());
            assertTrue(client.open());
            answers(home);
            answers(other);
        }
    }

    @Test
    void anAccountComesAndGoesWithoutTheOthers() throws Exception {
        gateway.inForce(members(account("home", home, FakeTelegramServer.TOKEN)));
        assertEquals(Set.of(WORK), changed());
        Await.until("work is gone", PATIENCE, () -> work.waiting() == 0);
        before = Instances.now(gateway.context());
        gateway.inForce(members(both()));
        Await.until("work is there", PATIENCE, () -> changed().equals(Set.of(WORK)));
        answers(work);
        answers(home);
        assertTrue(client.open());
    }

    @Test
    void aPluginIsSwitchedOffAndOnAgainAsABundle() throws Exception {
        gateway.inForce(members(both(), "plugins: { entries: { telegram: { enabled: false } } }"));
        assertEquals(Set.of(HOME, WORK), changed());
        assertEquals(Bundle.RESOLVED, gateway.bundle("channel.telegram").getState());
        assertTrue(plugin().contains("disabled"), plugin());
        gateway.inForce(members(both()));
        Await.until("it is back", PATIENCE, () -> gateway.bundle("channel.telegram").getState() == Bundle.ACTIVE);
        answers(home);
        answers(work);
        assertEquals(Set.of(HOME, WORK), changed());
        assertTrue(client.open());
    }

    private String plugin() {
        for (var each : client.ask("plugins.list", Map.of()).path("plugins"))
            if (each.path("id").asText().endsWith(".telegram"))
                return each.path("state").asText();
        return "";
    }

    @Test
    void anUpdatedBundleIsTheOnlyOneThatChanges() throws Exception {
        gateway.update("channel.telegram");
        answers(home);
        answers(work);
        assertEquals(Set.of(HOME, WORK), changed());
        assertTrue(client.open());
    }

    @Test
    void anotherTokenIsAnsweredBeforeItCostsTheSocket() throws Exception {
        Map<String, Object> edit = Map.of("edits", List.of(Map.of("path", List.of("gateway", "auth", "token"), "value", "another-token")));
        JsonNode effect = client.ask("config.plan", edit).at("/effects/0");
        assertEquals("COMPONENT gateway.auth 1", effect.path("means").asText().toUpperCase(Locale.ROOT) + " " + effect.path("what").asText()
                + " " + effect.path("connections"));
        assertTrue(client.ask("config.edit", edit).path("ok").asBoolean());
        assertEquals(1012, client.closeCode());
        Set<String> changed = changed();
        changed.removeIf(name -> name.startsWith("control/") || name.startsWith("auth/"));
        assertFalse(changed.contains(HOME) || changed.contains(WORK), changed.toString());
        answers(home);
        Await.until("the new token lets in", PATIENCE, () -> {
            try (ControlClient back = ControlClient.connect(gateway.url(), "another-token")) {
                return back.open();
            } catch (RuntimeException | AssertionError e) {
                return false;
            }
        });
    }

    @Test
    void anotherPortMovesTheListenerWhileChannelsAndRunsGoOn() throws Exception {
        CompletableFuture<String> running = client.agentLater("main", "SLOW please");
        running.exceptionally(_ -> "");
        Await.until("the model is asked", PATIENCE, () -> !model.requests().isEmpty());
        gateway.port(HostedGateway.freePort());
        gateway.inForce(members(both()));
        client.event("shutdown", _ -> true);
        assertEquals(1012, client.closeCode());
        gateway.awaitHealth();
        Set<String> moved = changed();
        // those whose sockets the listener opens
        moved.removeIf(name -> name.startsWith("control/") || name.startsWith("http.canvas/"));
        assertEquals(Set.of(), moved);
        answers(home);
        try (ControlClient back = gateway.connect()) {
            Await.until("the run ended as if nothing had been", PATIENCE,
                    () -> back.ask("chat.history", Map.of("sessionKey", "main")).toString().contains("w199"));
        }
    }

    @Test
    void aPortThatIsTakenLeavesEverythingAsItWas() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = gateway.port();
            gateway.port(taken.getLocalPort());
            gateway.configure(members(account("home", home, FakeTelegramServer.TOKEN)));
            Await.until("it is told", Duration.ofSeconds(60), this::backInForce);
            gateway.port(port);
            assertTrue(client.open());
            assertFalse(changed().stream().anyMatch(name -> name.startsWith("control/") || name.equals(HOME)), changed().toString());
            answers(work);
            answers(home);
        }
    }

    @Test
    void aComponentThatDoesNotComeUpLeavesEverythingAsItWas() throws Exception {
        gateway.inForce(channels("fussy: { word: 'good' }, ", both()), Texts.model(model));
        client.ask("plugins.install",
                Map.of("fileName", "fussy.jar", "content", Base64.getEncoder().encodeToString(BrokenBundle.fussyComponent())));
        Await.until("it is there", PATIENCE, this::fussy);
        gateway.configure(channels("fussy: { word: 'bad' }, ", account("home", home, FakeTelegramServer.TOKEN)), Texts.model(model));
        Await.until("it is told", Duration.ofSeconds(60), this::backInForce);
        Await.until("the account that was taken away is back", PATIENCE, () -> work.waiting() == 1);
        assertTrue(fussy());
        answers(home);
        answers(work);
        assertFalse(changed().contains(HOME));
    }

    private boolean fussy() throws Exception {
        return gateway.context().getAllServiceReferences(Runnable.class.getName(), "(service.pid=channels.fussy~default)") != null;
    }

    private boolean backInForce() { return client.ask("status", Map.of()).toString().contains("previous configuration is back in force"); }
}
