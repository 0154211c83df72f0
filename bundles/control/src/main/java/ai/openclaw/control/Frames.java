package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.StateVersion;
import ai.openclaw.protocol.WireError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The frames of contract section 5.1 as UTF-8, and the check of what arrives. */
final class Frames {
    private Frames() {}

    static byte[] ok(String id, @Nullable Object payload) {
        Map<String, @Nullable Object> frame = response(id, true);
        frame.put("payload", payload);
        return JsonText.bytes(frame);
    }

    static byte[] failed(String id, GatewayException failure) {
        Map<String, @Nullable Object> frame = response(id, false);
        failure.payload().ifPresent(payload -> frame.put("payload", payload));
        WireError error = WireError.of(failure);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("code", error.code().name());
        body.put("message", error.message());
        if (error.details() != null)
            body.put("details", error.details());
        if (error.retryable() != null)
            body.put("retryable", error.retryable());
        if (error.retryAfterMs() != null)
            body.put("retryAfterMs", error.retryAfterMs());
        frame.put("error", body);
        return JsonText.bytes(frame);
    }

    private static Map<String, @Nullable Object> response(String id, boolean ok) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", "res");
        frame.put("id", id);
        frame.put("ok", ok);
        return frame;
    }

    /** An event; without a number it is for one receiver only. */
    static byte[] event(String name, Object payload, @Nullable Long seq, @Nullable StateVersion version) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", "event");
        frame.put("event", name);
        frame.put("payload", payload);
        if (seq != null)
            frame.put("seq", seq);
        if (version != null)
            frame.put("stateVersion", version);
        return JsonText.bytes(frame);
    }

    /** What is wrong with a frame that should be a request, in the validator's words; empty when nothing is. */
    static String problems(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> frame))
            return "must be object";
        List<String> problems = new ArrayList<>();
        for (String name : List.of("type", "id", "method"))
            if (!frame.containsKey(name))
                problems.add("must have required property '" + name + "'");
        for (Object name : frame.keySet())
            if (!List.of("type", "id", "method", "params").contains(name))
                problems.add("at root: unexpected property '" + name + "'");
        if (frame.containsKey("type") && !"req".equals(frame.get("type")))
            problems.add("at /type: must be equal to constant");
        for (String name : List.of("id", "method"))
            if (frame.containsKey(name) && !(frame.get(name) instanceof String))
                problems.add("at /" + name + ": must be string");
            else if ("".equals(frame.get(name)))
                problems.add("at /" + name + ": must NOT have fewer than 1 characters");
        return String.join("; ", problems);
    }

    /** The id to answer a frame under. */
    static String id(@Nullable Object tree) {
        return tree instanceof Map<?, ?> frame && frame.get("id") instanceof String id && !id.isEmpty() ? id : "invalid";
    }
}
