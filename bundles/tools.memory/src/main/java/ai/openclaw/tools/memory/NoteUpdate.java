package ai.openclaw.tools.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/** Brings an index up to date with the notes: what has another size or time is read, and indexed anew if it says something else. */
final class NoteUpdate {
    static final String PATH = "path";
    static final String ID = "id";
    static final String HEADING = "heading";
    static final String TEXT = "text";
    static final String WORDS = "words";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String VECTOR = "vector";
    private static final String NOTE = "note";
    private static final String STAMP = "stamp";
    /** A file may change again within the time that its clock does not tell apart; such a young one is looked into once more. */
    private static final long YOUNG_MS = 2000;
    private final IndexWriter writer;
    private final Map<String, Stamp> known = new HashMap<>();

    /** What a note was like when it was indexed. */
    private record Stamp(long size, long modified, String hash) {}

    /** Looks up vectors of a note's passages by their ids. */
    @FunctionalInterface
    interface Vectors {
        Map<String, BytesRef> of(String path) throws IOException;
    }

    NoteUpdate(IndexWriter writer, DirectoryReader reader) throws IOException {
        this.writer = writer;
        IndexSearcher searcher = new IndexSearcher(reader);
        int count = Math.max(1, reader.maxDoc());
        for (ScoreDoc doc : searcher.search(new FieldExistsQuery(STAMP), count).scoreDocs) {
            Document document = searcher.storedFields().document(doc.doc);
            String[] stamp = document.get(STAMP + "s").split(" ", 3);
            known.put(document.get(NOTE), new Stamp(Long.parseLong(stamp[0]), Long.parseLong(stamp[1]), stamp[2]));
        }
    }

    /** How many notes are left because the time was over. */
    int take(List<Note> notes, MemorySettings.Chunking chunking, long deadline, Vectors vectors) throws IOException {
        Set<String> there = new HashSet<>();
        int left = 0;
        for (Note note : notes) {
            there.add(note.name());
            Stamp before = known.get(note.name());
            if (before != null && before.size() == note.size() && before.modified() == note.modified())
                continue;
            if (System.nanoTime() - deadline >= 0)
                left++;
            else
                take(note, Optional.ofNullable(before), chunking, vectors);
        }
        for (String gone : known.keySet().stream().filter(name -> !there.contains(name)).toList())
            remove(gone);
        return left;
    }

    private void take(Note note, Optional<Stamp> before, MemorySettings.Chunking chunking, Vectors vectors) throws IOException {
        Optional<String> text = NoteText.read(note);
        if (text.isEmpty())
            return;
        String hash = hash(text.get());
        if (before.isEmpty() || !before.get().hash().equals(hash)) {
            Map<String, BytesRef> kept = before.isPresent() ? vectors.of(note.name()) : Map.of();
            writer.deleteDocuments(new Term(PATH, note.name()));
            for (Passage passage : Passages.of(text.get(), chunking))
                writer.addDocument(document(note, passage, kept));
        }
        boolean young = System.currentTimeMillis() - note.modified() < YOUNG_MS;
        stamp(note.name(), new Stamp(note.size(), young ? 0 : note.modified(), hash));
    }

    private static Document document(Note note, Passage passage, Map<String, BytesRef> kept) {
        String words = passage.heading() + "\n" + passage.text();
        String id = hash(words);
        Document document = new Document();
        document.add(new StringField(PATH, note.name(), Field.Store.YES));
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new StoredField(HEADING, passage.heading()));
        document.add(new StoredField(TEXT, passage.text()));
        document.add(new StoredField(FIRST, passage.first()));
        document.add(new StoredField(LAST, passage.last()));
        document.add(new TextField(WORDS, words, Field.Store.NO));
        if (kept.containsKey(id))
            document.add(new BinaryDocValuesField(VECTOR, kept.get(id)));
        return document;
    }

    private void stamp(String name, Stamp stamp) throws IOException {
        known.put(name, stamp);
        Document document = new Document();
        document.add(new StringField(NOTE, name, Field.Store.YES));
        document.add(new BinaryDocValuesField(STAMP, new BytesRef("")));
        // a field of which no document has a value cannot be updated
        document.add(new BinaryDocValuesField(VECTOR, new BytesRef("")));
        document.add(new StoredField(STAMP + "s", stamp.size() + " " + stamp.modified() + " " + stamp.hash()));
        writer.updateDocument(new Term(NOTE, name), document);
    }

    private void remove(String name) throws IOException {
        known.remove(name);
        writer.deleteDocuments(new Term(PATH, name), new Term(NOTE, name));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
