package ai.openclaw.http.completions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.RunResult;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeRemoteFiles;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.ServletServer;
import ai.openclaw.testkit.Tree;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that a chat completion names by address; security checklist 21 and 25. */
class PicturesByAddressTest {
    private static final String PATH = "/v1/chat/completions";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    private static final String CAT = "https://example.com/cat.png";
    private static final String DOG = "https://example.com/dog";
    private final FakeRuns runs = new FakeRuns();
    private final FakeRemoteFiles web = new FakeRemoteFiles().put(CAT, "image/png", PNG).put(DOG, "application/octet-stream", PNG);
    private final CompletionsServlet servlet = new CompletionsServlet(new FakeAccess(), new FakeAgents("main"), runs, new FakeConfig(),
            new CompletionFollowers(),
            settings("\"allowUrl\":true,\"urlAllowlist\":[\"example.com\"],\"maxRedirects\":1,\"timeoutMs\":900"));
    private ServletServer server;

    private static Map<String, Object> settings(String images) {
        return Map.of(".gateway.http",
                "{\"endpoints\":{\"chatCompletions\":{\"enabled\":true,\"maxImageParts\":3,\"maxTotalImageBytes\":25," + "\"images\":{"
                        + images + "}}}}");
    }

    @BeforeEach
    void start() throws Exception {
        servlet.web = web;
        server = ServletServer.of(Map.of(PATH, servlet));
        runs.play = request -> runs.end(request.runId(), FakeRuns.result(RunResult.Status.OK, "A cat."));
    }

    @AfterEach
    void stop() { server.close(); }

    private HttpResponse<String> ask(String... urls) throws Exception {
        String parts = Stream.of(urls).map(url -> ",{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}")
                .collect(Collectors.joining());
        return server.post(PATH,
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"what is it?\"}" + parts + "]}]}",
                "Authorization", "Bearer " + FakeAccess.TOKEN);
    }

    private static void assertRefused(HttpResponse<String> response, String param, String words) {
        assertEquals(400, response.statusCode(), response.body());
        Object tree = Objects.requireNonNull(JsonText.parse(response.body()));
        assertEquals("invalid_request_error", Tree.at(tree, "error", "type"));
        assertEquals(param, Tree.at(tree, "error", "param"));
        assertTrue(String.valueOf(Tree.at(tree, "error", "message")).contains(words), response.body());
    }

    @Test
    void areFetchedSideBySideAndReachTheRun() throws Exception {
        web.together(2);
        assertEquals(200, ask(CAT, DOG).statusCode());
        String png = Base64.getEncoder().encodeToString(PNG);
        assertEquals(List.of("image/png " + png, "image/png " + png),
                runs.requests.getFirst().images().stream().map(image -> image.mimeType() + " " + image.data()).toList());
        assertEquals(List.of("example.com"), web.limits.getFirst().hosts());
        assertEquals(List.of(10_485_760L, 1, 900L), List.of(web.limits.getFirst().maxBytes(), web.limits.getFirst().maxRedirects(),
                web.limits.getFirst().timeout().toMillis()));
    }

    @Test
    void areNotFetchedUnlessThatIsSwitchedOn() throws Exception {
        servlet.change(settings(""));
        assertRefused(ask(CAT), "messages[0].content[1].image_url",
                "a person can set gateway.http.endpoints.chatCompletions.images.allowUrl to true");
        assertEquals(List.of(), web.asked);
        assertEquals(200, ask("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG)).statusCode());
        servlet.web = null;
        servlet.change(settings("\"allowUrl\":true"));
        assertRefused(ask(CAT), "messages[0].content[1].image_url", "bundle tools.web, which is not there");
    }

    @Test
    void thoseThatCannotBeFetchedAreNamedByTheirPart() throws Exception {
        assertRefused(ask(CAT, "https://gone.example.com/"), "messages[0].content[2].image_url",
                "messages[0].content[2].image_url: there is no host");
        assertEquals(List.of(), runs.requests);
    }

    @Test
    void areCheckedAsThoseThatCameAlong() throws Exception {
        web.put("https://example.com/page", "image/png", "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertRefused(ask("https://example.com/page"), "messages[0].content[1].image_url", "the picture is no image/png");
        web.put("https://example.com/x.svg", "image/svg+xml", PNG.clone()).put("https://example.com/y.svg", "image/svg+xml", new byte[1]);
        assertEquals(200, ask("https://example.com/x.svg").statusCode(), "it counts what it is");
        assertRefused(ask("https://example.com/y.svg"), "messages[0].content[1].image_url", "\"image/svg+xml\" are not taken");
        HttpResponse<String> together = ask(CAT, DOG, CAT);
        assertTrue(together.statusCode() == 400 && together.body().contains("more than 25 bytes together"), together.body());
        servlet.change(settings("\"allowUrl\":true,\"maxBytes\":5"));
        assertRefused(ask(CAT), "messages[0].content[1].image_url", "bigger than 5 bytes");
    }

    @Test
    void nothingIsFetchedForARequestThatIsWrongAnyway() throws Exception {
        assertRefused(ask(CAT, CAT, CAT, CAT), "messages[0].content[4].image_url", "more than 3 pictures");
        assertRefused(ask(CAT, "data:image/png;base64,%%%"), "messages[0].content[2].image_url", "no base64");
        assertEquals(List.of(), web.asked);
    }

    @Test
    void aClientThatLeavesEndsItsFetches() throws Exception {
        web.together(2);
        CompletableFuture<Integer> waiting = status();
        Await.until("it is asked for", () -> !web.asked.isEmpty());
        server.clientsLeave();
        Await.until("it is given up", () -> web.givenUp.equals(List.of(CAT)));
        waiting.cancel(true);
        assertEquals(List.of(), runs.requests);
    }

    @Test
    void anEndpointThatGoesEndsItsFetchesAndSaysSo() throws Exception {
        web.together(2);
        CompletableFuture<Integer> waiting = status();
        Await.until("it is asked for", () -> !web.asked.isEmpty());
        servlet.stop();
        assertEquals(503, waiting.join());
        Await.until("it is given up", () -> web.givenUp.equals(List.of(CAT)));
    }

    private CompletableFuture<Integer> status() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return ask(CAT).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
