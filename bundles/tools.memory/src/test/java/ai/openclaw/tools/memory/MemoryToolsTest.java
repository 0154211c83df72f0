package ai.openclaw.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.Embeddings;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryToolsTest implements ToolGroupContract {
    @TempDir
    Path root;
    private Path workspace;
    private final FakeConfig config = new FakeConfig();
    private final FakeAgents agents = new FakeAgents();
    private FakeGateway gateway;
    private MemoryTools tools;
    private Workplace place;

    @BeforeEach
    void open() throws Exception {
        workspace = Files.createDirectories(root.resolve("workspace")).toRealPath();
        agents.agents.add(new AgentInfo("main", Optional.empty(), workspace, "fake/fake-1", Map.of(), Map.of()));
        gateway = new FakeGateway(root.resolve("state"));
        place = Workplace.host(workspace);
        tools = new MemoryTools(config, agents, gateway);
    }

    @AfterEach
    void close() { tools.close(); }

    @Override
    public ToolGroup group() { return tools; }

    @Test
    void findsWhatWasWrittenWithItsPlace() throws Exception {
        put("MEMORY.md", "# People\n\nAnna likes tulips.\n\n# Places\n\nThe office is in Lyon.\n");
        put("memory/2026-11-20.md", "## Garden\n\nWe planted the bulbs on Friday.\n");
        ToolResult result = search("Where is the office?");
        assertTrue(result.text().startsWith("MEMORY.md#L1-L7 ("), result.text());
        assertEquals("memory/2026-11-20.md", first(search("planting bulb")).get("path"), "stems count too");
        assertEquals("MEMORY.md", first(search("OFFICE")).get("path"));
        assertEquals("No note says anything about that.", search("submarine").text());
        assertEquals("on", result.details().get("citations"));
    }

    @Test
    void seesWhatChangedWasAddedAndIsGone() throws Exception {
        put("MEMORY.md", "The colour is red.");
        assertEquals(1, count("red"));
        put("MEMORY.md", "The colour is blue");
        put("memory/deep/more.md", "Another blue thing.");
        assertEquals(0, count("red"));
        assertEquals(2, count("blue"));
        Files.delete(workspace.resolve("MEMORY.md"));
        assertEquals(1, count("blue"));
    }

    @Test
    void seesAChangeThatLeavesSizeAndTimeAsTheyWere() throws Exception {
        Path note = put("MEMORY.md", "The colour is red.");
        FileTime time = Files.getLastModifiedTime(note);
        assertEquals(1, count("red"));
        Files.setLastModifiedTime(put("MEMORY.md", "The colour is tan."), time);
        assertEquals(1, count("tan"));
    }

    @Test
    void anIndexIsUsedAgainAndOneThatIsDamagedIsMadeAnew() throws Exception {
        put("MEMORY.md", "The colour is red.");
        assertEquals(1, count("red"));
        Path index = gateway.stateDir().resolve("memory/main-lucene");
        tools.close();
        tools = new MemoryTools(config, agents, gateway);
        assertEquals(1, count("red"));
        tools.close();
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList())
                Files.write(file, new byte[]{1, 2, 3});
        }
        tools = new MemoryTools(config, agents, gateway);
        assertEquals(1, count("red"));
    }

    @Test
    void theLockIsFreeAfterClosingAndAnIndexInUseIsLeftAlone() throws Exception {
        put("MEMORY.md", "The colour is red.");
        assertEquals(1, count("red"));
        MemoryTools other = new MemoryTools(config, agents, gateway);
        assertEquals(1, found(search(other, Map.of("query", "red"))).size(), "it makes one of its own in memory");
        other.close();
        assertEquals(1, count("red"));
        tools.close();
        assertTrue(search("red").text().contains("stopped or updated"));
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("memory-index")));
    }

    @Test
    void settingsDecideHowMuchIsShown() throws Exception {
        for (int i = 0; i < 9; i++)
            put("memory/" + i + ".md", "Apples number " + i + (i < 3 ? " and pears" : ""));
        assertEquals(6, count("apples"));
        assertEquals(2, found(search(tools, Map.of("query", "apples", "maxResults", 2))).size());
        assertEquals(3, found(search(tools, Map.of("query", "apples pears", "minScore", 0.4))).size());
        config.values.put("agents.defaults.memorySearch", Map.of("query", Map.of("maxResults", 1)));
        assertEquals(1, count("apples"));
        config.values.put("agents.defaults.memorySearch", Map.of("enabled", false));
        assertTrue(search("apples").text().contains("agents.defaults.memorySearch.enabled"));
    }

    @Test
    void extraPathsAreNotesOnTheHostAndNotInASandbox() throws Exception {
        Path extra = Files.createDirectory(root.resolve("extra")).toRealPath();
        Path note = Files.writeString(extra.resolve("team.md"), "The team meets on Monday.");
        put("MEMORY.md", "The team has a dog.");
        config.values.put("agents.defaults.memorySearch", Map.of("extraPaths", List.of(extra.toString())));
        assertEquals(2, count("team"));
        assertEquals("The team meets on Monday.", get(note.toString()).text());
        place = new Workplace(workspace, true, true, Optional.of(sandbox()));
        assertEquals(1, count("team"));
        assertTrue(get(note.toString()).error());
    }

    @Test
    void aSandboxReadsItsOwnFolderAndLeavesNothingOnDisk() throws Exception {
        put("MEMORY.md", "Outside.");
        Path inside = Files.createDirectories(root.resolve("sandbox")).toRealPath();
        Files.writeString(inside.resolve("MEMORY.md"), "Inside.");
        place = new Workplace(inside, true, true, Optional.of(sandbox()));
        assertEquals(0, count("outside"));
        assertEquals(1, count("inside"));
        assertEquals("Inside.", get("MEMORY.md").text());
        assertFalse(Files.exists(gateway.stateDir().resolve("memory/main-lucene")));
    }

    @ParameterizedTest(name = "22, 23: {0}")
    @ValueSource(strings = {"../secret.md", "memory/../../secret.md", "/etc/passwd", "notes.md", "memory", "memory/", "MEMORY.txt", "", " ",
            "memory/link.md", "memory/linked/secret.md", "memory\\x.md", "memory/.hidden.md", "~/secret.md", "a\u0000.md"})
    void nothingButNotesIsShown(String path) throws Exception {
        Path secret = Files.writeString(root.resolve("secret.md"), "the secret");
        put("notes.md", "the secret");
        put("memory/.hidden.md", "the secret");
        Files.createSymbolicLink(workspace.resolve("memory/link.md"), secret);
        Files.createSymbolicLink(workspace.resolve("memory/linked"), root);
        ToolResult result = get(path);
        assertTrue(result.error(), result.text());
        assertFalse(result.text().contains("the secret"));
        assertEquals(0, count("secret"));
    }

    @Test
    void showsLinesAndSaysHowToGoOn() throws Exception {
        put("MEMORY.md", "1\n2\n3\n4\n");
        assertEquals("2\n3\n[1 more lines; go on with from 4]", get(Map.of("path", "MEMORY.md", "from", 2, "lines", 2)).text());
        assertTrue(get(Map.of("path", "MEMORY.md", "from", 9)).error());
        assertEquals("memory/today.md was not written yet.", get("memory/today.md").text());
        put("memory/long.md", ("x".repeat(99) + "\n").repeat(1000));
        assertTrue(get("memory/long.md").text().endsWith("[500 more lines; go on with from 501]"));
    }

    @Test
    void meaningCountsWhereAProviderMakesVectors() throws Exception {
        Letters letters = new Letters();
        tools.embeddings = List.of(Map.entry(Map.of("openclaw.instance", "ollama"), letters));
        config.values.put("agents.defaults.memorySearch", Map.of("provider", "ollama"));
        put("MEMORY.md", "aaaa aaab");
        put("memory/z.md", "zzzz zzzy");
        ToolResult result = search("aaaaaaa");
        assertEquals("hybrid", result.details().get("mode"));
        assertEquals(List.of("MEMORY.md"), found(result).stream().map(one -> one.get("path")).toList());
        assertEquals(3, letters.asked.size(), "two passages and the question");
        put("memory/z.md", "zzzz zzzy ");
        search("aaaaaaa");
        assertEquals(4, letters.asked.size(), "what did not change keeps its vector");
    }

    @Test
    void wordsAloneDecideWhenThereAreNoVectors() throws Exception {
        put("MEMORY.md", "The colour is red.");
        config.values.put("agents.defaults.memorySearch", Map.of("provider", "ollama"));
        assertTrue(search("red").text().contains("Found by words alone: provider \"ollama\" of agents.defaults.memorySearch is not there"));
        tools.embeddings = List
                .of(Map.entry(Map.of("openclaw.instance", "ollama"), (_, _) -> { throw GatewayException.unavailable("it is down"); }));
        ToolResult result = search("red");
        assertEquals(1, found(result).size());
        assertTrue(result.text().contains("provider \"ollama\" failed: it is down"), result.text());
        assertTrue(search("red").text().contains("failed a moment ago"));
    }

    /** Vectors that count letters. */
    private static final class Letters implements Embeddings {
        final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public List<float[]> embed(String model, List<String> texts) {
            asked.addAll(texts);
            List<float[]> vectors = new ArrayList<>();
            for (String text : texts) {
                float[] vector = new float[26];
                text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> vector[c - 'a']++);
                vectors.add(vector);
            }
            return vectors;
        }
    }

    private SandboxKey sandbox() { return new SandboxKey("agent", "main", place.folder(), SandboxKey.Access.NONE, workspace, Map.of()); }

    private Path put(String name, String text) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private ToolResult search(String query) throws Exception { return search(tools, Map.of("query", query)); }

    private ToolResult search(ToolGroup group, Map<String, ?> arguments) throws Exception {
        return ToolGroupContract.run(group, "memory_search", arguments, call());
    }

    private ToolResult get(String path) throws Exception { return get(Map.of("path", path)); }

    private ToolResult get(Map<String, ?> arguments) throws Exception {
        return ToolGroupContract.run(tools, "memory_get", arguments, call());
    }

    private ToolCall call() { return new ToolCall("call1", "main", "agent:main:main", "run1", place, Elevation.NONE, false, _ -> {}); }

    private int count(String query) throws Exception { return found(search(query)).size(); }

    private static Map<String, Object> first(ToolResult result) { return found(result).getFirst(); }

    private static List<Map<String, Object>> found(ToolResult result) {
        assertFalse(result.error(), result.text());
        List<Map<String, Object>> found = new ArrayList<>();
        if (result.details().get("results") instanceof List<?> list)
            for (Object one : list)
                if (one instanceof Map<?, ?> map) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    found.add(copy);
                }
        return found;
    }
}
