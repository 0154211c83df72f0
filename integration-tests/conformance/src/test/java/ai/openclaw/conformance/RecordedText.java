package ai.openclaw.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what was recorded as text or bytes; of long texts and of bytes only the length was kept, and they are made anew. */
final class RecordedText {
    private static final Pattern PADDED = Pattern.compile("(.*?)(a+)…\\((\\d+) chars\\)");
    private static final Map<String, byte[]> BINARY = Map.of("first_frame_binary_json",
            request("b1", "connect", GatewayUnderTest.params("cli", "cli", List.of()).toString()), "postauth_binary",
            request("bin", "last-heartbeat", "{}"), "first_frame_binary_garbage", new byte[]{(byte) 0xff, 0, 1, 2});

    private RecordedText() {}

    private static byte[] request(String id, String method, String params) {
        return ("{\"type\":\"req\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static void send(String exchange, String raw, RawClient client) throws Exception {
        Matcher padded = PADDED.matcher(raw);
        if (raw.startsWith("<binary"))
            client.send(Objects.requireNonNull(BINARY.get(exchange), exchange));
        else if (padded.matches())
            client.pour(filled(padded.group(1), Integer.parseInt(padded.group(3))));
        else
            client.send(raw);
    }

    /** A frame that begins so and is so long. */
    private static String filled(String head, int length) {
        String tail = "\"}}";
        return head + "a".repeat(length - head.length() - tail.length()) + tail;
    }
}
