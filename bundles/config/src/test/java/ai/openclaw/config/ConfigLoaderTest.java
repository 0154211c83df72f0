package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.json5.Json;
import ai.openclaw.testkit.FakeGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder = Path.of("");
    private Path home = Path.of("");
    private Path work = Path.of("");
    private FakeGateway gateway = new FakeGateway(home);
    private final Map<Path, String> read = new TreeMap<>();

    @BeforeEach
    void prepare() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        work = Files.createDirectories(folder.resolve("work"));
        gateway = new FakeGateway(home);
    }

    private Snapshot load(String text) throws ConfigException {
        return new ConfigLoader(gateway, work).load(text.getBytes(StandardCharsets.UTF_8), read);
    }

    private String failure(String text) { return assertThrows(ConfigException.class, () -> load(text)).text(); }

    private void write(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Test
    void makesAProviderOfAKeyInAVariableAndShowsItToNobody() throws Exception {
        write(".env", "GROQ_API_KEY=gsk-file\n");
        gateway.environment.put("XAI_API_KEY", "xai-process");
        Snapshot snapshot = load("{env: {vars: {MISTRAL_API_KEY: 'm-own'}}}");
        Map<String, String> shown = new TreeMap<>();
        Sections.of(snapshot).all().values().forEach(section -> shown.put(section.place(), section.json() + section.shown()));
        assertEquals(Set.of("env", "models.providers.groq", "models.providers.mistral", "models.providers.xai"), shown.keySet());
        assertEquals(2, shown.getOrDefault("models.providers.groq", "").split("gsk-file", -1).length,
                "in the settings, masked in what is shown");
        assertFalse(snapshot.tree().containsKey("models"));
        assertEquals(Map.of(), load("{models: {mode: 'replace'}}").providerKeys());
    }

    @Test
    void includesFilesRelativeToTheOneThatNamesThem() throws Exception {
        write("sub/a.json5", "{x: 1, deep: {$include: './b.json5'}}");
        write("sub/b.json5", "{y: 2}");
        assertEquals(Map.of("cron", Map.of("x", 1L, "deep", Map.of("y", 2L))), load("{cron: {$include: 'sub/a.json5'}}").tree());
        assertTrue(read.containsKey(home.resolve("sub/b.json5")), read.toString());
    }

    @Test
    void mergesIncludesInOrderAndConcatenatesArrays() throws Exception {
        write("a.json5", "{list: [1], o: {a: 1, b: 1}, v: 'a'}");
        write("b.json5", "{list: [2], o: {b: 2}, v: 'b'}");
        assertEquals(Map.of("list", List.of(1L, 2L, 3L), "o", Map.of("a", 1L, "b", 2L), "v", "own"),
                load("{tools: {$include: ['a.json5', 'b.json5'], v: 'own', list: [3]}}").tree().get("tools"));
    }

    @Test
    void keepsIncludesWithinTheFolder() throws Exception {
        Files.writeString(folder.resolve("outside.json5"), "{}");
        for (String path : List.of("/etc/hostname", "../outside.json5", "sub/../../outside.json5"))
            assertEquals("ConfigIncludeError: Include path escapes config directory: " + path + " (root: " + home + ")",
                    failure("{cron: {$include: '" + path + "'}}"));
        Files.createSymbolicLink(home.resolve("link.json5"), folder.resolve("outside.json5"));
        assertTrue(failure("{cron: {$include: 'link.json5'}}").startsWith("ConfigIncludeError: Include path escapes config directory"));
        assertTrue(failure("{cron: {$include: 'a\\0b'}}").startsWith("ConfigIncludeError: Include path must not contain null bytes"));
    }

    @Test
    void refusesCirclesDepthAndMissingFiles() throws Exception {
        write("a.json5", "{$include: 'b.json5'}");
        write("b.json5", "{$include: 'a.json5'}");
        assertEquals("CircularIncludeError: Circular include detected: " + home.resolve("openclaw.json") + " -> " + home.resolve("a.json5")
                + " -> " + home.resolve("b.json5") + " -> " + home.resolve("a.json5"), failure("{$include: 'a.json5'}"));
        for (int i = 0; i < 12; i++)
            write("d" + i + ".json5", "{x: {$include: 'd" + (i + 1) + ".json5'}}");
        assertTrue(failure("{$include: 'd0.json5'}").startsWith("ConfigIncludeError: Maximum include depth (10) exceeded"));
        assertEquals("ConfigIncludeError: Failed to read include file: ./nope.json5 (resolved: " + home.resolve("nope.json5") + ")",
                failure("{cron: {$include: './nope.json5'}}"));
        assertEquals(Hashes.MISSING, read.get(home.resolve("nope.json5")), "a missing file is watched, for it may come");
        write("bad.json5", "{");
        assertTrue(failure("{cron: {$include: 'bad.json5'}}").startsWith("SyntaxError: JSON5: invalid end of input"));
        assertTrue(failure("{cron: {$include: 5}}").startsWith("ConfigIncludeError: $include must be a string"));
    }

    @Test
    void takesVariablesInTheOrderOfTheContract() throws Exception {
        gateway.environment.put("A", "process");
        gateway.environment.put("B", "");
        Files.writeString(work.resolve(".env"), "A=work\nB=work\n");
        Files.writeString(home.resolve(".env"), "A=home\nB=home\nexport C='home' # three\n# no\nD=\"a\\nb\"\n");
        Snapshot snapshot = load("""
            {env: {vars: {A: 'vars', B: 'vars', C: 'vars', E: 'vars', F: ''}, E: 'own', F: 'own'},
             ui: ['${A}', '${B}', '${C}', '${D}', '${E}', '${F}', 'x${A}${B}y']}""");
        assertEquals(List.of("process", "work", "home", "a\nb", "vars", "own", "xprocessworky"), snapshot.tree().get("ui"));
    }

    @Test
    void leavesLiteralsAndWarnsOfMissingVariables() throws Exception {
        Snapshot snapshot = load("{ui: {a: '$${A}', b: '${nope}', c: '${', d: '$', e: ['${NOPE}'], f: '${A B}', g: '${}'}}");
        assertEquals(Map.of("a", "${A}", "b", "${nope}", "c", "${", "d", "$", "e", List.of("${NOPE}"), "f", "${A B}", "g", "${}"),
                snapshot.tree().get("ui"));
        assertEquals(List.of("missing env var \"NOPE\" at ui.e[0] — feature using this value will be unavailable"), snapshot.warnings());
    }

    @Test
    void leavesSecretReferencesToBeLookedUp() throws Exception {
        Snapshot snapshot = load("""
            {models: {a: {source: 'env', provider: 'default', id: 'KEY'}, b: {source: 'env', provider: 'default', id: 'key'},
                      c: {source: 'env', provider: 'default', id: 'KEY', more: 1}}}""");
        Map<String, ?> models = Json.object(snapshot.tree().get("models"));
        assertEquals("env:default:KEY", models.get("a"), "a name stands for it");
        assertEquals(Map.of("source", "env", "provider", "default", "id", "key"), models.get("b"), "what is none stays as it is");
        assertEquals(4, Json.object(models.get("c")).size());
        assertEquals(Map.of("source", "env", "provider", "default", "id", "KEY"), Json.object(snapshot.written().get("models")).get("a"));
        assertEquals(List.of("models.a"), snapshot.secrets().places().stream().map(place -> place.path()).toList());
        assertEquals(List.of(), snapshot.warnings());
    }

    @Test
    void refusesWhatIsNoUtf8AndNoObject() {
        assertEquals("the file is not UTF-8 text",
                assertThrows(ConfigException.class, () -> new ConfigLoader(gateway, work).load(new byte[]{'{', (byte) 0xff, '}'}, read))
                        .text());
        assertEquals("Invalid input: expected object, received array", failure("[1]"));
    }

    @Test
    void findsValuesByDottedPaths() throws Exception {
        Object tree = load("{models: {'gpt-4.1': {x: [1, {y: 2}]}}, skills: {a: {'b.c': 1}}}").tree();
        assertEquals(Optional.of(2L), Json.at(tree, "models.gpt-4.1.x.1.y"));
        assertEquals(Optional.of(1L), Json.at(tree, "skills.a.b.c"));
        assertEquals(Optional.empty(), Json.at(tree, "models.gpt-4.1.x.9"));
        assertEquals(Optional.of(tree), Json.at(tree, ""));
    }

    @Test
    void hidesCredentialsInALineThatIsShown() {
        assertEquals("gateway: oops", SensitiveLine.shown("  gateway: oops"));
        assertEquals("a: 1, botToken: '******:**'", SensitiveLine.shown("  a: 1, botToken: '123456:AB'"));
        assertEquals("'api_key': \"**-***\", ********: ***", SensitiveLine.shown("'api_key': \"sk-abc\", password: xyz"));
    }

    @Test
    void aKeyThatStandsTwiceIsToldAndTheLastOneCounts() throws Exception {
        Snapshot snapshot = load("{cron: {enabled: true, enabled: false}}");
        assertEquals(Map.of("enabled", false), snapshot.tree().get("cron"));
        assertEquals(List.of("cron.enabled: is there more than once; the last one counts"), snapshot.warnings());
    }
}
