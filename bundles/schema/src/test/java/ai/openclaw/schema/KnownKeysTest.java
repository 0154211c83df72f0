package ai.openclaw.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.schema.SchemaNode.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of keys against what was recorded of the reference. */
class KnownKeysTest {
    private static final Pattern VARIANT = Pattern.compile("\\*\\(\\d\\)");
    /** Where the table knowingly says something else: 0 takes any free port; and constants that the recording lacks. */
    private static final Set<String> OURS = Set.of("gateway.port", "agents.list[].runtime.type", "bindings[].type");

    private static SchemaNode node(String path) {
        List<String> steps = KeyPath.steps(VARIANT.matcher(path).replaceAll("*"));
        SchemaNode node = KnownKeys.root();
        for (String step : steps) {
            Optional<SchemaNode> child = node.child(step);
            assertTrue(child.isPresent(), path);
            node = child.get();
        }
        return node;
    }

    private static List<Map<?, ?>> keys() {
        try (InputStream in = Objects.requireNonNull(KnownKeysTest.class.getResourceAsStream("/recorded/config-keys-2603.json"))) {
            Map<?, ?> file = (Map<?, ?>) Objects.requireNonNull(JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            return ((List<?>) Objects.requireNonNull(file.get("keys"))).stream().<Map<?, ?>>map(key -> (Map<?, ?>) key).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<?, ?>> recorded() {
        Map<String, Map<?, ?>> recorded = new TreeMap<>();
        keys().forEach(key -> recorded.put(String.valueOf(key.get("path")), key));
        OURS.forEach(recorded::remove);
        return recorded;
    }

    @Test
    void knowsEveryKey() {
        assertEquals(2131, keys().size());
        recorded().keySet().forEach(KnownKeysTest::node);
    }

    @Test
    void knowsTheirLimits() {
        recorded().forEach((path, key) -> {
            for (Form form : node(path).forms()) {
                Map<String, Object> schema = SchemaJson.shallow(SchemaNode.of(form));
                for (String name : List.of("minLength", "maxLength", "minItems", "maxItems", "pattern", "exclusiveMinimum"))
                    if (key.containsKey(name))
                        assertEquals(String.valueOf(key.get(name)), String.valueOf(schema.get(name)), path + " " + name);
                if (key.get("minimum") instanceof Number number)
                    assertEquals(number.doubleValue(), ((Number) Optional.ofNullable(schema.get("minimum")).orElseThrow()).doubleValue(),
                            path);
                if (key.get("maximum") instanceof Number number)
                    assertEquals(number.doubleValue(), ((Number) Optional.ofNullable(schema.get("maximum")).orElseThrow()).doubleValue(),
                            path);
            }
        });
    }

    @Test
    void knowsWhichAreRequiredAndWhichAreSecret() {
        recorded().forEach((path, key) -> {
            if (VARIANT.matcher(path).find())
                return;
            boolean required = Boolean.TRUE.equals(key.get("required")) && !key.containsKey("default");
            if (required)
                assertTrue(node(path).required(), path);
            assertEquals(Boolean.TRUE.equals(key.get("sensitive")), node(path).sensitive(), path);
        });
    }

    @Test
    void knowsTheConstantsAndDefaults() {
        recorded().forEach((path, key) -> {
            if (!path.startsWith("secrets.providers.*"))
                assertEquals(constants(String.valueOf(key.get("type"))), constants(node(path)), path);
            if (key.containsKey("default"))
                assertEquals(String.valueOf(key.get("default")), String.valueOf(node(path).preset()), path);
        });
    }

    private static List<String> constants(SchemaNode node) {
        return node.forms().stream().filter(form -> form instanceof Form.Constant constant && constant.value() instanceof String)
                .map(form -> String.valueOf(((Form.Constant) form).value())).toList();
    }

    private static List<String> constants(String type) {
        return type.startsWith("array<") || type.startsWith("map<")
                ? List.of()
                : Pattern.compile("\"([^\"]*)\"").matcher(type).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyKeyHasALabelAndAHelpSentence() {
        List<String> without = new ArrayList<>();
        Set<String> sentences = new HashSet<>();
        new KeyHints(KeyHelp.table()).all(KnownKeys.root()).forEach((path, hint) -> {
            Map<?, ?> texts = (Map<?, ?>) hint;
            String help = String.valueOf(texts.get("help"));
            sentences.add(help);
            if (help.isBlank() || !help.endsWith(".") || String.valueOf(texts.get("label")).isBlank())
                without.add(path);
        });
        assertEquals(List.of(), without);
        assertTrue(sentences.size() > 700, "few sentences are used twice: " + sentences.size());
    }
}
