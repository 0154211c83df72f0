package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads vectors of texts out of a server's answer. */
public final class Vectors {
    private Vectors() {}

    /** Objects that say of which text they have the {@code embedding}, in any order. */
    public static List<float[]> indexed(JsonNode data, int texts) {
        JsonNode[] ordered = new JsonNode[texts];
        int place = 0;
        for (JsonNode entry : data) {
            int index = entry.path("index").asInt(place++);
            if (index >= 0 && index < texts)
                ordered[index] = entry.path("embedding");
        }
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode entry : ordered)
            vectors.add(vector(entry));
        return vectors;
    }

    /** A list of vectors in the order of the texts. */
    public static List<float[]> listed(JsonNode lists, int texts) {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < texts; i++)
            vectors.add(vector(lists.path(i)));
        return vectors;
    }

    private static float[] vector(@org.jspecify.annotations.Nullable JsonNode numbers) {
        if (numbers == null || !numbers.isArray() || numbers.isEmpty())
            throw ModelFailure.OVERLOADED.of("the server left out the vector of a text; does this model make any?");
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++)
            vector[i] = numbers.path(i).floatValue();
        return vector;
    }
}
