package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.TinyPdf;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sends to /v1/responses of the packaged gateway, with the Java that is in the package. */
class DocumentsIT {
    private static final String PART = "{\"type\":\"input_file\",\"filename\":\"paper.pdf\",\"%s\":\"%s\"}";
    @TempDir
    Path folder;

    @Test
    void thePdfIsReadAndItsPageDrawnAndThisMachineIsNotFetchedFrom() throws Exception {
        try (FakeModelServer model = new FakeModelServer();
                Installation installation = new Installation(folder).write("{ gateway: { mode: 'local', auth: { mode: 'token', token: '"
                        + Installation.TOKEN + "' }, http: { endpoints: { responses: " + "{ enabled: true } } } }, "
                        + Installation.model(model) + " }")) {
            RunningGateway gateway = installation.gateway();
            String pdf = Base64.getEncoder().encodeToString(TinyPdf.saying("The paper of the test."));
            HttpResponse<String> read = post(gateway, PART.formatted("file_data", "data:application/pdf;base64," + pdf));
            assertEquals(200, read.statusCode(), read.body());
            String told = String.valueOf(model.requests().getLast().get("messages"));
            assertTrue(told.contains("The paper of the test."), told);
            assertTrue(told.contains("pictures of its pages: 1"), told);
            HttpResponse<String> inside = post(gateway, PART.formatted("file_url", "http://127.0.0.1:" + gateway.port() + "/health"));
            assertEquals(400, inside.statusCode(), inside.body());
            assertTrue(inside.body().contains("is not on the public internet"), inside.body());
        }
    }

    private static HttpResponse<String> post(RunningGateway gateway, String part) throws Exception {
        String body = "{\"model\":\"openclaw\",\"input\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/responses"))
                    .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + Installation.TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
