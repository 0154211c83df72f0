package ai.openclaw.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection of the command line to the gateway: handshake, requests, and events on the way. */
final class GatewayClient implements AutoCloseable {
    /** How long a method is waited for whose bundle is just being started. */
    private static final Duration STARTING = Duration.ofSeconds(5);
    private static final int CONNECT_MS = 5000;

    private final Target target;
    private final GatewaySocket socket;
    private int requests;

    private GatewayClient(Target target, GatewaySocket socket) {
        this.target = target;
        this.socket = socket;
    }

    /**
     * Connects with the scopes that the command needs.
     *
     * @param device is used where the shared secret alone does not do
     * @throws CliException in one sentence
     */
    static GatewayClient connect(Target target, List<String> scopes, OwnDevice device) {
        String url = target.url().toString();
        GatewaySocket socket;
        try {
            socket = GatewaySocket.connect(target.url(), target.certificate(), CONNECT_MS);
        } catch (ConnectException e) {
            throw CliException.noGateway("No gateway answers at " + url + "; start it with: openclaw gateway");
        } catch (UnknownHostException | UnresolvedAddressException e) {
            throw new CliException("The host of " + url + " is not known; check --url.");
        } catch (SocketTimeoutException e) {
            throw new CliException("Nothing at " + url + " answered within " + CONNECT_MS / 1000 + " s; check --url.");
        } catch (EOFException e) {
            throw new CliException("What listens at " + url + " is no OpenClaw gateway: it closed the connection.");
        } catch (IOException e) {
            throw new CliException("The gateway at " + url + " cannot be reached: " + e.getMessage());
        }
        GatewayClient client = new GatewayClient(target, socket);
        try {
            client.handshake(scopes, device);
            return client;
        } catch (CliException e) {
            client.close();
            throw e;
        }
    }

    private void handshake(List<String> scopes, OwnDevice device) {
        String nonce = challenge();
        boolean asDevice = !target.here() || !target.hasSecret();
        ObjectNode params = Json.object().put("minProtocol", 3).put("maxProtocol", 4);
        params.putObject("client").put("id", "cli").put("version", System.getProperty("openclaw.version", "dev"))
                .put("platform", System.getProperty("os.name", "unknown")).put("mode", "cli");
        params.put("role", "operator");
        (asDevice ? OwnDevice.SCOPES : scopes).forEach(params.putArray("scopes")::add);
        ObjectNode auth = params.putObject("auth");
        if (!target.token().isEmpty())
            auth.put("token", target.token());
        if (!target.password().isEmpty())
            auth.put("password", target.password());
        if (asDevice)
            device.sign(params, nonce);
        request("connect", params, false, CONNECT_MS, _ -> {
            // no events before the connection stands
        });
    }

    /** Waits for the gateway's first word, which a device signs. */
    private String challenge() {
        try {
            JsonNode first = Json.MAPPER.readTree(socket.receive());
            if (first.path("event").asText().equals("connect.challenge"))
                return first.at("/payload/nonce").asText();
        } catch (SocketTimeoutException e) {
            throw new CliException("What listens at " + target.url() + " is no OpenClaw gateway: it does not say hello.");
        } catch (JsonProcessingException e) {
            // told below
        } catch (IOException e) {
            throw new CliException("The gateway at " + target.url() + " closed the connection at once: " + reason(e));
        }
        throw new CliException("What listens at " + target.url() + " is no OpenClaw gateway: its first word is another one.");
    }

    private static String reason(IOException e) { return e.getMessage() == null ? "it was cut" : e.getMessage(); }

    /** Sends a request and waits for its answer. */
    JsonNode request(String method, JsonNode params, int timeoutMs) {
        return request(method, params, false, timeoutMs, _ -> {
            // nobody listens to events
        });
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param last whether an answer {@code accepted} is followed by the one to wait for
     * @param events gets every event that arrives meanwhile
     * @throws CliException with the gateway's own words when it refuses
     */
    JsonNode request(String method, JsonNode params, boolean last, int timeoutMs, Consumer<JsonNode> events) {
        long end = System.nanoTime() + STARTING.toNanos();
        JsonNode answer = answer(method, params, last, timeoutMs, events);
        while (beingStarted(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(answer.at("/error/retryAfterMs").asLong()).toNanos());
            answer = answer(method, params, last, timeoutMs, events);
        }
        return payload(answer);
    }

    /** The gateway has the method, but its bundle is just being started or updated. */
    private static boolean beingStarted(JsonNode answer) {
        return answer.at("/error/message").asText().endsWith(" is being started; try again")
                && answer.at("/error/retryAfterMs").asLong() > 0;
    }

    private JsonNode answer(String method, JsonNode params, boolean last, int timeoutMs, Consumer<JsonNode> events) {
        String id = Integer.toString(++requests);
        ObjectNode frame = Json.object().put("type", "req").put("id", id).put("method", method);
        frame.set("params", params);
        try {
            socket.timeout(timeoutMs);
            socket.send(frame.toString());
            while (true) {
                JsonNode answer = Json.MAPPER.readTree(socket.receive());
                if (!answer.path("type").asText().equals("res"))
                    events.accept(answer);
                else if (answer.path("id").asText().equals(id) && !(last && answer.at("/payload/status").asText().equals("accepted")))
                    return answer;
            }
        } catch (SocketTimeoutException e) {
            throw new CliException(
                    "The gateway did not answer " + method + " within " + seconds(timeoutMs) + "; --timeout MS waits longer");
        } catch (JsonProcessingException e) {
            throw new CliException("The gateway answered " + method + " with something that is no JSON.");
        } catch (IOException e) {
            throw new CliException("The connection to the gateway ended during " + method + ": " + reason(e));
        }
    }

    private static String seconds(int ms) { return ms % 1000 == 0 ? ms / 1000 + " s" : ms + " ms"; }

    /** Calls a method many times and says how fast. */
    String repeat(String method, JsonNode params, int times) {
        try {
            return RepeatedCall.run(socket, method, params, times);
        } catch (IOException e) {
            throw new CliException("The connection to the gateway ended during " + method + ": " + reason(e));
        }
    }

    private JsonNode payload(JsonNode answer) {
        if (answer.path("ok").asBoolean())
            return answer.path("payload");
        String message = answer.at("/error/message").asText("the request failed");
        String command = answer.at("/error/details/command").asText();
        throw new CliException(message + (command.isEmpty()
                ? wayOut(answer.at("/error/details/code").asText()) + whereToLook(message)
                : "; on the gateway's machine: " + command));
    }

    /** The command that shows the ids of which one is not known. */
    private static String whereToLook(String message) {
        if (message.startsWith("unknown requestId") || message.startsWith("unknown deviceId"))
            return "; those that there are: openclaw devices list";
        if (message.startsWith("unknown or expired approval id"))
            return "; those that wait: openclaw approvals pending";
        return message.startsWith("unknown nodeId") ? "; those that there are: openclaw nodes status" : "";
    }

    /** What the person at the terminal can do about a refusal. */
    private String wayOut(String code) {
        boolean authorization = code.startsWith("AUTH_") || code.equals("DEVICE_IDENTITY_REQUIRED");
        if (!authorization || code.equals("AUTH_RATE_LIMITED"))
            return "";
        if (target.hasSecret())
            return ". The token or password given is not the gateway's; pass its own with --token or --password.";
        return ". No token is known here: pass --token or set OPENCLAW_GATEWAY_TOKEN.";
    }

    @Override
    public void close() { socket.close(); }
}
