package ai.openclaw.core;

import ai.openclaw.api.Describe;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Tools for tests of the loop. */
final class TestTools implements ToolGroup {
    final List<ToolCall> calls = new CopyOnWriteArrayList<>();
    /** Two calls of {@code meet} that are made side by side meet here. */
    private final CyclicBarrier meeting = new CyclicBarrier(2);
    private final List<Tool<?>> tools = List.of(new Tool<>("echo", "Says it again.", Text.class, this::echo),
            new Tool<>("meet", "Waits for another.", Text.class, this::meet), new Tool<>("gateway", "Changes it.", Text.class, this::echo),
            new Tool<>("leave", "Ends the turn.", Text.class, (_, _) -> new ToolResult("bye", false, Map.of("yield", true))),
            new Tool<>("much", "Says much.", Text.class, (_, _) -> ToolResult.of("x".repeat(300_000))));

    record Text(@Describe("What.") String text) {}

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult echo(Text params, ToolCall call) {
        calls.add(call);
        call.progress().accept(ToolResult.of("half"));
        return ToolResult.of("echo " + params.text()).meta("said " + params.text());
    }

    /** Meets a call of {@code meet}. */
    void meet() throws Exception { meeting.await(10, TimeUnit.SECONDS); }

    private ToolResult meet(Text params, ToolCall call) throws Exception {
        meeting.await(10, TimeUnit.SECONDS);
        return ToolResult.of("met " + params.text());
    }
}
