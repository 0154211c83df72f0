import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures a built gateway from outside and prints a table. Run by hand on a quiet machine, after {@code ./mvnw package -DskipTests}:
 *
 * <pre>java integration-tests/bench/Bench.java [folder of the unpacked distribution]</pre>
 *
 * Client, model server and gateway share the machine. Nothing here is asserted.
 */
class Bench {
    private static final int STARTS = 5;

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
        try (Model model = new Model(); Gateway gateway = new Gateway(script, model.port())) {
            row("idle RSS after 10 s", "%d MB", gateway.rssAfter(10_000));
            commands(gateway);
            requests(gateway, "status");
            requests(gateway, "system-presence");
            requests(gateway, "sessions.list");
            requests(gateway, "channels.status");
            requests(gateway, "config.get");
            edits(gateway);
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
            try (Gateway gateway = new Gateway(script, 0)) {
                ms[i] = gateway.startMs;
            }
        Arrays.sort(ms);
        row("process start to first hello-ok (median of 5)", "%.0f ms", ms[STARTS / 2]);
    }

    private void commands(Gateway gateway) throws Exception {
        row("openclaw health", "%.0f ms", median(() -> command(gateway, "health", "--port", "" + gateway.port, "--token", Client.TOKEN)));
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

    /** From the moment that the file is whole on disk until somebody works with it. */
    private void edits(Gateway gateway) throws Exception {
        String text = Files.readString(gateway.config());
        try (Client client = gateway.connect(List.of("operator.admin"))) {
            double[] ms = new double[20];
            for (int i = 0; i < ms.length; i++) {
                String mark = "model-" + i + "-of-the-edit";
                Files.writeString(gateway.config(), text.replace("'Fake'", "'" + mark + "'"));
                long started = System.nanoTime();
                while (!client.request("models.list", "{}").contains(mark))
                    Thread.onSpinWait();
                ms[i] = (System.nanoTime() - started) / 1e6;
            }
            Arrays.sort(ms);
            row("edit of openclaw.json until in effect, 300 ms debounce among it, p50 / max", "%.0f / %.0f ms", ms[10], ms[19]);
        }
        Files.writeString(gateway.config(), text);
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
}
