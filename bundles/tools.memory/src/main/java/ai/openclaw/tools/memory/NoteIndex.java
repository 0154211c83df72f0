package ai.openclaw.tools.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/** The passages of an agent's notes, found by words (BM25) and by vectors. Only its own thread touches it. */
final class NoteIndex implements AutoCloseable {
    private static final int MOST_WORDS = 64;
    private final Directory directory;
    private final IndexWriter writer;
    private final NoteAnalyzer analyzer = new NoteAnalyzer();
    private final NoteUpdate update;
    private DirectoryReader reader;

    /** @param writer of an index of this version; both are closed with this */
    NoteIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        reader = DirectoryReader.open(writer);
        update = new NoteUpdate(writer, reader);
    }

    /** Takes in what changed; how many notes are left for the next time. */
    int refresh(List<Note> notes, MemorySettings.Chunking chunking, long deadline) throws IOException {
        int left = update.take(notes, chunking, deadline, this::vectorsOf);
        writer.commit();
        renew();
        return left;
    }

    private void renew() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
    }

    /**
     * The passages that have most of these words in them. A score is the share of what the query could have scored at most, so it means the
     * same in small and in large indexes.
     */
    List<Found> byWords(String text, int count) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        double most = 0;
        for (List<String> word : analyzer.words(text, MOST_WORDS)) {
            List<Query> spellings = word.stream().<Query>map(spelling -> new TermQuery(new Term(NoteUpdate.WORDS, spelling))).toList();
            query.add(new DisjunctionMaxQuery(spellings, 0), BooleanClause.Occur.SHOULD);
            most += weight(word);
        }
        List<Found> found = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : searcher.search(query.build(), count).scoreDocs)
            found.add(found(stored.document(doc.doc), Math.min(1, doc.score / most)));
        return found;
    }

    /** The inverse document frequency as BM25 has it, of the spelling that counts most. */
    private double weight(List<String> word) throws IOException {
        double documents = reader.getDocCount(NoteUpdate.WORDS);
        double weight = 0;
        for (String spelling : word) {
            int having = reader.docFreq(new Term(NoteUpdate.WORDS, spelling));
            if (having > 0)
                weight = Math.max(weight, Math.log(1 + (documents - having + 0.5) / (having + 0.5)));
        }
        return weight > 0 ? weight : Math.log(1 + (documents + 0.5) / 0.5);
    }

    /** The words of a line or a question. */
    List<List<String>> words(String text) { return analyzer.words(text, MOST_WORDS); }

    /** The passages whose vectors are nearest to this one by cosine; all are looked at. */
    List<Found> byVector(float[] vector, int count) throws IOException {
        PriorityQueue<ScoreDoc> best = new PriorityQueue<>(Comparator.comparingDouble(doc -> doc.score));
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues vectors = leaf.reader().getBinaryDocValues(NoteUpdate.VECTOR);
            while (vectors != null && vectors.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
                boolean live = leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(vectors.docID());
                if (live && vectors.binaryValue().length > 0)
                    best.add(new ScoreDoc(leaf.docBase + vectors.docID(), (float) cosine(vector, vectors.binaryValue())));
                if (best.size() > count)
                    best.remove();
            }
        }
        List<Found> found = new ArrayList<>();
        for (ScoreDoc doc : best)
            found.add(found(reader.storedFields().document(doc.doc), Math.clamp(doc.score, 0, 1)));
        return found;
    }

    private static double cosine(float[] a, BytesRef bytes) {
        FloatBuffer b = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asFloatBuffer();
        if (b.remaining() != a.length)
            return 0;
        double dot = 0;
        double lengthOfA = 0;
        double lengthOfB = 0;
        for (int i = 0; i < a.length; i++) {
            float other = b.get(i);
            dot += a[i] * other;
            lengthOfA += a[i] * a[i];
            lengthOfB += other * other;
        }
        return dot / Math.sqrt(Math.max(lengthOfA * lengthOfB, Double.MIN_NORMAL));
    }

    /** Texts of passages that have no vector yet, by their ids. */
    Map<String, String> withoutVector(int most) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues vectors = leaf.reader().getBinaryDocValues(NoteUpdate.VECTOR);
            for (int doc = 0; doc < leaf.reader().maxDoc() && texts.size() < most; doc++) {
                boolean live = leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(doc);
                if (!live || (vectors != null && vectors.advanceExact(doc)))
                    continue;
                Document document = leaf.reader().storedFields().document(doc);
                if (document.get(NoteUpdate.ID) != null)
                    texts.put(document.get(NoteUpdate.ID), document.get(NoteUpdate.HEADING) + "\n" + document.get(NoteUpdate.TEXT));
            }
        }
        return texts;
    }

    /** Keeps vectors of passages by their ids. */
    void vectors(Map<String, float[]> vectors) throws IOException {
        for (Map.Entry<String, float[]> entry : vectors.entrySet())
            writer.updateBinaryDocValue(new Term(NoteUpdate.ID, entry.getKey()), NoteUpdate.VECTOR, bytes(entry.getValue()));
        writer.commit();
        renew();
    }

    private static BytesRef bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return new BytesRef(bytes.array());
    }

    /** The vectors of a note's passages as they are, so that what did not change is not asked for again. */
    private Map<String, BytesRef> vectorsOf(String path) throws IOException {
        Map<String, BytesRef> vectors = new LinkedHashMap<>();
        IndexSearcher searcher = new IndexSearcher(reader);
        for (ScoreDoc doc : searcher.search(new TermQuery(new Term(NoteUpdate.PATH, path)), 10_000).scoreDocs)
            for (LeafReaderContext leaf : reader.leaves()) {
                int inLeaf = doc.doc - leaf.docBase;
                BinaryDocValues values = inLeaf < 0 || inLeaf >= leaf.reader().maxDoc()
                        ? null
                        : leaf.reader().getBinaryDocValues(NoteUpdate.VECTOR);
                if (values != null && values.advanceExact(inLeaf))
                    vectors.put(String.valueOf(reader.storedFields().document(doc.doc).get(NoteUpdate.ID)),
                            BytesRef.deepCopyOf(values.binaryValue()));
            }
        return vectors;
    }

    private static Found found(Document document, double score) {
        return new Found(document.get(NoteUpdate.PATH),
                new Passage(document.get(NoteUpdate.HEADING), document.getField(NoteUpdate.FIRST).numericValue().intValue(),
                        document.getField(NoteUpdate.LAST).numericValue().intValue(), document.get(NoteUpdate.TEXT)),
                score);
    }

    int passages() throws IOException { return reader.getDocCount(NoteUpdate.WORDS); }

    @Override
    public void close() throws IOException {
        DirectoryReader last = reader;
        try (directory; writer; last) {
            analyzer.close();
        }
    }
}
