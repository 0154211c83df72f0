package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeTelegramServerTest {
    private final FakeTelegramServer server = new FakeTelegramServer();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void keepsUpdatesUntilTheyAreConfirmed() {
        server.say(7, "one");
        assertTrue(call("getUpdates", "{}").body().contains("\"one\""));
        assertTrue(call("getUpdates", "{\"offset\":100}").body().contains("\"one\""));
        assertTrue(call("getUpdates", "{\"offset\":101}").body().contains("\"result\":[]"));
        assertEquals(0, server.unconfirmed());
    }

    @Test
    void endsTheFirstOfTwoPollers() {
        CompletableFuture<HttpResponse<String>> first = later("getUpdates", "{\"timeout\":20}");
        Await.until("the first waits", () -> server.waiting() == 1);
        CompletableFuture<HttpResponse<String>> second = later("getUpdates", "{\"timeout\":20}");
        assertEquals(409, first.join().statusCode());
        server.say(7, "for the second");
        assertTrue(second.join().body().contains("for the second"));
    }

    @Test
    void refusesAnotherToken() { assertEquals(401, send("/bot1234:wrong/getMe", "{}").join().statusCode()); }

    @Test
    void failsOnceWhenTold() {
        server.fail("sendMessage", 429, "Too Many Requests: retry after 3", Map.of("retry_after", 3));
        assertTrue(call("sendMessage", "{\"chat_id\":7,\"text\":\"x\"}").body().contains("\"retry_after\":3"));
        assertEquals(200, call("sendMessage", "{\"chat_id\":7,\"text\":\"x\"}").statusCode());
        assertEquals(1, server.sent().size());
    }

    @Test
    void isToldThingsOverHttp() {
        send("/control/say", "{\"from\":7,\"text\":\"from afar\"}").join();
        assertTrue(call("getUpdates", "{}").body().contains("from afar"));
    }

    private HttpResponse<String> call(String method, String json) { return later(method, json).join(); }

    private CompletableFuture<HttpResponse<String>> later(String method, String json) {
        return send("/bot" + FakeTelegramServer.TOKEN + "/" + method, json);
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.apiRoot() + path)).POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
