package ai.openclaw.tools.memory;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an index is kept.
 *
 * @param folder on disk; empty for memory alone
 * @param version what it has to be made for; one of another version is made anew
 */
record IndexStore(Optional<Path> folder, String version) {
    private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);
    /** Lucene asks for modules that no product starts with; what fails is thrown. */
    private static final java.util.logging.Logger NOISE = java.util.logging.Logger.getLogger("org.apache.lucene");

    static {
        NOISE.setLevel(java.util.logging.Level.SEVERE);
    }

    private static final String VERSION = "version";
    private static final int BUFFER_MB = 8;

    /** An index that can be used: the one that is there, or an empty one in its place when it is damaged, or in memory when it is locked. */
    NoteIndex open() throws IOException {
        if (folder.isEmpty())
            return open(new ByteBuffersDirectory(), IndexWriterConfig.OpenMode.CREATE);
        try {
            AtomicFile.folder(folder.get());
            return onDisk(folder.get());
        } catch (LockObtainFailedException | OverlappingFileLockException e) {
            LOG.warn("memory: the index {} is in use by somebody else, so another one is made in memory", folder.get());
            return open(new ByteBuffersDirectory(), IndexWriterConfig.OpenMode.CREATE);
        }
    }

    private NoteIndex onDisk(Path path) throws IOException {
        try {
            boolean fits = fits(path);
            return open(new MMapDirectory(path), fits ? IndexWriterConfig.OpenMode.CREATE_OR_APPEND : IndexWriterConfig.OpenMode.CREATE);
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (e instanceof OverlappingFileLockException)
                throw e;
            LOG.warn("memory: the index {} is damaged and made anew: {}", path, e.toString());
            clear(path);
            return open(new MMapDirectory(path), IndexWriterConfig.OpenMode.CREATE);
        }
    }

    private boolean fits(Path path) throws IOException {
        try (Directory directory = new MMapDirectory(path)) {
            if (!DirectoryReader.indexExists(directory))
                return false;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return version.equals(reader.getIndexCommit().getUserData().get(VERSION));
            }
        }
    }

    private NoteIndex open(Directory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(new NoteAnalyzer()).setOpenMode(mode).setRAMBufferSizeMB(BUFFER_MB)
                    .setMergeScheduler(new SerialMergeScheduler()).setCommitOnClose(false));
            writer.setLiveCommitData(Map.of(VERSION, version).entrySet());
            return new NoteIndex(directory, writer);
        } catch (IOException | RuntimeException e) {
            close(writer, e);
            close(directory, e);
            throw e;
        }
    }

    private static void close(@org.jspecify.annotations.Nullable AutoCloseable open, Exception cause) {
        try {
            if (open != null)
                open.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    /** Removes the files of an index. */
    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all)
                Files.deleteIfExists(file);
        }
    }
}
