package ai.openclaw.tools.fs;

import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.ToolResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies a patch to several files, to all of them or to none. */
final class PatchTool {
    static final String DESCRIPTION = "Applies a patch to several files, all or none: *** Begin Patch, then *** Add File:, *** Update File: "
            + "(with *** Move to: and @@ passages) or *** Delete File: for each, then *** End Patch.";
    private static final Logger LOG = LoggerFactory.getLogger("gateway/fs");

    /** Arguments of {@code apply_patch}. */
    record Params(@Describe("The patch, from *** Begin Patch to *** End Patch.") @NotEmpty String input) {}

    /** A file before and after; empty where it does not exist. */
    private record Step(Path path, Optional<byte[]> before, Optional<byte[]> after, String words) {}

    private final WorkFiles files;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Path> touched = new HashSet<>();

    private PatchTool(WorkFiles files) { this.files = files; }

    static ToolResult run(Params params, WorkFiles files) {
        PatchTool patch = new PatchTool(files);
        Patch.parse(params.input()).operations().forEach(patch::plan);
        patch.commit();
        List<String> words = patch.steps.stream().map(Step::words).filter(text -> !text.isEmpty()).toList();
        return new ToolResult("Done:\n" + String.join("\n", words), false, Map.of("files", words)).meta("in " + words.size() + " files");
    }

    private void plan(Patch.Operation operation) {
        switch (operation) {
            case Patch.Operation.Add add -> add(find(add.path()), add.content().getBytes(StandardCharsets.UTF_8), "added ");
            case Patch.Operation.Delete delete -> remove(find(delete.path()), "deleted ");
            case Patch.Operation.Update update -> update(update);
        }
    }

    private void add(Path path, byte[] content, String verb) {
        if (files.content(path).isPresent())
            throw GatewayException
                    .invalid("nothing was changed: \"" + files.reach().shown(path) + "\" is there already; update it, or delete it first");
        steps.add(new Step(path, Optional.empty(), Optional.of(content), verb + files.reach().shown(path)));
    }

    private void remove(Path path, String verb) {
        steps.add(new Step(path, Optional.of(there(path)), Optional.empty(), verb.isEmpty() ? "" : verb + files.reach().shown(path)));
    }

    private void update(Patch.Operation.Update update) {
        Path path = find(update.path());
        String shown = files.reach().shown(path);
        byte[] before = there(path);
        TextContent content = TextContent.of(shown, before);
        byte[] after = content.bytes(PatchedText.of(shown, content, update.hunks()));
        if (update.movedTo().isEmpty()) {
            steps.add(new Step(path, Optional.of(before), Optional.of(after), "updated " + shown));
            return;
        }
        add(find(update.movedTo().get()), after, "moved " + shown + " to ");
        remove(path, "");
    }

    private byte[] there(Path path) {
        Optional<byte[]> content = files.content(path);
        files.unchanged(path, content);
        return content
                .orElseThrow(() -> GatewayException.invalid("nothing was changed: there is no file \"" + files.reach().shown(path) + "\""));
    }

    private Path find(String asked) {
        Path path = files.reach().findToChange(asked);
        if (!touched.add(path))
            throw GatewayException.invalid(
                    "nothing was changed: the patch has \"" + files.reach().shown(path) + "\" twice; put all of it into one section");
        return path;
    }

    private void commit() {
        Deque<Step> done = new ArrayDeque<>();
        try {
            for (Step step : steps) {
                put(step.path(), step.after());
                done.push(step);
            }
        } catch (GatewayException e) {
            done.forEach(this::undo);
            throw new GatewayException(e.code(), "nothing was changed: " + e.message(), e);
        }
    }

    private void put(Path path, Optional<byte[]> content) {
        if (content.isPresent())
            files.replace(path, content.get());
        else
            files.delete(path);
    }

    private void undo(Step step) {
        try {
            put(step.path(), step.before());
        } catch (GatewayException e) {
            LOG.error("apply_patch: {} could not be put back: {}", step.path(), e.message());
        }
    }
}
