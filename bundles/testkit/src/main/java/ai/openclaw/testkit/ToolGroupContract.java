package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordSchema;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ToolGroup} keeps to. A test class implements it and runs it with its own tests. */
public interface ToolGroupContract {
    ToolGroup group() throws Exception;

    /** A call of the main session on the host, of somebody who is not the owner. */
    static ToolCall call(Workplace place) {
        return new ToolCall("call1", "main", "agent:main:main", "run1", place, Elevation.NONE, false, _ -> {});
    }

    /** Runs a tool of a group with these arguments, as the gateway does. */
    static ToolResult run(ToolGroup group, String name, Map<String, ?> arguments) throws Exception {
        return run(group, name, arguments, call(Workplace.host(Path.of("").toAbsolutePath())));
    }

    /** The same, on behalf of this call. */
    static ToolResult run(ToolGroup group, String name, Map<String, ?> arguments, ToolCall call) throws Exception {
        for (Tool<?> tool : group.tools())
            if (tool.name().equals(name))
                return run(tool, arguments, call);
        throw new AssertionError("no tool " + name);
    }

    private static <P extends Record> ToolResult run(Tool<P> tool, Map<String, ?> arguments, ToolCall call) throws Exception {
        Reading<P> reading = RecordReader.read(arguments, tool.params());
        if (!reading.clean())
            return ToolResult.failed(reading.text());
        return tool.handler().run(reading.value().orElseThrow(), call);
    }

    @Test
    default void namesAndDescribesItsTools() throws Exception {
        List<Tool<?>> tools = group().tools();
        assertFalse(tools.isEmpty());
        assertEquals(tools.size(), tools.stream().map(Tool::name).distinct().count());
        for (Tool<?> tool : tools) {
            assertTrue(tool.name().matches("[a-z][a-z0-9_]{0,63}"), tool.name());
            assertTrue(tool.description().endsWith("."), tool.name() + ": a description is a sentence");
        }
    }

    @Test
    default void describesEveryArgument() throws Exception {
        for (Tool<?> tool : group().tools())
            if (RecordSchema.of(tool.params()).get("properties") instanceof Map<?, ?> properties)
                properties.forEach((name, schema) -> assertTrue(schema instanceof Map<?, ?> map && map.containsKey("description"),
                        tool.name() + "." + name + " needs @Describe"));
    }

    @Test
    default void answersTheSameListAgain() throws Exception {
        ToolGroup group = group();
        assertEquals(group.tools().stream().map(Tool::name).toList(), group.tools().stream().map(Tool::name).toList());
    }
}
