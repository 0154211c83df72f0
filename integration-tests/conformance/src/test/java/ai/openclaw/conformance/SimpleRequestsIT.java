package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that any page may let a browser send without asking first: they change nothing (security checklist 3). */
class SimpleRequestsIT {
    private static final List<String> PATHS = List.of("/", "/health", "/readyz", "/chat", "/api/config", "/tools/invoke", "/hooks/wake",
            "/v1/chat/completions", "/__openclaw/control-ui-config.json",
            "/any?token=tok-contract-0001&method=set-heartbeats&enabled=false");
    private static final List<String> KINDS = List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x");
    private static final String BODY = "{\"type\":\"req\",\"id\":\"1\",\"method\":\"agents.delete\",\"params\":{\"agentId\":\"main\"}}";
    @TempDir
    Path folder;

    @Test
    void changeNothing() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(folder); HttpClient browser = HttpClient.newHttpClient()) {
            Await.until("the start is over", Duration.ofSeconds(20), () -> Files.exists(folder.resolve("state/config/valid")));
            Map<String, String> before = state();
            for (String path : PATHS) {
                URI target = URI.create(gateway.url().replace("ws:", "http:") + path);
                HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Origin", "https://evil.example");
                browser.send(request.copy().GET().build(), HttpResponse.BodyHandlers.discarding());
                for (String kind : KINDS) {
                    int status = browser
                            .send(request.copy().header("Content-Type", kind).POST(HttpRequest.BodyPublishers.ofString(BODY)).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    assertTrue(status >= 400, "POST " + path + " of " + kind + ": " + status);
                }
            }
            assertEquals(before, state());
        }
    }

    /** What the gateway keeps, but for what it notes by itself. */
    private Map<String, String> state() throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/logs/")).toList())
                hashes.put(folder.relativize(file).toString(),
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        }
        return hashes;
    }
}
