package ai.openclaw.core;

import ai.openclaw.api.RunRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a workspace that are part of an agent's instructions, and the skills that it can read up on. */
final class WorkspaceFiles {
    private static final List<String> FILES = List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "IDENTITY.md", "USER.md", "HEARTBEAT.md",
            "BOOTSTRAP.md", "MEMORY.md");
    /** What is enough for one task. */
    private static final List<String> FOR_HELPERS = List.of("AGENTS.md", "TOOLS.md");
    private static final int MAX_FILE_CHARS = 20_000;
    private static final int MAX_CHARS = 150_000;
    private static final int MAX_SKILLS = 150;
    private static final int MAX_HEAD_BYTES = 4096;
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---", Pattern.DOTALL);

    private final Path folder;
    private final int maxFileChars;
    private int left;

    /** @param defaults the section {@code agents.defaults}, with its limits in characters */
    WorkspaceFiles(Path folder, Map<String, Object> defaults) {
        this.folder = folder;
        maxFileChars = limit(defaults, "bootstrapMaxChars", MAX_FILE_CHARS);
        left = limit(defaults, "bootstrapTotalMaxChars", MAX_CHARS);
    }

    private static int limit(Map<String, Object> defaults, String key, int usual) {
        return defaults.get(key) instanceof Number number ? Math.max(0, number.intValue()) : usual;
    }

    /** Adds the files that there are. HEARTBEAT.md is for the heartbeat alone. */
    void append(StringBuilder prompt, boolean helper, RunRequest.Source source) {
        List<String> names = new ArrayList<>(helper ? FOR_HELPERS : FILES);
        if (source != RunRequest.Source.CRON && source != RunRequest.Source.EVENT)
            names.remove("HEARTBEAT.md");
        StringBuilder files = new StringBuilder();
        names.forEach(name -> append(files, name));
        if (!files.isEmpty())
            prompt.append("\n## Project Context\nThese files of your workspace are yours to keep up to date.\n").append(files);
    }

    private void append(StringBuilder prompt, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            return;
        try (var in = Files.newInputStream(file)) {
            int most = Math.min(maxFileChars, left);
            String text = new String(in.readNBytes(most * 4 + 4), StandardCharsets.UTF_8).strip();
            String shown = text.length() > most ? text.substring(0, most) + "\n[… the rest of " + name + " is left out]" : text;
            left -= Math.min(left, shown.length());
            prompt.append("\n### ").append(name).append('\n').append(shown).append('\n');
        } catch (IOException e) {
            prompt.append("\n### ").append(name).append("\n(cannot be read)\n");
        }
    }

    /** Adds a line for each skill: what it is for, and where to read how. */
    void skills(StringBuilder prompt, Path shared) {
        List<String> lines = new ArrayList<>();
        for (Path place : List.of(folder.resolve("skills"), shared))
            lines.addAll(skills(place));
        if (lines.isEmpty())
            return;
        prompt.append(
                "\n## Skills\nBefore you do something that one of these is for, read its file and follow it. Read no more than one at first.\n");
        lines.stream().limit(MAX_SKILLS).forEach(line -> prompt.append(line).append('\n'));
    }

    private static List<String> skills(Path place) {
        if (!Files.isDirectory(place))
            return List.of();
        try (Stream<Path> folders = Files.list(place)) {
            return folders.sorted().map(found -> found.resolve("SKILL.md")).filter(Files::isRegularFile)
                    .flatMap(file -> skill(file).stream()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> skill(Path file) {
        try (var in = Files.newInputStream(file)) {
            Matcher head = FRONT_MATTER.matcher(new String(in.readNBytes(MAX_HEAD_BYTES), StandardCharsets.UTF_8));
            String fields = head.find() ? head.group(1) : "";
            String name = field(fields, "name").orElse(String.valueOf(file.getName(file.getNameCount() - 2)));
            return Optional.of("- " + name + ": " + field(fields, "description").orElse("no description") + " (" + file + ")");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> field(String fields, String name) {
        return fields.lines().filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().replaceAll("^[\"']|[\"']$", "")).filter(text -> !text.isBlank())
                .findFirst();
    }
}
