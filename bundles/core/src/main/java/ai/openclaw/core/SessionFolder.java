package ai.openclaw.core;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files beside an agent's {@code sessions.json} as they were at one look.
 *
 * @param files oldest first
 */
record SessionFolder(List<StoredFile> files) {
    /** What a file is. */
    enum Kind {
        /** A conversation. */
        TRANSCRIPT,
        /** A conversation that was removed. */
        DELETED,
        /** A conversation of a single request that was put away by a maintenance. */
        SINGLE,
        /** A conversation that was ended when its session began anew. */
        RESET,
        /** A conversation as it was before it was shortened. */
        COPY,
        /** {@code sessions.json} as it was. */
        STORE_COPY,
        /** A {@code sessions.json} that could not be read, whose transcripts no entry names any more. */
        UNREADABLE,
        /** Anything else, {@code sessions.json} itself among it. */
        OTHER
    }

    /**
     * A file.
     *
     * @param at when it was put away, or else last written
     */
    record StoredFile(Path path, Kind kind, long bytes, Instant at) {}

    static SessionFolder read(Path folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        if (Files.isDirectory(folder))
            Files.walkFileTree(folder.toRealPath(), Set.<FileVisitOption>of(), 1, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile())
                        files.add(stored(file, attributes));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) { return FileVisitResult.CONTINUE; }
            });
        files.sort(Comparator.comparing(StoredFile::at));
        return new SessionFolder(List.copyOf(files));
    }

    private static StoredFile stored(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        Optional<ArchivedName> archived = ArchivedName.parse(name);
        Kind kind = archived.map(SessionFolder::kind).orElseGet(() -> kind(name));
        return new StoredFile(file, kind, attributes.size(),
                archived.map(ArchivedName::at).orElse(attributes.lastModifiedTime().toInstant()));
    }

    private static Kind kind(ArchivedName name) {
        if (name.of().equals("sessions.json"))
            return name.why().equals("bak") ? Kind.STORE_COPY : Kind.OTHER;
        if (!name.of().endsWith(".jsonl"))
            return Kind.OTHER;
        return switch (name.why()) {
            case "deleted" -> Kind.DELETED;
            case "single" -> Kind.SINGLE;
            case "reset" -> Kind.RESET;
            default -> Kind.COPY;
        };
    }

    private static Kind kind(String name) {
        if (name.startsWith("sessions.json.unreadable."))
            return Kind.UNREADABLE;
        return name.endsWith(".jsonl") ? Kind.TRANSCRIPT : Kind.OTHER;
    }

    List<StoredFile> of(Kind kind) { return files.stream().filter(file -> file.kind() == kind).toList(); }

    long bytes() { return files.stream().mapToLong(StoredFile::bytes).sum(); }
}
