package ai.openclaw.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to JDK types and back: Map, List, String, Boolean, Integer, Long, BigInteger, Double and null. Nothing is bound or cached by
 * class, so classes of replaced bundles are not held.
 */
public final class JsonText {
    /** Objects and arrays in one another beyond this are refused. */
    public static final int MAX_DEPTH = 200;

    private static final int MAX_STRING = 64 << 20;
    private static final int MAX_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_STRING).maxNumberLength(MAX_NUMBER).build())
            .build();

    private JsonText() {}

    /**
     * Reads one JSON value.
     *
     * @throws IllegalArgumentException when it is none: malformed, nested too deep, a number without end, or a key twice in an object
     */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object tree = value(parser);
            if (parser.nextToken() != null)
                throw new IllegalArgumentException("more than one JSON value");
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null)
            throw new IllegalArgumentException("no JSON value");
        // a plain switch: the first pattern switch of a process takes milliseconds, and this is on the way to its start
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("no JSON value");
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            int before = object.size();
            object.put(name, value(parser));
            if (object.size() == before)
                throw new IllegalArgumentException("key '" + name + "' twice");
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY)
            array.add(value(parser));
        return array;
    }

    /** Writes records and JDK types; absent values of records are left out, what JSON has no number for becomes null. */
    public static String write(@Nullable Object value) {
        Text text = new Text();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes as {@link #write} does, in UTF-8; half a surrogate pair becomes a question mark. */
    public static byte[] bytes(@Nullable Object value) {
        Bytes bytes = new Bytes();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            write(generator, value);
        } catch (JsonGenerationException e) {
            return write(value).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** JSON that was written before; where it stands in a tree it is copied as it is. */
    public record Raw(String json) {
        /** Writes a value now, to be copied as often as it is told. */
        public static Raw of(Object value) { return new Raw(write(value)); }
    }

    /** A ByteArrayOutputStream without its locks. */
    private static final class Bytes extends OutputStream {
        private byte[] bytes = new byte[2048];
        private int size;

        @Override
        public void write(int b) { write(new byte[]{(byte) b}, 0, 1); }

        @Override
        public void write(byte[] source, int offset, int length) {
            if (size + length > bytes.length)
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
        }

        byte[] toByteArray() { return Arrays.copyOf(bytes, size); }
    }

    /** A StringWriter without its locks. */
    private static final class Text extends Writer {
        private final StringBuilder text = new StringBuilder(2048);

        @Override
        public void write(char[] chars, int offset, int length) { text.append(chars, offset, length); }

        @Override
        public void flush() {
            // all is in memory
        }

        @Override
        public void close() {
            // nothing is open
        }

        @Override
        public String toString() { return text.toString(); }
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value == null)
            generator.writeNull();
        else if (value instanceof String text)
            generator.writeString(text);
        else if (value instanceof Number number)
            number(generator, number);
        else if (value instanceof Boolean bool)
            generator.writeBoolean(bool);
        else if (value instanceof Map<?, ?> map)
            object(generator, map);
        else if (value instanceof Iterable<?> items)
            array(generator, items);
        else if (value instanceof Raw raw)
            generator.writeRawValue(raw.json());
        else if (value instanceof Record || value instanceof Enum<?> || value instanceof java.util.Optional<?>)
            write(generator, RecordTree.of(value));
        else
            generator.writeString(value.toString());
    }

    private static void object(JsonGenerator generator, Map<?, ?> map) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            generator.writeFieldName(String.valueOf(entry.getKey()));
            write(generator, entry.getValue());
        }
        generator.writeEndObject();
    }

    private static void array(JsonGenerator generator, Iterable<?> items) throws IOException {
        generator.writeStartArray();
        for (Object item : items)
            write(generator, item);
        generator.writeEndArray();
    }

    private static void number(JsonGenerator generator, Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long)
            generator.writeNumber(number.longValue());
        else if (!(number instanceof Double || number instanceof Float))
            generator.writeNumber(number.toString());
        else if (Double.isFinite(number.doubleValue()))
            generator.writeNumber(number.doubleValue());
        else
            generator.writeNull();
    }
}
