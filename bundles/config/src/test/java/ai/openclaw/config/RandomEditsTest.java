package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaNode.Form;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.SchemaTree;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many edits in a row, right and wrong ones, over the control plane and on disk, leave the gateway as a fresh start would. */
class RandomEditsTest {
    private static final int EDITS = 500;
    private static final String START = "{ gateway: { mode: 'local', auth: { token: 'abc' }, reload: { debounceMs: 0 } } }";
    /** Where a change ends the test itself: how the file is read, and who may connect. */
    private static final List<String> SPARED = List.of("gateway", "meta", "hooks", "secrets", "$schema");
    private final Random random = new Random(20260313);
    private final SchemaNode schema = SchemaTree.of(KnownKeys.root(), Map.of());

    @Test
    void endInTheStateOfAFreshStart(@TempDir Path folder) throws Exception {
        Running running = new Running(folder);
        LiveConfig config = running.file(START).start();
        int refused = 0;
        int made = 0;
        for (int i = 0; i < EDITS; i++) {
            config = restarted(running, config);
            switch (random.nextInt(10)) {
                case 0, 1 -> refused += refuse(running, config);
                case 2 -> spoil(running, config);
                case 3 -> save(running, config);
                default -> made += change(running, config);
            }
        }
        config = restarted(running, config);
        String text = running.file();
        Map<String, String> handedOut = running.configurations();
        Optional<Object> tree = config.value("");
        List<String> problems = config.problems();
        running.end();
        assertTrue(made > 200 && refused > 50, made + " made, " + refused + " refused");

        Running fresh = new Running(folder.resolve("fresh"));
        LiveConfig other = fresh.file(text).start();
        assertEquals(tree, other.value(""));
        assertEquals(handedOut, fresh.configurations());
        Await.until("the problems are the same", () -> other.problems().equals(problems));
        fresh.end();
    }

    /** Does what the process does when it is told to start anew. */
    private static LiveConfig restarted(Running running, LiveConfig config) {
        if (running.gateway.restarts.isEmpty())
            return config;
        running.gateway.restarts.clear();
        config.close();
        return running.start();
    }

    private static Outcome write(LiveConfig config, Object patch) {
        return config.write(new Proposal(Manner.PATCH, Json.text(patch), Optional.of(fileHash(config)), Optional.empty(), Optional.empty(),
                Duration.ZERO));
    }

    private static String fileHash(LiveConfig config) { return Hashes.of(config.path()); }

    private int change(Running running, LiveConfig config) throws Exception {
        Map<String, Object> patch = patch(random.nextInt(4) == 0 ? null : "");
        Files.deleteIfExists(running.home.resolve("config").resolve("last-restart")); // nobody waits half a minute here
        Outcome outcome = written(config, patch);
        if (outcome.restart().needed())
            Await.until("a restart was asked for", () -> !running.gateway.restarts.isEmpty());
        else
            Await.until("in force: " + Json.text(patch), () -> outcome.effects().isEmpty() || config.hash().equals(fileHash(config)));
        return outcome.effects().isEmpty() ? 0 : 1;
    }

    private static Outcome written(LiveConfig config, Map<String, Object> patch) {
        try {
            return write(config, patch);
        } catch (GatewayException e) {
            throw new AssertionError(Json.text(patch) + " is refused: " + e.message(), e);
        }
    }

    private int refuse(Running running, LiveConfig config) throws Exception {
        String before = running.file();
        List<String> path = new ArrayList<>();
        leaf(path, schema);
        Map<String, Object> patch = new HashMap<>();
        patch.put(path.getFirst(), random.nextBoolean() ? Map.of("noSuchKey", 1) : 77);
        if (path.getFirst().equals("bindings") || path.getFirst().equals("channels") || path.getFirst().equals("broadcast")
                || path.getFirst().equals("env"))
            patch = Map.of("noSuchRoot", 1);
        Map<String, Object> wrong = patch;
        assertThrows(GatewayException.class, () -> write(config, wrong), Json.text(wrong));
        assertEquals(before, running.file(), "nothing is written");
        return 1;
    }

    /** An editor that saves half a file, and then the former one again. */
    private void spoil(Running running, LiveConfig config) throws Exception {
        String before = running.file();
        Files.writeString(running.gateway.configFile(), before.substring(0, before.length() / 2 + random.nextInt(before.length() / 2)));
        if (random.nextBoolean())
            Await.until("it was looked at", () -> config.hash().equals(fileHash(config)));
        Files.writeString(running.gateway.configFile(), before);
        Await.until("the former file is read", () -> config.hash().equals(fileHash(config)));
    }

    /** An editor that saves a comment. */
    private void save(Running running, LiveConfig config) throws Exception {
        Files.writeString(running.gateway.configFile(), running.file().stripTrailing() + " // " + random.nextInt() + "\n");
        Await.until("it is read", () -> config.hash().equals(fileHash(config)));
    }

    /** A merge patch for one place; with null instead of a value at its end when nothing is wanted there. */
    private Map<String, Object> patch(@Nullable String wanted) {
        List<String> path = new ArrayList<>();
        SchemaNode node = leaf(path, schema);
        Object value = wanted == null ? null : value(node);
        for (String step : path.reversed()) {
            Map<String, @Nullable Object> around = new HashMap<>();
            around.put(step, value);
            value = around;
        }
        Map<String, Object> patch = new HashMap<>();
        Json.object(value).forEach((key, part) -> patch.put(key, part == null ? new ArrayList<>() : part));
        if (patch.values().stream().anyMatch(part -> part instanceof ArrayList<?>))
            return Map.of("ui", Map.of("seamColor", "a0b0c0"));
        return patch;
    }

    /** Walks down to something that can be set alone. */
    private SchemaNode leaf(List<String> path, SchemaNode from) {
        SchemaNode node = from;
        while (true) {
            Map<String, SchemaNode> children = node.members().map(Form.Members::named).orElse(Map.of());
            List<String> names = children.keySet().stream().filter(name -> !path.isEmpty() || !SPARED.contains(name))
                    .filter(name -> path.size() != 1 || !(path.getFirst() + name).equals("envshellEnv")).toList();
            boolean required = children.values().stream().anyMatch(SchemaNode::required);
            if (names.isEmpty() || (required && !path.isEmpty()))
                return node;
            String name = names.get(random.nextInt(names.size()));
            path.add(name);
            node = children.get(name);
            if (node == null)
                throw new AssertionError(path);
        }
    }

    private Object value(SchemaNode node) {
        List<Form> forms = node.forms().stream().filter(form -> !(form instanceof Form.Reference)).toList();
        Form form = forms.get(random.nextInt(forms.size()));
        return switch (form) {
            case Form.Anything _ -> "anything";
            case Form.Flag _ -> random.nextBoolean();
            case Form.Constant constant -> constant.value();
            case Form.Reference _ -> throw new AssertionError();
            case Form.Text text -> text(text);
            case Form.Figure figure -> figure(figure);
            case Form.Elements elements ->
                IntStream.range(0, Math.max(elements.min(), random.nextInt(3))).mapToObj(_ -> value(elements.item())).toList();
            case Form.Members members -> members(members);
        };
    }

    private Object text(Form.Text text) {
        if (text.uri())
            return "https://example.org/" + random.nextInt(100);
        if (text.pattern() == null)
            return "t" + random.nextInt(1000) + (random.nextBoolean() ? " 'ä\" \\ ☃" : "");
        return List.of("a1b2c3", "A_B", "ab-c", "+4912345").stream().filter(sample -> text.pattern().matcher(sample).find()).findFirst()
                .orElseThrow(() -> new AssertionError(text.pattern()));
    }

    private Object figure(Form.Figure figure) {
        double low = Double.isInfinite(figure.min()) ? -5 : figure.min();
        double high = Double.isInfinite(figure.max()) ? low + 100 : figure.max();
        if (figure.whole())
            return (long) low + (figure.above() ? 1 : 0) + random.nextLong((long) (high - low) + (figure.above() ? 0 : 1));
        return high - random.nextDouble() * (high - low) / 2;
    }

    private Object members(Form.Members members) {
        Map<String, Object> map = new HashMap<>();
        members.named().forEach((name, child) -> {
            if (child.required() || random.nextInt(8) == 0)
                map.put(name, value(child));
        });
        if (members.others() != null && random.nextBoolean())
            map.put("own" + random.nextInt(5), value(members.others()));
        return map;
    }
}
