package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.TinyPdf;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of PDFs and the fetcher of files are replaced while requests need them. */
class DocumentsSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String TEXT = "Every word of the paper is read. ".repeat(10).strip();
    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger read = new AtomicInteger();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private FakeModelServer model;
    private HostedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        model = new FakeModelServer();
        gateway = new HostedGateway(folder, Texts.model(model));
        gateway.more(", http: { endpoints: { responses: { enabled: true } } }");
        gateway.inForce(Texts.model(model));
        Await.until("PDFs are read", BACK, () -> post(pdf()).statusCode() == 200);
    }

    @AfterEach
    void stop() {
        over.set(true);
        gateway.close();
        model.close();
        client.close();
    }

    private static String pdf() {
        return "{\"type\":\"input_file\",\"filename\":\"a.pdf\",\"file_data\":\"" + Base64.getEncoder().encodeToString(TinyPdf.saying(TEXT))
                + "\"}";
    }

    private HttpResponse<String> post(String part) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/responses")).timeout(BACK)
                        .header("Authorization", "Bearer " + HostedGateway.TOKEN)
                        .POST(HttpRequest.BodyPublishers
                                .ofString("{\"model\":\"openclaw\",\"input\":[{\"role\":\"user\",\"content\":[" + part + "]}]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void documentsAreReadAgainAfterEveryUpdateAndNoProcessIsLeft() throws Exception {
        List<Thread> callers = Stream.of(1, 2).map(_ -> Thread.ofVirtual().start(this::ask)).toList();
        for (int round = 0; round < 4; round++) {
            int before = read.get();
            gateway.update(round % 2 == 0 ? "documents.pdf" : "tools.web");
            Await.until("they are read again", BACK, () -> read.get() > before + 2 || !wrong.isEmpty());
        }
        over.set(true);
        for (Thread caller : callers)
            assertTrue(caller.join(BACK), "a caller hangs");
        assertEquals(List.of(), wrong);
        assertTrue(String.valueOf(model.requests().getLast().get("messages")).contains("Every word of the paper"));
        HttpResponse<String> inside = post("{\"type\":\"input_file\",\"file_url\":\"http://127.0.0.1:" + gateway.port() + "/health\"}");
        assertTrue(inside.body().contains("is not on the public internet"), inside.body());
        Await.until("no process is left", BACK, () -> ProcessHandle.current().descendants()
                .noneMatch(process -> process.info().commandLine().orElse("").contains("documents.pdf.ReaderProgram")));
    }

    private void ask() {
        while (!over.get() && wrong.size() < 5)
            try {
                HttpResponse<String> answer = post(pdf());
                boolean told = answer.statusCode() == 400
                        && (answer.body().contains("stopped or updated") || answer.body().contains("without the bundle documents.pdf"));
                if (answer.statusCode() == 200)
                    read.incrementAndGet();
                else if (!told)
                    wrong.add(answer.statusCode() + " " + answer.body());
            } catch (IOException | InterruptedException e) {
                wrong.add(e.toString());
            }
    }
}
