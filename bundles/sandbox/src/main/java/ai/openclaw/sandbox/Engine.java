package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An engine that speaks the Docker API, as Docker and {@code podman system service} do. */
final class Engine {
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final Duration PULL = Duration.ofMinutes(15);
    private static final byte[] NOTHING = {};
    private static final int OK = 200;
    private static final int SWITCHED = 101;
    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;
    private static final int REFUSED = 400;

    private final EngineAddress address;
    private volatile @Nullable EngineFacts facts;

    Engine(EngineAddress address) { this.address = address; }

    EngineAddress address() { return address; }

    /** What an engine says. */
    record Answer(int status, String text) {
        boolean refused() { return status >= REFUSED; }

        Map<?, ?> object() {
            try {
                return JsonText.parse(text) instanceof Map<?, ?> map ? map : Map.of();
            } catch (IllegalArgumentException e) {
                return Map.of();
            }
        }

        /** Why it refuses. */
        String reason() {
            Object message = object().get("message");
            return message == null ? "status " + status + " " + text.strip() : message.toString().strip();
        }
    }

    /** Whether something answers, within a second or two. */
    boolean answers() {
        try {
            return call("GET", "/_ping", NOTHING, Duration.ofSeconds(2)).status() == OK;
        } catch (GatewayException e) {
            return false;
        }
    }

    /** Asked for once: an engine that is replaced by another kind comes with a new socket, or answers as the old one did. */
    EngineFacts facts() {
        EngineFacts known = facts;
        if (known != null)
            return known;
        String version = ask("GET", "/version", Map.of()).text();
        Object options = ask("GET", "/info", Map.of()).object().get("SecurityOptions");
        EngineFacts fresh = new EngineFacts(version.contains("Podman"), String.valueOf(options).contains("rootless"));
        facts = fresh;
        return fresh;
    }

    /** A container as the engine sees it; empty when there is none of this name. */
    Optional<Map<?, ?>> container(String name) {
        Answer answer = ask("GET", "/containers/" + name + "/json", Map.of());
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(good("look at container " + name, answer).object());
    }

    List<?> containers(String label) {
        String filter = encoded(JsonText.write(Map.of("label", List.of(label))));
        Answer answer = good("list the containers", ask("GET", "/containers/json?all=true&filters=" + filter, Map.of()));
        return JsonText.parse(answer.text()) instanceof List<?> list ? list : List.of();
    }

    /** Its answer is looked at by who asks: 404 is a missing image. */
    Answer create(String name, Map<String, Object> request) {
        return ask("POST", "/containers/create?name=" + name, request);
    }

    void start(String name) {
        Answer answer = ask("POST", "/containers/" + name + "/start", Map.of());
        if (answer.status() != NOT_MODIFIED)
            good("start container " + name, answer);
    }

    void kill(String name) { ask("POST", "/containers/" + name + "/kill?signal=KILL", Map.of()); }

    void remove(String name) {
        Answer answer = ask("DELETE", "/containers/" + name + "?force=true&v=true", Map.of());
        if (answer.status() != NOT_FOUND)
            good("remove container " + name, answer);
    }

    /** Fetches an image; the engine tells of a failure in the last lines of a good answer. */
    void pull(String image) {
        int colon = image.lastIndexOf(':');
        boolean tagged = colon > image.lastIndexOf('/') || image.contains("@");
        String path = "/images/create?fromImage=" + encoded(image) + (tagged ? "" : "&tag=latest");
        Answer answer = good("fetch the image " + image, call("POST", path, NOTHING, PULL));
        for (String line : answer.text().split("\n", -1))
            if (new Answer(OK, line).object().get("error") instanceof String error)
                throw failed("fetch the image " + image, error);
    }

    /** The id of a command that can be started. */
    String exec(String container, Map<String, Object> request) {
        Answer answer = good("run a command in " + container, ask("POST", "/containers/" + container + "/exec", request));
        return String.valueOf(answer.object().get("Id"));
    }

    /** Starts a command; what it reads and prints goes over the connection. */
    EngineConnection stream(String exec, boolean terminal) {
        byte[] body = JsonText.bytes(Map.of("Detach", false, "Tty", terminal));
        try {
            EngineConnection connection = EngineConnection.open(address);
            try (Watch _ = new Watch(connection, QUICK)) {
                connection.send("POST", "/exec/" + exec + "/start", body, true);
                int status = connection.status();
                if (status != OK && status != SWITCHED)
                    throw failed("start a command", new Answer(status, new String(connection.body(), StandardCharsets.UTF_8)).reason());
                return connection;
            } catch (IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed("start a command", String.valueOf(e.getMessage()));
        }
    }

    /** How a command is; empty when the engine knows no more of it. */
    Optional<Map<?, ?>> state(String exec) {
        Answer answer = ask("GET", "/exec/" + exec + "/json", Map.of());
        return answer.refused() ? Optional.empty() : Optional.of(answer.object());
    }

    private Answer ask(String method, String path, Map<String, Object> body) {
        return call(method, path, body.isEmpty() ? NOTHING : JsonText.bytes(body), QUICK);
    }

    private Answer call(String method, String path, byte[] body, Duration patience) {
        try (EngineConnection connection = EngineConnection.open(address); Watch _ = new Watch(connection, patience)) {
            connection.send(method, path, body, false);
            int status = connection.status();
            return new Answer(status, new String(connection.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed("answer " + method + " " + path.replaceAll("\\?.*", ""), String.valueOf(e.getMessage()));
        }
    }

    Answer good(String what, Answer answer) {
        if (answer.refused())
            throw failed(what, answer.reason());
        return answer;
    }

    GatewayException failed(String what, String why) {
        return GatewayException.unavailable("the container engine at " + address.words() + " could not " + what + ": " + why);
    }

    private static String encoded(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8); }

    /** Closes a connection whose answer does not come, for a read of such a socket has no deadline of its own. */
    private static final class Watch implements AutoCloseable {
        private final CountDownLatch done = new CountDownLatch(1);

        Watch(EngineConnection connection, Duration patience) {
            Thread.ofVirtual().name("sandbox engine deadline").start(() -> {
                try {
                    if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS))
                        connection.close();
                } catch (InterruptedException e) {
                    connection.close();
                }
            });
        }

        @Override
        public void close() { done.countDown(); }
    }
}
