package ai.openclaw.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.GaugeSource.Gauge;
import ai.openclaw.api.Observation;
import ai.openclaw.api.Observation.Kind;
import ai.openclaw.testkit.Await;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a collector over OTLP. */
class CollectorTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final List<String> metrics = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            (exchange.getRequestURI().getPath().equals("/v1/traces") ? traces : metrics).add(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() { server.stop(0); }

    private OtelSettings.Otel settings(double rate) {
        return new OtelSettings.Otel(true, Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Optional.empty(),
                Map.of("x-key", "k1"), "gw-test", true, true, Optional.empty(), rate, 60_000);
    }

    private static Observation done(Kind kind, String name, Optional<String> run, Optional<String> parent) {
        return new Observation(kind, name, run, parent, Instant.now(), Duration.ofMillis(5), Optional.empty(), Map.of("input", "7"));
    }

    private static String bytes(String hex) { return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1); }

    @Test
    void whatARunDidStandsBelowItInTheTraceThatLedToIt() {
        Optional<String> parent = Optional.of("00-" + TRACE + "-b7ad6b7169203331-01");
        try (Collector collector = new Collector(settings(1), "1", List::of)) {
            collector.add(done(Kind.MODEL, "fake/one", Optional.of("run-1"), parent));
            collector.add(done(Kind.RUN, "main", Optional.of("run-1"), parent));
        }
        String all = String.join("", traces);
        assertTrue(all.contains("openclaw.model fake/one") && all.contains("openclaw.run main") && all.contains("gw-test"), all);
        assertEquals(2, all.split(Pattern.quote(bytes(TRACE)), -1).length - 1, "both are of the caller's trace");
        String run = bytes(RunIds.below("run-1", Optional.empty()).getSpanId());
        assertEquals(2, all.split(Pattern.quote(run), -1).length - 1, "the run's own id, and the parent of the model's call");
        assertTrue(keys.stream().allMatch("k1"::equals), "the configured header is sent");
    }

    @Test
    void figuresAndReadingsAreSent() {
        AtomicBoolean asked = new AtomicBoolean();
        GaugeSource lanes = () -> {
            asked.set(true);
            return List.of(Gauge.of("lanes", "Lanes.", 3));
        };
        try (Collector collector = new Collector(settings(1), "1", () -> List.of(lanes))) {
            collector.add(done(Kind.MODEL, "fake/one", Optional.empty(), Optional.empty()));
            Await.until("how things stand was asked", asked::get);
        }
        String all = String.join("", metrics);
        assertTrue(all.contains("openclaw.model.duration") && all.contains("openclaw.model.tokens") && all.contains("openclaw.lanes"), all);
    }

    @Test
    void nothingIsTracedAtARateOfZeroAndACollectorThatIsAwayHurtsNobody() {
        try (Collector collector = new Collector(settings(0), "1", List::of)) {
            collector.add(done(Kind.RUN, "main", Optional.of("run-1"), Optional.empty()));
        }
        assertEquals(List.of(), traces);
        server.stop(0);
        try (Collector collector = new Collector(settings(1), "1", List::of)) {
            for (int i = 0; i < 5000; i++)
                collector.add(done(Kind.RUN, "main", Optional.of("run-" + i), Optional.empty()));
        }
    }
}
