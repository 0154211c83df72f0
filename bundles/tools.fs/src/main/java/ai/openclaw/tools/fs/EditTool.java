package ai.openclaw.tools.fs;

import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Replaces passages of a text file, all of them or none. */
final class EditTool {
    static final String DESCRIPTION = "Replaces a passage of a text file that occurs exactly once, or several with edits; all or none.";

    /** Arguments of the tool. */
    record Params(@Describe("The file, relative to the workspace.") @NotEmpty String path,
            @Describe("What is replaced, to the letter; it must occur exactly once.") Optional<String> oldText,
            @Describe("What stands there instead.") Optional<String> newText,
            @Describe("Several replacements in turn, instead of oldText and newText.") List<Edit> edits) {}

    /** One replacement. */
    record Edit(@Describe("What is replaced, to the letter; it must occur exactly once.") String oldText,
            @Describe("What stands there instead.") String newText) {}

    private EditTool() {}

    static ToolResult run(Params params, WorkFiles files) {
        List<Edit> edits = edits(params);
        Path path = files.reach().findToChange(params.path());
        String shown = files.reach().shown(path);
        Optional<byte[]> before = files.content(path);
        files.unchanged(path, before);
        TextContent content = TextContent.of(shown, before.orElseThrow(() -> GatewayException
                .invalid("there is no file \"" + shown + "\"; make it with write" + (Files.isDirectory(path) ? " (it is a folder)" : ""))));
        String text = content.text();
        for (int i = 0; i < edits.size(); i++)
            text = replaced(text, content, edits.get(i),
                    (edits.size() > 1 ? "edit " + (i + 1) + " of " + edits.size() + ": " : "") + shown);
        files.replace(path, content.bytes(text));
        return new ToolResult("Replaced " + (edits.size() == 1 ? "one passage" : edits.size() + " passages") + " in " + shown + ".", false,
                Map.of("path", shown, "edits", edits.size())).meta("in " + PathText.shown(params.path()));
    }

    private static List<Edit> edits(Params params) {
        List<Edit> edits = new ArrayList<>();
        if (params.oldText().isPresent())
            edits.add(new Edit(params.oldText().get(), params.newText()
                    .orElseThrow(() -> GatewayException.invalid("newText is missing; it is what stands there instead of oldText"))));
        edits.addAll(params.edits());
        if (edits.isEmpty())
            throw GatewayException.invalid("oldText and newText are missing, or edits");
        return edits;
    }

    private static String replaced(String text, TextContent content, Edit edit, String where) {
        if (edit.oldText().isEmpty())
            throw GatewayException.invalid(where + ": oldText is empty; use write to make a file");
        if (edit.oldText().equals(edit.newText()))
            throw GatewayException.invalid(where + ": oldText and newText are the same; nothing was changed");
        String old = content.fitted(edit.oldText());
        if (!text.contains(old))
            old = edit.oldText();
        int at = text.indexOf(old);
        if (at < 0)
            throw GatewayException.invalid(where + ": oldText was not found, so nothing was changed. It must be the same to the letter, "
                    + "spaces and line ends too; read the file again");
        if (text.indexOf(old, at + 1) >= 0)
            throw GatewayException.invalid(where + ": oldText was found " + often(text, old)
                    + ", so nothing was changed. Give more of what is around the place that you mean");
        return text.substring(0, at) + content.fitted(edit.newText()) + text.substring(at + old.length());
    }

    private static String often(String text, String old) {
        List<Long> lines = new ArrayList<>();
        int count = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1))
            if (++count <= 10)
                lines.add(1 + text.substring(0, at).chars().filter(c -> c == '\n').count());
        return count + " times (lines " + lines.stream().map(String::valueOf).collect(Collectors.joining(", ")) + (count > 10 ? " …" : "")
                + ")";
    }
}
