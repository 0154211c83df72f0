package ai.openclaw.cli;

import ai.openclaw.references.SecretRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which references are put where; a file of it holds no secret.
 *
 * @param providers settings of providers that are added or replaced under {@code secrets.providers}
 * @param gone providers that are taken away
 * @param targets references by the steps of their key
 * @param scrubEnv whether variables of {@code .env} go whose value is one that is replaced
 */
record SecretPlan(Map<String, Object> providers, List<String> gone, Map<List<String>, SecretRef> targets, boolean scrubEnv) {
    private static final int VERSION = 1;

    /** @throws CliException that says what is wrong with the plan */
    static SecretPlan parse(String text, String file) {
        JsonNode root = Json.parse(text, file);
        if (root.path("version").asInt() != VERSION)
            throw wrong(file, "\"version\" must be " + VERSION);
        Map<String, Object> providers = new LinkedHashMap<>();
        root.path("providerUpserts").properties()
                .forEach(entry -> providers.put(entry.getKey(), Json.MAPPER.convertValue(entry.getValue(), Object.class)));
        List<String> gone = new ArrayList<>();
        root.path("providerDeletes").forEach(name -> gone.add(name.asText()));
        Map<List<String>, SecretRef> targets = new LinkedHashMap<>();
        for (JsonNode target : root.path("targets"))
            targets.put(path(target, file), ref(target, file));
        if (targets.isEmpty() && providers.isEmpty() && gone.isEmpty())
            throw wrong(file, "it changes nothing; \"targets\" lists {path, ref}");
        return new SecretPlan(providers, gone, targets, root.at("/options/scrubEnv").asBoolean(true));
    }

    private static List<String> path(JsonNode target, String file) {
        List<String> segments = new ArrayList<>();
        target.path("pathSegments").forEach(segment -> segments.add(segment.asText()));
        if (segments.isEmpty() && !target.path("path").isTextual())
            throw wrong(file, "a target has no \"path\"");
        return segments.isEmpty() ? SecretKeys.path(target.path("path").asText()) : segments;
    }

    private static SecretRef ref(JsonNode target, String file) {
        Optional<SecretRef> ref = SecretRef.of(Json.MAPPER.convertValue(target.path("ref"), Object.class));
        return ref.orElseThrow(() -> wrong(file, "\"ref\" of " + target.path("path").asText() + " is no {source, provider, id}"));
    }

    private static CliException wrong(String file, String why) { return new CliException(file + " is no plan: " + why); }

    ObjectNode json() {
        ObjectNode plan = Json.object().put("version", VERSION).put("protocolVersion", VERSION);
        plan.set("providerUpserts", Json.MAPPER.valueToTree(providers));
        plan.set("providerDeletes", Json.MAPPER.valueToTree(gone));
        targets.forEach((path, ref) -> {
            ObjectNode target = plan.withArray("targets").addObject().put("path", String.join(".", path));
            path.forEach(target.putArray("pathSegments")::add);
            target.set("ref", Json.MAPPER.valueToTree(ref.tree()));
        });
        plan.putObject("options").put("scrubEnv", scrubEnv);
        return plan;
    }
}
