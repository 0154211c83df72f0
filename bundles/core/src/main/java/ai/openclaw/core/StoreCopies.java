package ai.openclaw.core;

import ai.openclaw.core.SessionFolder.Kind;
import ai.openclaw.core.SessionFolder.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Copies of a {@code sessions.json} that has grown large, {@code sessions.json.bak.<ts>}. */
final class StoreCopies {
    private static final int KEPT = 3;
    /** One a day, so that the copies that are kept do not all tell of the same hour. */
    private static final Duration EVERY = Duration.ofDays(1);

    private StoreCopies() {}

    /** Makes a copy if the file is larger than that, and removes the oldest ones. Whole or not at all, also after a crash. */
    static void rotate(Path store, long rotateBytes, SessionFolder folder, Instant now) throws IOException {
        List<StoredFile> copies = folder.of(Kind.STORE_COPY);
        boolean recent = copies.stream().anyMatch(copy -> Duration.between(copy.at(), now).compareTo(EVERY) < 0);
        if (recent || !Files.exists(store) || Files.size(store) <= rotateBytes)
            return;
        Path draft = store.resolveSibling(".sessions.json.bak.tmp");
        try {
            Files.copy(store, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(draft, ArchivedName.of(store, "bak", now), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        for (StoredFile old : copies.subList(0, Math.max(0, copies.size() + 1 - KEPT)))
            Files.deleteIfExists(old.path());
    }
}
