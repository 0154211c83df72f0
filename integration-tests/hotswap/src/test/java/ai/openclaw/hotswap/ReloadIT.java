package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit of openclaw.json reaches what it concerns and nothing else. */
class ReloadIT {
    private static final Duration APPLIED = Duration.ofSeconds(30);
    private static final String OTHER_TOKEN = "5678:other-token";
    @TempDir
    Path folder;

    @Test
    void anEditReachesWhatItConcernsAndNothingElse() throws Exception {
        try (FakeTelegramServer home = new FakeTelegramServer();
                FakeTelegramServer work = new FakeTelegramServer(0, OTHER_TOKEN);
                HostedGateway gateway = new HostedGateway(folder, accounts(account("home", home, FakeTelegramServer.TOKEN, 7)));
                ControlClient client = gateway.connect()) {
            Await.until("home polls", APPLIED, () -> home.waiting() == 1);
            answered(home, 7);

            // a second account comes; the first is not touched
            String started = startedAt(client, "home");
            gateway.configure(accounts(account("home", home, FakeTelegramServer.TOKEN, 7), account("work", work, OTHER_TOKEN, 7)));
            Await.until("work polls", APPLIED, () -> work.waiting() == 1);
            answered(work, 7);
            assertEquals(started, startedAt(client, "home"));

            // who may write changes
            gateway.configure(accounts(account("home", home, FakeTelegramServer.TOKEN, 8), account("work", work, OTHER_TOKEN, 7)));
            Await.until("home started anew", APPLIED, () -> startedAfter(client, "home", started) && home.waiting() == 1);
            answered(home, 8);

            // a wrong token stops one account; the other goes on
            String workStarted = startedAt(client, "work");
            gateway.configure(accounts(account("home", home, "1234:wrong", 8), account("work", work, OTHER_TOKEN, 7)));
            Await.until("the token is refused", APPLIED,
                    () -> status(client, "home").path("lastError").asText().contains("token rejected"));
            answered(work, 7);
            assertEquals(workStarted, startedAt(client, "work"));
            gateway.configure(accounts(account("home", home, FakeTelegramServer.TOKEN, 8), account("work", work, OTHER_TOKEN, 7)));
            Await.until("home polls again", APPLIED, () -> home.waiting() == 1);
            answered(home, 8);

            // an account goes
            gateway.configure(accounts(account("home", home, FakeTelegramServer.TOKEN, 8)));
            Await.until("work is gone", APPLIED, () -> work.waiting() == 0 && status(client, "work").isMissingNode());
            assertTrue(client.open(), "nothing of this concerned the socket");

            // another port: clients are told, channels go on
            String before = startedAt(client, "home");
            gateway.port(HostedGateway.freePort());
            gateway.configure(accounts(account("home", home, FakeTelegramServer.TOKEN, 8)));
            client.event("shutdown", _ -> true);
            assertEquals(1012, client.closeCode());
            gateway.awaitHealth();
            try (ControlClient back = gateway.connect()) {
                assertEquals(before, startedAt(back, "home"));
                answered(home, 8);
            }
        }
    }

    private static String accounts(String... accounts) {
        return "channels: { telegram: { accounts: { " + String.join(", ", accounts) + " } } }";
    }

    private static String account(String id, FakeTelegramServer server, String token, int user) {
        return id + ": { " + Texts.account(server.apiRoot(), token).replace("'7'", "'" + user + "'") + " }";
    }

    private static JsonNode status(ControlClient client, String account) {
        for (JsonNode found : client.ask("channels.status", Map.of()).at("/channelAccounts/telegram"))
            if (found.path("accountId").asText().equals(account))
                return found;
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static String startedAt(ControlClient client, String account) { return status(client, account).path("lastStartAt").asText(); }

    /** Between two lives an account has not started at all. */
    private static boolean startedAfter(ControlClient client, String account, String before) {
        String now = startedAt(client, account);
        return !now.isEmpty() && !now.equals(before);
    }

    private static void answered(FakeTelegramServer server, int user) {
        int before = server.sent().size();
        server.say(user, "hello");
        Await.until("telegram answers", APPLIED, () -> server.sent().size() == before + 1);
    }
}
