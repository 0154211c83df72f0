import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures what agents cost: turns in a long session, the first word, a large transcript, commands, and much output. Run by hand as {@link Bench} is:
 *
 * <pre>java integration-tests/bench/Agents.java [folder of the unpacked distribution]</pre>
 */
class Agents {
    private static final int LONG = 100;
    private static final int LARGE = 50 << 20;

    public static void main(String[] arguments) throws Exception {
        Path image = arguments.length > 0 ? Path.of(arguments[0]) : newest(Path.of("distribution/gateway/target"));
        try (AgentModel model = new AgentModel();
                Gateway gateway = new Gateway(image.toAbsolutePath().resolve("bin/openclaw").toString(), model.port());
                Client client = gateway.connect(List.of("operator.admin"))) {
            turns(client);
            firstWord(client, model);
            command(client, model);
            largeTranscript(gateway, client);
            muchOutput(gateway, client, model);
        }
        System.exit(0);
    }

    private static Path newest(Path target) throws IOException {
        try (var folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/openclaw"))).findFirst().orElseThrow();
        }
    }

    private static void row(String what, String format, Object... figures) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, format, figures) + " |");
    }

    private interface Turn {
        double ms(int i) throws Exception;
    }

    private static double[] measured(int warm, int times, Turn turn) throws Exception {
        double[] ms = new double[times];
        for (int i = 0; i < warm; i++)
            turn.ms(i);
        for (int i = 0; i < times; i++)
            ms[i] = turn.ms(warm + i);
        Arrays.sort(ms);
        return ms;
    }

    private static double turn(Client client, String session, String message) throws IOException {
        long started = System.nanoTime();
        client.say(session, message);
        return (System.nanoTime() - started) / 1e6;
    }

    /** Other sessions first, so that the compiler has seen the code; then a session of 200 messages and more. */
    private static void turns(Client client) throws Exception {
        measured(300, 1, i -> turn(client, "warm" + i % 10, "bench " + i));
        double[] ms = measured(LONG, 200, i -> turn(client, "long", "bench " + i));
        row("turn in a session of 200 to 600 messages, p50 / p99", "%.1f / %.1f ms", ms[100], ms[197]);
    }

    private static void firstWord(Client client, AgentModel model) throws Exception {
        double[] ms = measured(20, 50, i -> {
            client.ask("word", "TOKEN " + i);
            client.await("\"delta\":\"first\"");
            double took = (System.nanoTime() - model.spokenAt) / 1e6;
            client.finish();
            return took;
        });
        row("first streamed word of the model until the client has it, p50 / p99", "%.2f / %.2f ms", ms[25], ms[49]);
    }

    private static void command(Client client, AgentModel model) throws Exception {
        double[] ms = measured(20, 50, i -> {
            turn(client, "run", "RUN[true] " + i);
            return model.toolTook / 1e6;
        });
        row("exec of true, from the model's call until it has the answer, p50 / p99", "%.1f / %.1f ms", ms[25], ms[49]);
    }

    /** A transcript that grew while nobody looked is opened anew. */
    private static void largeTranscript(Gateway gateway, Client client) throws Exception {
        turn(client, "large", "begin-here");
        Path file = gateway.transcript("begin-here");
        String last = Files.readAllLines(file).getLast();
        StringBuilder lines = new StringBuilder();
        String id = last.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        String filler = "x".repeat(4000);
        for (int i = 0; Files.size(file) + lines.length() < LARGE; i++) {
            String next = String.format("%08x", 0x10000000 + i);
            lines.append("{\"type\":\"message\",\"id\":\"").append(next).append("\",\"parentId\":\"").append(id)
                    .append("\",\"timestamp\":\"2026-11-01T00:00:00.000Z\",\"message\":{\"role\":\"").append(i % 2 == 0 ? "user" : "assistant")
                    .append("\",\"content\":[{\"type\":\"text\",\"text\":\"").append(filler).append("\"}],\"timestamp\":1793000000000}}\n");
            id = next;
        }
        Files.writeString(file, lines, StandardOpenOption.APPEND);
        long started = System.nanoTime();
        client.request("chat.history", "{\"sessionKey\":\"agent:main:large\",\"limit\":20}");
        row("a session with a transcript of 50 MB, its history", "%.0f ms", (System.nanoTime() - started) / 1e6);
        row("the first turn in it", "%.0f ms", turn(client, "large", "go on"));
    }

    private static void muchOutput(Gateway gateway, Client client, AgentModel model) throws Exception {
        long before = gateway.rssAfter(500);
        AtomicBoolean over = new AtomicBoolean();
        double[][] others = new double[1][];
        Thread other = Thread.ofPlatform().start(() -> {
            try (Client second = gateway.connect(List.of("operator.admin"))) {
                double[] ms = new double[100_000];
                int count = 0;
                while (!over.get() && count < ms.length)
                    ms[count++] = turn(second, "other" + count % 50, "bench " + count);
                others[0] = Arrays.copyOf(ms, count);
                Arrays.sort(others[0]);
            } catch (IOException e) {
                System.err.println("another session failed: " + e);
            }
        });
        long started = System.nanoTime();
        turn(client, "much", "RUN[head -c 1073741824 /dev/zero | tr '\\\\\\\\0' x]");
        double seconds = (System.nanoTime() - started) / 1e9;
        over.set(true);
        other.join();
        row("1 GB of output of a command", "%.1f s, %d MB more RSS", seconds, gateway.rssAfter(0) - before);
        row("turns of other sessions meanwhile, p50 / p99", "%.1f / %.1f ms", others[0][others[0].length / 2],
                others[0][others[0].length * 99 / 100]);
    }
}
