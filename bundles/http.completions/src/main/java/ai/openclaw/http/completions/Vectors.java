package ai.openclaw.http.completions;

import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.Fields;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How vectors are written. */
final class Vectors {
    private Vectors() {}

    /** The forms that a client may ask for in {@code encoding_format}. */
    enum Form {
        /** Numbers. */
        FLOAT,
        /** The numbers as 32-bit floats, little end first. */
        BASE64;

        static Form of(Fields body) {
            return switch (body.text("encoding_format").orElse("float")) {
                case "float" -> FLOAT;
                case "base64" -> BASE64;
                default -> throw ApiError.invalid("encoding_format", "encoding_format: expected float or base64");
            };
        }

        Object write(float[] vector) { return this == FLOAT ? numbers(vector) : base64(vector); }
    }

    private static List<Float> numbers(float[] vector) {
        List<Float> numbers = new ArrayList<>(vector.length);
        for (float number : vector)
            numbers.add(number);
        return numbers;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
