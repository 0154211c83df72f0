package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares an answer with the recorded one: every recorded member must be there with the same type, and codes, texts and flags of failures
 * must be the same. More members than recorded are welcome. Values that differ from run to run are made alike.
 */
final class Comparison {
    private static final Set<String> VOLATILE = Set.of("ts", "seq", "startedAt", "endedAt", "acceptedAt", "timestamp", "durationMs",
            "presence", "health", "host", "ip", "connectedAtMs", "lastStartAt", "nonce", "file", "path", "uptimeMs");
    private final String exchange;
    private final Differences differences;
    private final List<String> problems = new ArrayList<>();

    Comparison(String exchange, Differences differences) {
        this.exchange = exchange;
        this.differences = differences;
    }

    List<String> problems() { return problems; }

    /** Compares two answers to the same request. */
    void answers(JsonNode recorded, JsonNode actual) {
        report("/ok", recorded.path("ok").asText(), actual.path("ok").asText(), " " + actual.path("error"));
        if (recorded.path("ok").asBoolean() != actual.path("ok").asBoolean())
            return;
        if (recorded.has("error")) {
            equal("/error/code", recorded.at("/error/code"), actual.at("/error/code"));
            equal("/error/message", recorded.at("/error/message"), actual.at("/error/message"));
            shape("/error/details", recorded.at("/error/details"), actual.at("/error/details"));
        }
        shape("/payload", recorded.path("payload"), actual.path("payload"));
    }

    /** Compares two events of the same name: the recorded members must be there with the same types. */
    void event(JsonNode recorded, JsonNode actual) {
        String name = "/" + recorded.path("event").asText();
        report(name + "/event", recorded.path("event").asText(), actual.path("event").asText());
        shape(name, recorded.path("payload"), actual.path("payload"));
        shape(name + "/stateVersion", recorded.path("stateVersion"), actual.path("stateVersion"));
        report(name + "/seq", String.valueOf(recorded.has("seq")), String.valueOf(actual.has("seq")));
    }

    /** Compares two frames value by value, but for those that differ from run to run: of them only the types. */
    void same(String path, JsonNode recorded, JsonNode actual) {
        if (differences.reason(exchange, path).isPresent())
            return;
        if (VOLATILE.contains(path.substring(path.lastIndexOf('/') + 1)))
            report(path, type(recorded).name(), type(actual).name());
        else if (recorded.isObject() && actual.isObject())
            recorded.properties().forEach(member -> same(path + "/" + member.getKey(), member.getValue(), actual.path(member.getKey())));
        else if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size())
            for (int i = 0; i < recorded.size(); i++)
                same(path + "/" + i, recorded.get(i), actual.get(i));
        else
            report(path, alike(recorded.toString()), alike(actual.toString()));
    }

    /** Notes what is wrong unless it is as it should be. */
    void expect(String path, Object wanted, Object found) {
        report(path, String.valueOf(wanted), String.valueOf(found));
    }

    void closes(JsonNode recorded, String actual) {
        String wanted = recorded.path("code").asInt() + " " + recorded.path("reason").asText("");
        report("/close", wanted.strip(), actual.strip());
    }

    private void equal(String path, JsonNode recorded, JsonNode actual) { report(path, alike(recorded.asText()), alike(actual.asText())); }

    private void report(String path, String wanted, String found) { report(path, wanted, found, ""); }

    private void report(String path, String wanted, String found, String more) {
        if (!wanted.equals(found) && differences.reason(exchange, path).isEmpty())
            problems.add(path + ": recorded \"" + wanted + "\", now \"" + found + "\"" + more);
    }

    private void shape(String path, JsonNode recorded, JsonNode actual) {
        if (recorded.isMissingNode() || recorded.isNull() || differences.reason(exchange, path).isPresent())
            return;
        if (type(recorded) != type(actual)) {
            problems.add(path + ": recorded " + type(recorded) + ", now " + type(actual));
            return;
        }
        recorded.properties().forEach(member -> shape(path + "/" + member.getKey(), member.getValue(), actual.path(member.getKey())));
        if (recorded.isArray() && !recorded.isEmpty() && recorded.get(0).isObject() && !actual.isEmpty())
            shape(path + "/0", recorded.get(0), actual.get(0));
    }

    private static JsonNodeType type(JsonNode node) { return node.getNodeType(); }

    private static String alike(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("[0-9a-f]{64}", "<hash>").replaceAll("\\d{10,}", "<number>").replaceAll("\\b[0-9a-f]{8}\\b", "<id>")
                .replaceAll("retry after \\d+s", "retry after <n>s");
    }
}
