package ai.openclaw.tools.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    @TempDir
    Path root;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(root);
        desk.put("a.txt", "one\ntwo\nthree\nfour\n");
        desk.put("old.txt", "bye\n");
    }

    @Test
    void addsUpdatesMovesAndDeletes() throws Exception {
        ToolResult result = desk.patch("*** Add File: new/b.txt", "+first", "+", "+third", "*** Update File: a.txt", "@@", " one", "-two",
                "+2", " three", "*** Delete File: old.txt");
        assertEquals("Done:\nadded new/b.txt\nupdated a.txt\ndeleted old.txt", result.text());
        assertEquals("first\n\nthird\n", desk.now("new/b.txt"));
        assertEquals("one\n2\nthree\nfour\n", desk.now("a.txt"));
        assertFalse(Files.exists(desk.folder.resolve("old.txt")));
        assertEquals("Done:\nmoved a.txt to c.txt", desk.patch("*** Update File: a.txt", "*** Move to: c.txt", "@@", "-four", "+4").text());
        assertEquals("one\n2\nthree\n4\n", desk.now("c.txt"));
        assertFalse(Files.exists(desk.folder.resolve("a.txt")));
    }

    @Test
    void aHeadingFindsThePlace() throws Exception {
        desk.put("c.py", "def a():\n    pass\n\ndef b():\n    pass\n");
        desk.patch("*** Update File: c.py", "@@ def b():", "-    pass", "+    return 1");
        assertEquals("def a():\n    pass\n\ndef b():\n    return 1\n", desk.now("c.py"));
        desk.patch("*** Update File: c.py", "@@", "+# the end");
        assertEquals("def a():\n    pass\n\ndef b():\n    return 1\n# the end\n", desk.now("c.py"));
    }

    @Test
    void lineEndsAndMarkStay() throws Exception {
        desk.put("w.txt", "\ufeffone\r\ntwo\r\n");
        desk.patch("*** Update File: w.txt", "@@", " one", "-two", "+2", "+3", "*** End of File");
        assertEquals("\ufeffone\r\n2\r\n3\r\n", desk.now("w.txt"));
    }

    @Test
    void allOrNothing() throws Exception {
        ToolResult result = desk.patch("*** Add File: b.txt", "+x", "*** Delete File: old.txt", "*** Update File: a.txt", "@@",
                "-no such line", "+y");
        assertTrue(result.error());
        assertTrue(result.text().startsWith(
                "the patch does not apply, and nothing was changed: a.txt has no passage that reads\nno such line"), result.text());
        assertFalse(Files.exists(desk.folder.resolve("b.txt")));
        assertEquals("bye\n", desk.now("old.txt"));
    }

    @Test
    void whatFailsHalfWayIsPutBack() throws Exception {
        ToolResult result = desk.patch("*** Update File: a.txt", "@@", "-one", "+1", "*** Delete File: old.txt",
                "*** Add File: a.txt/below", "+x");
        assertTrue(result.error());
        assertTrue(result.text().startsWith("nothing was changed: "), result.text());
        assertEquals("one\ntwo\nthree\nfour\n", desk.now("a.txt"));
        assertEquals("bye\n", desk.now("old.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "*** Begin Patch", "*** Begin Patch\n*** End Patch",
            "*** Begin Patch\n*** Update File: a.txt\n*** End Patch", "*** Begin Patch\n*** Rename File: a.txt\n*** End Patch",
            "*** Begin Patch\n*** Update File: a.txt\n@@\nno sign\n*** End Patch",
            "*** Begin Patch\n*** Delete File: a.txt\n*** End Patch\nmore", "*** Begin Patch\n*** Delete File: missing.txt\n*** End Patch",
            "*** Begin Patch\n*** Add File: a.txt\n+x\n*** End Patch",
            "*** Begin Patch\n*** Delete File: a.txt\n*** Delete File: ./a.txt\n*** End Patch",
            "*** Begin Patch\n*** Update File: a.txt\n@@\n*** End Patch"})
    void refusesWhatIsNoPatchOrDoesNotFit(String input) throws Exception {
        assertTrue(desk.run("apply_patch", Map.of("input", input)).error(), input);
        assertEquals("one\ntwo\nthree\nfour\n", desk.now("a.txt"));
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        desk.config.values.put("tools.exec.applyPatch.enabled", false);
        assertTrue(desk.patch("*** Delete File: a.txt").text().contains("tools.exec.applyPatch.enabled"));
        desk.agents.agents.set(0, new AgentInfo("main", Optional.empty(), desk.folder, "fake/fake-1", Map.of(),
                Map.of("tools", Map.of("exec", Map.of("applyPatch", Map.of("enabled", true))))));
        assertFalse(desk.patch("*** Delete File: a.txt").error(), "the agent's own setting wins");
    }
}
