package ai.openclaw.tools.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words without case and accents, each as it stands and by its English stem; Chinese, Japanese and Korean by pairs of characters. */
final class NoteAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stream = new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(words)));
        stream = new PorterStemFilter(new KeywordRepeatFilter(new ASCIIFoldingFilter(stream)));
        return new TokenStreamComponents(words, new RemoveDuplicatesTokenFilter(stream));
    }

    /** The words of a text, each with its spellings. */
    List<List<String>> words(String text, int most) {
        List<List<String>> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("words", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() > 0 && words.size() == most)
                    break;
                if (step.getPositionIncrement() > 0 || words.isEmpty())
                    words.add(new ArrayList<>());
                words.getLast().add(term.toString());
            }
            return words.stream().distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
