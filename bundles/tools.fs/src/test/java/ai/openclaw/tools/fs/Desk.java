package ai.openclaw.tools.fs;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ToolGroupContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The tools with a workspace, and something beside it that nobody may touch. */
final class Desk {
    final Path folder;
    final Path secret;
    final FakeConfig config = new FakeConfig();
    final FakeAgents agents = new FakeAgents("main");
    final FileTools tools;
    Workplace place;
    boolean owner;

    Desk(Path root) throws IOException {
        folder = Files.createDirectories(root.resolve("workspace")).toRealPath();
        secret = Files.writeString(root.resolve("secret.txt"), "secret").toRealPath();
        FakeGateway gateway = new FakeGateway(root.resolve("state"));
        tools = new FileTools(config, agents, gateway);
        place = new Workplace(folder, true, true, Optional.empty());
    }

    ToolResult run(String tool, Map<String, ?> arguments) throws Exception { return run("agent:main:main", tool, arguments); }

    ToolResult run(String session, String tool, Map<String, ?> arguments) throws Exception {
        ToolCall call = new ToolCall("call1", "main", session, "run1", place, Elevation.NONE, owner, _ -> {});
        return ToolGroupContract.run(tools, tool, arguments, call);
    }

    ToolResult read(String path) throws Exception { return run("read", Map.of("path", path)); }

    ToolResult write(String path, String content) throws Exception { return run("write", Map.of("path", path, "content", content)); }

    ToolResult edit(String path, String oldText, String newText) throws Exception {
        return run("edit", Map.of("path", path, "oldText", oldText, "newText", newText));
    }

    ToolResult patch(String... lines) throws Exception {
        return run("apply_patch", Map.of("input", "*** Begin Patch\n" + String.join("\n", lines) + "\n*** End Patch"));
    }

    Path put(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    String now(String name) throws IOException { return Files.readString(folder.resolve(name)); }
}
