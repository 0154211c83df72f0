package ai.openclaw.tools.fs;

import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.ToolResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes a file whole. */
final class WriteTool {
    static final String DESCRIPTION = "Writes a file whole; makes it and its folders where they are missing, and replaces what was in it.";

    /** Arguments of {@code write}. */
    record Params(@Describe("The file, relative to the workspace.") @NotEmpty String path,
            @Describe("All that is to be in it.") String content) {}

    private WriteTool() {}

    static ToolResult run(Params params, WorkFiles files) {
        Path path = files.reach().findToChange(params.path());
        byte[] content = params.content().getBytes(StandardCharsets.UTF_8);
        if (content.length > WorkFiles.LARGEST)
            throw GatewayException.invalid("content: more than " + WorkFiles.LARGEST / 1024 / 1024 + " MB cannot be written at once");
        Optional<byte[]> before = files.content(path);
        files.unchanged(path, before);
        files.replace(path, content);
        return new ToolResult("Wrote " + content.length + " bytes to " + files.reach().shown(path) + ".", false,
                Map.of("path", files.reach().shown(path), "bytes", content.length, "created", before.isEmpty()))
                .meta("to " + PathText.shown(params.path()));
    }
}
