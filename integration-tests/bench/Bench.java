import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a built gateway from outside and prints a table. Run by hand on a quiet machine, after {@code ./mvnw package -DskipTests}:
 *
 * <pre>java integration-tests/bench/Bench.java [folder of the unpacked distribution]</pre>
 *
 * Client, model server and gateway share the machine. Nothing here is asserted.
 */
class Bench {
    private static final String TOKEN = "bench";
    private static final int STARTS = 5;
    private static final Pattern LISTENING = Pattern.compile("listening on ws://127\\.0\\.0\\.1:(\\d+)");

    private final Path image;
    private final String script;
    private final List<String[]> rows = new ArrayList<>();

    Bench(Path image) {
        this.image = image;
        this.script = image.resolve("bin/openclaw").toString();
    }

    public static void main(String[] arguments) throws Exception {
        Path image = arguments.length > 0 ? Path.of(arguments[0]) : newest(Path.of("distribution/gateway/target"));
        new Bench(image.toAbsolutePath()).run();
    }

    private static Path newest(Path target) throws IOException {
        try (var folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/openclaw"))).findFirst().orElseThrow();
        }
    }

    private void run() throws Exception {
        starts();
        try (Model model = new Model(); Gateway gateway = new Gateway(model.port())) {
            row("idle RSS after 10 s", "%d MB", gateway.rssAfter(10_000));
            commands(gateway);
            requests(gateway, "status");
            requests(gateway, "system-presence");
            requests(gateway, "sessions.list");
            requests(gateway, "channels.status");
            fanOut(gateway);
            turns(gateway);
            updates(gateway);
            row("RSS at the end", "%d MB", gateway.rssAfter(0));
            row("SIGTERM to exit", "%.0f ms", gateway.stop());
        }
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        rows.forEach(row -> System.out.printf(Locale.ROOT, "| %-" + width + "s | %s |%n", row[0], row[1]));
    }

    private void row(String what, String format, Object... figures) {
        rows.add(new String[]{what, String.format(Locale.ROOT, format, figures)});
        System.err.println("  " + what + ": " + rows.getLast()[1]);
    }

    private void starts() throws Exception {
        double[] ms = new double[STARTS];
        for (int i = 0; i < STARTS; i++)
            try (Gateway gateway = new Gateway(0)) {
                ms[i] = gateway.startMs;
            }
        Arrays.sort(ms);
        row("process start to first hello-ok (median of 5)", "%.0f ms", ms[STARTS / 2]);
    }

    private void commands(Gateway gateway) throws Exception {
        row("openclaw health", "%.0f ms", median(() -> command(gateway, "health", "--port", "" + gateway.port, "--token", TOKEN)));
        row("openclaw --version", "%.0f ms", median(() -> command(gateway, "--version")));
    }

    private double command(Gateway gateway, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(script));
        line.addAll(List.of(arguments));
        long started = System.nanoTime();
        Process process = gateway.process(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0)
            throw new IOException(line + " failed");
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(Callable<Double> once) throws Exception {
        double[] ms = new double[9];
        for (int i = 0; i < ms.length; i++)
            ms[i] = once.call();
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    private void requests(Gateway gateway, String method) throws Exception {
        try (Client client = gateway.connect(List.of("operator.admin"))) {
            client.rate(method, 20_000);
            row(method + ", one connection, 16 in flight", "%,.0f req/s", client.rate(method, 60_000));
        }
    }

    private void fanOut(Gateway gateway) throws Exception {
        AtomicInteger delivered = new AtomicInteger();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Client client = gateway.connect(List.of("operator.read"));
            clients.add(client);
            Thread.ofVirtual().start(() -> client.count("\"event\":\"presence\"", delivered));
        }
        try (Client sender = gateway.connect(List.of("operator.admin"))) {
            for (int round = 0; round < 10; round++) {
                int before = delivered.get();
                long started = System.nanoTime();
                for (int i = 0; i < 100; i++)
                    sender.request("system-event", "{\"text\":\"bench " + i + "\"}");
                while (delivered.get() - before < 50 * 100 && System.nanoTime() - started < 20_000_000_000L)
                    Thread.onSpinWait();
                double seconds = (System.nanoTime() - started) / 1e9;
                if (round == 9)
                    row("presence fan-out to 50 clients", "%,.0f events/s", (delivered.get() - before) / seconds);
            }
        }
        for (Client client : clients)
            client.close();
    }

    private void turns(Gateway gateway) throws Exception {
        try (Client client = gateway.connect(List.of("operator.write"))) {
            for (int i = 0; i < 300; i++)
                client.turn("warm", "w" + i);
            double[] ms = new double[200];
            for (int i = 0; i < ms.length; i++) {
                long started = System.nanoTime();
                client.turn("one", "s" + i);
                ms[i] = (System.nanoTime() - started) / 1e6;
            }
            Arrays.sort(ms);
            row("agent turn against a local streaming server, p50 / p99", "%.1f / %.1f ms", ms[100], ms[197]);
        }
        int sessions = 10;
        int each = 60;
        List<Thread> threads = new ArrayList<>();
        long started = System.nanoTime();
        for (int s = 0; s < sessions; s++) {
            String session = "c" + s;
            threads.add(Thread.ofVirtual().start(() -> {
                try (Client client = gateway.connect(List.of("operator.write"))) {
                    for (int i = 0; i < each; i++)
                        client.turn(session, session + "-" + i);
                } catch (IOException e) {
                    System.err.println("a turn failed: " + e);
                }
            }));
        }
        for (Thread thread : threads)
            thread.join();
        row("turns over 10 sessions", "%.0f turns/s", sessions * each / ((System.nanoTime() - started) / 1e9));
    }

    private void updates(Gateway gateway) throws Exception {
        Path jar = image.resolve("lib/method.sessions.jar");
        String params = "{\"fileName\":\"method.sessions.jar\",\"content\":\"" + Base64.getEncoder().encodeToString(Files.readAllBytes(jar)) + "\"}";
        try (Client client = gateway.connect(List.of("operator.admin"))) {
            double[] ms = new double[50];
            for (int i = 0; i < ms.length; i++) {
                long started = System.nanoTime();
                client.request("plugins.update", params);
                ms[i] = (System.nanoTime() - started) / 1e6;
            }
            Arrays.sort(ms);
            row("bundle update until its service is back, p50 / max", "%.0f / %.0f ms", ms[25], ms[49]);
        }
    }

    /** A gateway process with a state folder of its own. */
    private final class Gateway implements AutoCloseable {
        final int port;
        final double startMs;
        private final Path state = Files.createTempDirectory("openclaw-bench");
        private final Process process;

        Gateway(int modelPort) throws Exception {
            Files.writeString(state.resolve("openclaw.json"), "{ gateway: { mode: 'local' }" + (modelPort == 0 ? ""
                    : ", models: { providers: { fake: { api: 'openai-completions', baseUrl: 'http://127.0.0.1:" + modelPort
                            + "/v1', apiKey: 'k', models: [{ id: 'fake-1', name: 'Fake' }] } } }") + " }");
            long started = System.nanoTime();
            process = process(List.of(script, "gateway", "--port", "0", "--token", TOKEN)).start();
            port = port(process);
            connect(List.of("operator.read")).close();
            startMs = (System.nanoTime() - started) / 1e6;
            Thread.ofVirtual().start(() -> {
                try {
                    process.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the gateway has ended
                }
            });
        }

        ProcessBuilder process(List<String> command) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
            return builder;
        }

        private static int port(Process process) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int c = process.getInputStream().read(); c >= 0; c = process.getInputStream().read()) {
                text.append((char) c);
                Matcher matcher = LISTENING.matcher(text);
                if (c == '\n' && matcher.find())
                    return Integer.parseInt(matcher.group(1));
            }
            throw new IOException("the gateway did not start: " + text);
        }

        Client connect(List<String> scopes) throws IOException {
            return new Client(port, scopes);
        }

        long rssAfter(long ms) throws Exception {
            Thread.sleep(ms);
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")))
                if (line.startsWith("VmRSS"))
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            return -1;
        }

        double stop() throws InterruptedException {
            long started = System.nanoTime();
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            return (System.nanoTime() - started) / 1e6;
        }

        @Override
        public void close() throws Exception {
            stop();
            process.destroyForcibly();
            try (var files = Files.walk(state)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList())
                    Files.deleteIfExists(file);
            }
        }
    }

    /** A WebSocket client that costs next to nothing. */
    private static final class Client implements AutoCloseable {
        private final Socket socket = new Socket();
        private final DataInputStream in;
        private final OutputStream out;
        private int ids;

        Client(int port, List<String> scopes) throws IOException {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            out = socket.getOutputStream();
            out.write(("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            for (int matched = 0; matched < 4;) {
                int c = in.readUnsignedByte();
                matched = c == "\r\n\r\n".charAt(matched) ? matched + 1 : c == '\r' ? 1 : 0;
            }
            receive();
            request("connect", "{\"minProtocol\":3,\"maxProtocol\":4,\"client\":{\"id\":\"test\",\"version\":\"1\",\"platform\":\"java\",\"mode\":\"test\"},"
                    + "\"scopes\":[\"" + String.join("\",\"", scopes) + "\"],\"auth\":{\"token\":\"" + TOKEN + "\"}}");
        }

        private void send(String text) throws IOException {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            int head = payload.length < 126 ? 6 : payload.length < 65_536 ? 8 : 14;
            byte[] frame = new byte[head + payload.length];
            frame[0] = (byte) 0x81;
            frame[1] = (byte) (0x80 | (payload.length < 126 ? payload.length : payload.length < 65_536 ? 126 : 127));
            if (head > 6)
                for (int i = 0; i < head - 6; i++)
                    frame[2 + i] = (byte) ((long) payload.length >> 8 * (head - 7 - i));
            System.arraycopy(payload, 0, frame, head, payload.length); // a mask of zeros leaves the bytes as they are
            out.write(frame);
        }

        private String receive() throws IOException {
            in.readUnsignedByte();
            long length = in.readUnsignedByte() & 127;
            if (length == 126)
                length = in.readUnsignedShort();
            else if (length == 127)
                length = in.readLong();
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new String(payload, StandardCharsets.UTF_8);
        }

        String request(String method, String params) throws IOException {
            String id = "q" + ++ids;
            send("{\"type\":\"req\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
            return answer(id);
        }

        private String answer(String id) throws IOException {
            String start = "{\"type\":\"res\",\"id\":\"" + id + "\"";
            for (String frame = receive();; frame = receive())
                if (frame.startsWith(start)) {
                    if (!frame.startsWith(",\"ok\":true", start.length()))
                        throw new IOException(frame);
                    return frame;
                }
        }

        void turn(String session, String key) throws IOException {
            String params = "{\"message\":\"bench\",\"sessionKey\":\"agent:main:" + session + "\",\"idempotencyKey\":\"" + key + "-" + System.nanoTime() + "\"}";
            request("agent", params);
            answer("q" + ids);
        }

        double rate(String method, int times) throws IOException {
            long started = System.nanoTime();
            int first = ids;
            int asked = 0;
            for (int answered = 0; answered < times;) {
                for (; asked < times && asked - answered < 16; asked++)
                    send("{\"type\":\"req\",\"id\":\"q" + ++ids + "\",\"method\":\"" + method + "\",\"params\":{}}");
                if (receive().startsWith("{\"type\":\"res\""))
                    answered++;
            }
            return (ids - first) / ((System.nanoTime() - started) / 1e9);
        }

        void count(String mark, AtomicInteger counter) {
            try {
                while (true)
                    if (receive().contains(mark))
                        counter.incrementAndGet();
            } catch (IOException e) {
                // closed: the count is complete
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A model server that streams twenty words at once, as fast as it can. */
    private static final class Model implements AutoCloseable {
        private final java.net.ServerSocket server = new java.net.ServerSocket(0, 200, InetAddress.getLoopbackAddress());

        Model() throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket socket = server.accept();
                        socket.setTcpNoDelay(true);
                        Thread.ofVirtual().start(() -> serve(socket));
                    }
                } catch (IOException e) {
                    // closed
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        private static void serve(Socket socket) {
            try (socket; BufferedInputStream in = new BufferedInputStream(socket.getInputStream()); OutputStream out = socket.getOutputStream()) {
                while (true) {
                    int length = 0;
                    for (String line = line(in); !line.isEmpty(); line = line(in))
                        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                            length = Integer.parseInt(line.substring(15).strip());
                    in.readNBytes(length);
                    StringBuilder body = new StringBuilder();
                    for (int i = 0; i < 20; i++)
                        body.append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"w").append(i).append(" \"}}]}\n\n");
                    body.append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
                    out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // the client has gone
            }
        }

        private static String line(BufferedInputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0)
                    throw new IOException("closed");
                if (c != '\r')
                    line.append((char) c);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
