package ai.openclaw.http.responses;

import ai.openclaw.api.DocumentReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The readers of documents that are there, each with the properties of its service. */
record Readers(List<Map.Entry<Map<String, Object>, DocumentReader>> all) {
    private static final String RANKING = "service.ranking";

    Readers {
        all = List.copyOf(all);
    }

    /** Who reads a type: the first by ranking. */
    Optional<DocumentReader> of(String mimeType) {
        return all.stream().filter(reader -> reads(reader.getValue(), mimeType)).max(Comparator.comparingInt(Readers::ranking))
                .map(Map.Entry::getValue);
    }

    private static int ranking(Map.Entry<Map<String, Object>, DocumentReader> reader) {
        return reader.getKey().get(RANKING) instanceof Integer number ? number : 0;
    }

    private static boolean reads(DocumentReader reader, String mimeType) {
        try {
            return reader.mimeTypes().contains(mimeType);
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger("gateway/http").warn("{} does not say what it reads", reader.getClass().getName(), e);
            return false;
        }
    }
}
