package ai.openclaw.tools.memory;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an agent's notes are: {@code MEMORY.md} and {@code memory/**} of its workspace, and the extra paths of its owner. Nothing else is read,
 * whatever its name leads to: links are not followed (security checklist 22, 23).
 *
 * @param workspace the real folder
 * @param extra real files and folders
 */
record NoteFolder(Path workspace, List<Path> extra) {
    private static final Set<String> MAIN = Set.of("MEMORY.md", "memory.md");
    private static final String FOLDER = "memory";
    private static final String SUFFIX = ".md";
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 16;
    private static final long LARGEST = 4 << 20;

    /** @param extraPaths absolute, from home, or relative to the workspace; those that are not there count for nothing */
    static NoteFolder of(Path workspace, List<String> extraPaths) {
        List<Path> extra = new ArrayList<>();
        for (String text : extraPaths) {
            Path path = workspace.resolve(text.startsWith("~/") ? System.getProperty("user.home", "/") + text.substring(1) : text);
            real(path).ifPresent(extra::add);
        }
        return new NoteFolder(real(workspace).orElse(workspace.toAbsolutePath().normalize()), extra);
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All of them, each once, ordered by how they are reached. */
    List<Note> notes() throws IOException {
        Map<Path, Note> notes = new LinkedHashMap<>();
        for (String name : MAIN)
            collect(workspace.resolve(name), workspace, notes);
        collect(workspace.resolve(FOLDER), workspace, notes);
        for (Path path : extra)
            collect(path, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? path : parent(path), notes);
        return List.copyOf(notes.values());
    }

    private void collect(Path start, Path root, Map<Path, Note> notes) throws IOException {
        if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS))
            return;
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(start) && hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() <= LARGEST && noted(file))
                    notes.putIfAbsent(file, new Note(name(file), root, file, attributes.size(), attributes.lastModifiedTime().toMillis()));
                return notes.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) { return FileVisitResult.CONTINUE; }
        });
    }

    private static boolean hidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private static boolean noted(Path file) { return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !hidden(file); }

    private String name(Path file) {
        return file.startsWith(workspace) ? workspace.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /**
     * The note that a model asks for; it need not have been written yet.
     *
     * @throws GatewayException when it is none of the notes
     */
    Note find(String asked) {
        String text = asked.startsWith("./") ? asked.substring(2) : asked;
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl) || text.indexOf('\\') >= 0)
            throw outside(asked);
        Path path = workspace.resolve(text).normalize();
        if (!noted(path))
            throw outside(asked);
        Path relative = path.startsWith(workspace) ? workspace.relativize(path) : path;
        if (MAIN.contains(relative.toString()) || (relative.getNameCount() > 1 && relative.startsWith(FOLDER)))
            return new Note(name(path), workspace, path, 0, 0);
        for (Path place : extra)
            if (path.equals(place) || path.startsWith(place))
                return new Note(name(path), path.equals(place) ? parent(place) : place, path, 0, 0);
        throw outside(asked);
    }

    private static GatewayException outside(String asked) {
        String shown = asked.replaceAll("\\p{Cntrl}", "?");
        return new GatewayException(ErrorCode.FORBIDDEN, "\"" + (shown.length() > 200 ? shown.substring(0, 200) + "…" : shown)
                + "\" is no note; there are MEMORY.md, memory/**/*.md and what agents.defaults.memorySearch.extraPaths names");
    }
}
