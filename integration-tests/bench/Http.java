import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what the endpoints in the style of OpenAI cost: what a completion takes beside the model server's own time, the memory of
 * many streams, and what clients notice of updates. Run by hand as {@link Bench} is:
 *
 * <pre>java integration-tests/bench/Http.java [folder of the unpacked distribution]</pre>
 */
class Http {
    private static final int STREAMS = 500;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final CountDownLatch HELD = new CountDownLatch(1);

    public static void main(String[] arguments) throws Exception {
        Path image = arguments.length > 0 ? Path.of(arguments[0]) : newest(Path.of("distribution/gateway/target"));
        // the JDK's server waits for an acknowledgement before it sends the rest of an answer, up to 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        model.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.createContext("/", Http::answer);
        model.start();
        try (Gateway gateway = new Gateway(image.toAbsolutePath().resolve("bin/openclaw").toString(), model.getAddress().getPort())) {
            switchOn(gateway);
            completions(gateway, model.getAddress().getPort());
            streams(gateway);
            updates(gateway, image);
        }
        System.exit(0);
    }

    private static Path newest(Path target) throws IOException {
        try (var folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/openclaw"))).findFirst().orElseThrow();
        }
    }

    /** Twenty words at once; a message that asks to hold gets one word, and the rest when the test lets it. */
    private static void answer(HttpExchange exchange) throws IOException {
        boolean hold = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("HOLD");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < (hold ? 1 : 20); i++)
                words.append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"w").append(i).append(" \"}}]}\n\n");
            out.write(words.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (hold)
                HELD.await();
            out.write("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                    .getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void switchOn(Gateway gateway) throws Exception {
        String config = Files.readString(gateway.config()).replace("mode: 'local'",
                "mode: 'local', http: { endpoints: { chatCompletions: { enabled: true } } }");
        Files.writeString(gateway.config(), config.substring(0, config.lastIndexOf('}')) + ", agents: { defaults: { maxConcurrent: 256 } } }");
        while (post(gateway.port, "hi").statusCode() != 200)
            Thread.sleep(100);
    }

    private static HttpResponse<String> post(int port, String message) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + Client.TOKEN).POST(HttpRequest.BodyPublishers.ofString(body(message, false))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String body(String message, boolean stream) {
        return "{\"model\":\"openclaw\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + message + "\"}]}";
    }

    private static double[] measured(int port) throws Exception {
        double[] ms = new double[500];
        for (int i = 0; i < 500 + ms.length; i++) {
            long started = System.nanoTime();
            post(port, "bench " + i);
            if (i >= 500)
                ms[i - 500] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(ms);
        return ms;
    }

    private static void completions(Gateway gateway, int modelPort) throws Exception {
        double[] alone = measured(modelPort);
        double[] through = measured(gateway.port);
        row("a completion beside the model server's own time, p50 / p99", "%.1f / %.1f ms", through[250] - alone[250],
                through[495] - alone[495]);
    }

    private static void streams(Gateway gateway) throws Exception {
        long before = gateway.rssAfter(1000);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port);
            sockets.add(socket);
            String body = body("HOLD " + i, true);
            socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + Client.TOKEN
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
        }
        for (Socket socket : sockets) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); !line.contains("\"role\""); line = reader.readLine())
                continue;
        }
        row(STREAMS + " streams that go on: more RSS", "%d MB", gateway.rssAfter(3000) - before);
        HELD.countDown();
        for (Socket socket : sockets)
            socket.close();
    }

    /** Updates an endpoint again and again while eight clients use it and another one. */
    private static void updates(Gateway gateway, Path image) throws Exception {
        HttpRequest tool = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + "/tools/invoke"))
                .header("Authorization", "Bearer " + Client.TOKEN).POST(HttpRequest.BodyPublishers.ofString("{\"tool\":\"agents_list\"}"))
                .build();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + "/health")).build();
        Load updated = new Load(tool, 4);
        Load other = new Load(health, 4);
        String params = "{\"fileName\":\"http.tools.jar\",\"content\":\""
                + Base64.getEncoder().encodeToString(Files.readAllBytes(image.resolve("lib/http.tools.jar"))) + "\"}";
        try (Client client = gateway.connect(List.of("operator.admin"))) {
            for (int i = 0; i < 20; i++) {
                client.request("plugins.update", params);
                Thread.sleep(200);
            }
        }
        updated.end();
        other.end();
        row("20 updates of an endpoint under load: its answers; 503 among them; anything else; longest wait", "%d; %d; %d; %.0f ms",
                updated.answers.get(), updated.later.get(), updated.wrong.get(), updated.longest.get() / 1e6);
        row("meanwhile another endpoint: its answers; other than 200; longest wait", "%d; %d; %.0f ms", other.answers.get(),
                other.later.get() + other.wrong.get(), other.longest.get() / 1e6);
    }

    /** Clients that ask the same again and again. */
    private static final class Load {
        final AtomicLong answers = new AtomicLong();
        final AtomicLong later = new AtomicLong();
        final AtomicLong wrong = new AtomicLong();
        final AtomicLong longest = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean over;

        Load(HttpRequest request, int clients) throws InterruptedException {
            for (int i = 0; i < clients; i++)
                threads.add(Thread.ofPlatform().start(() -> ask(request)));
            Thread.sleep(2000);
            longest.set(0);
        }

        private void ask(HttpRequest request) {
            while (!over)
                try {
                    long started = System.nanoTime();
                    HttpResponse<Void> answer = CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
                    longest.accumulateAndGet(System.nanoTime() - started, Math::max);
                    boolean busy = answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
                    (answer.statusCode() == 200 ? answers : busy ? later : wrong).incrementAndGet();
                } catch (IOException | InterruptedException e) {
                    wrong.incrementAndGet();
                }
        }

        void end() throws InterruptedException {
            over = true;
            for (Thread thread : threads)
                thread.join();
        }
    }

    private static void row(String what, String format, Object... figures) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, format, figures) + " |");
    }
}
