package ai.openclaw.hotswap;

import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** All bundles of the distribution as ordinary ones in a framework of this process, seen from outside. */
final class HostedGateway implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";
    static final Path LIB = Path.of(System.getProperty("openclaw.image"), "lib");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> OF_THE_PROCESS = List.of("slf4j-api.jar", "org.apache.felix.framework.jar");
    private static final String SLF4J = "2.0.17";

    private final Path state;
    private final TestContainer container;
    private int port;
    private String more = "";

    /** @param members of the root object of openclaw.json, besides {@code gateway} */
    HostedGateway(Path folder, String... members) throws IOException {
        state = folder.resolve("state");
        port = freePort();
        configure(members);
        container = PaxExamRuntime.createContainer(PaxExamRuntime.createServerSystem(options(folder)));
        container.start();
        awaitHealth();
    }

    private Option[] options(Path folder) throws IOException {
        return org.ops4j.pax.exam.CoreOptions
                .options(workingDirectory(folder.resolve("framework").toString()), cleanCaches(),
                        frameworkProperty("openclaw.state.dir").value(state.toString()),
                        frameworkProperty("org.osgi.framework.bootdelegation").value("sun.*,com.sun.*"),
                        frameworkProperty("felix.cm.pm").value("openclaw"),
                        systemPackages("org.slf4j;version=" + SLF4J, "org.slf4j.event;version=" + SLF4J,
                                "org.slf4j.helpers;version=" + SLF4J, "org.slf4j.spi;version=" + SLF4J, "org.slf4j;version=1.7.36"),
                        composite(bundles()));
    }

    private static Option[] bundles() throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar") && !OF_THE_PROCESS.contains(jar.getFileName().toString())).map(
                    jar -> org.ops4j.pax.exam.CoreOptions.bundle(jar.toUri().toString()).startLevel(jar.endsWith("launcher.jar") ? 2 : 3))
                    .toArray(Option[]::new);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Replaces openclaw.json as an editor does. */
    void configure(String... members) throws IOException {
        Files.createDirectories(state);
        Path draft = Files.writeString(state.resolve("draft"),
                "{ gateway: { mode: 'local', port: " + port + ", auth: { mode: 'token', token: '" + TOKEN + "' }" + more + " }"
                        + (members.length == 0 ? "" : ", ") + String.join(", ", members) + " }");
        Files.move(draft, state.resolve("openclaw.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    int port() { return port; }

    /** The port that the next {@link #configure} writes. */
    void port(int newPort) { port = newPort; }

    /** What the next {@link #configure} writes into {@code gateway} besides, such as {@code , trustedProxies: []}. */
    void more(String members) {
        more = members;
    }

    /** Replaces openclaw.json, and returns when the new one is in force; until then a service may hold the former settings. */
    void inForce(String... members) throws Exception {
        configure(members);
        byte[] file = Files.readAllBytes(state.resolve("openclaw.json"));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        Await.until("the configuration is in force", PATIENCE, () -> hash.equals(configHash()));
    }

    private Object configHash() throws Exception {
        ServiceReference<?>[] found = context().getAllServiceReferences("ai.openclaw.api.Config", null);
        Object config = found == null ? null : context().getService(found[0]);
        return config == null ? "" : found[0].getBundle().loadClass("ai.openclaw.api.Config").getMethod("hash").invoke(config);
    }

    Path state() { return state; }

    String url() { return "ws://127.0.0.1:" + port; }

    ControlClient connect() { return ControlClient.connect(url(), TOKEN); }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until the port answers and the methods are there. */
    void awaitHealth() {
        Await.until("the gateway answers", Duration.ofSeconds(60), () -> {
            try {
                if (get("/health").statusCode() != 200)
                    return false;
                try (ControlClient client = connect()) {
                    return client.hello().at("/features/methods").toString().contains("\"agent\"");
                }
            } catch (IOException | AssertionError e) {
                return false;
            }
        });
    }

    BundleContext context() { return ((NativeTestContainer) container).getSystemBundle().getBundleContext(); }

    /** A bundle by its module, such as {@code channel.telegram}. */
    Bundle bundle(String module) {
        return Arrays.stream(context().getBundles()).filter(found -> ("ai.openclaw." + module).equals(found.getSymbolicName())).findFirst()
                .orElseThrow();
    }

    /** The jar that a module has in the distribution. */
    static Path jar(String module) { return LIB.resolve(module + ".jar"); }

    /** Puts the same code in the place of a bundle's. */
    void update(String module) throws Exception {
        try (var in = Files.newInputStream(jar(module))) {
            bundle(module).update(in);
        }
    }

    @Override
    public void close() { container.stop(); }
}
