package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;

/** A method called many times over one connection, sixteen under way at once: what the gateway does in a second. */
final class RepeatedCall {
    private static final int UNDER_WAY = 16;

    private RepeatedCall() {}

    /** Calls so often and says how fast; the first refusal ends it. */
    static String run(GatewaySocket socket, String method, JsonNode params, int times) throws IOException {
        long[] sent = new long[times];
        long[] took = new long[times];
        long started = System.nanoTime();
        int asked = 0;
        for (int answered = 0; answered < times;) {
            for (; asked < times && asked - answered < UNDER_WAY; asked++) {
                sent[asked] = System.nanoTime();
                socket.send("{\"type\":\"req\",\"id\":\"n" + asked + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
            }
            String answer = socket.receive();
            if (!answer.startsWith("{\"type\":\"res\",\"id\":\"n"))
                continue;
            int number = Integer.parseInt(answer.substring(21, answer.indexOf('"', 21)));
            if (!answer.startsWith("\"ok\":true", answer.indexOf('"', 21) + 2))
                throw new CliException(Json.parse(answer, "the answer").at("/error/message").asText());
            took[number] = System.nanoTime() - sent[number];
            answered++;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Arrays.sort(took);
        return String.format(java.util.Locale.ROOT, "%s: %d calls, %.0f/s, p50 %.2f ms, p99 %.2f ms", method, times, times / seconds,
                took[times / 2] / 1e6, took[Math.min(times - 1, times * 99 / 100)] / 1e6);
    }
}
