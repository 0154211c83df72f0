package ai.openclaw.core;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The instructions of an agent: who it is, what it can do, and the files of its workspace. */
final class SystemPrompt {
    /** The workspace files that are part of the instructions (contract section 6, agents.files). */
    private static final List<String> FILES = List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "IDENTITY.md", "USER.md", "MEMORY.md");
    private static final int MAX_FILE_CHARS = 20_000;

    private final Gateway gateway;
    private final Agents agents;

    SystemPrompt(Gateway gateway, Agents agents) {
        this.gateway = gateway;
        this.agents = agents;
    }

    String of(String agentId, String model, List<ToolSpec> tools, Optional<String> extra) {
        Path workspace = agents.workspace(agentId);
        StringBuilder prompt = new StringBuilder("You are a personal assistant that people reach through OpenClaw.\n");
        if (!tools.isEmpty()) {
            prompt.append("\n## Tools\nCall a tool when it gets the person further; say in a word what you do.\n");
            tools.forEach(tool -> prompt.append("- ").append(tool.name()).append(": ").append(tool.description()).append('\n'));
        }
        prompt.append("\n## Workspace\nYour files are in ").append(workspace).append(".\n");
        FILES.forEach(name -> append(prompt, workspace.resolve(name)));
        extra.ifPresent(text -> prompt.append("\n## For this message\n").append(text).append('\n'));
        prompt.append("\nRuntime: agent=").append(agentId).append(" model=").append(model).append(" gateway=").append(gateway.version())
                .append('\n');
        return prompt.toString();
    }

    private static void append(StringBuilder prompt, Path file) {
        if (!Files.isRegularFile(file))
            return;
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_FILE_CHARS), StandardCharsets.UTF_8);
            prompt.append("\n### ").append(file.getFileName()).append('\n').append(text.strip()).append('\n');
        } catch (IOException e) {
            prompt.append("\n### ").append(file.getFileName()).append("\n(cannot be read)\n");
        }
    }
}
