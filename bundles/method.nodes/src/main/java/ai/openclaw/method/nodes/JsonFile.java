package ai.openclaw.method.nodes;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that holds one JSON object, mode 600, replaced whole. */
record JsonFile(Path path) {
    /**
     * Its content; empty when there is no file.
     *
     * @throws GatewayException {@code UNAVAILABLE} when it cannot be read or is no JSON object; it is never overwritten then
     */
    Map<String, Object> read() {
        try {
            if (JsonText.parse(Files.readString(path)) instanceof Map<?, ?> object)
                return copy(object);
            throw GatewayException.unavailable(path + " holds no JSON object; repair or remove it");
        } catch (NoSuchFileException e) {
            return new LinkedHashMap<>();
        } catch (IllegalArgumentException e) {
            throw new GatewayException(ErrorCode.UNAVAILABLE, path + " is no JSON (" + e.getMessage() + "); repair or remove it", e);
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.UNAVAILABLE, path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws GatewayException {@code UNAVAILABLE} when it cannot be written; the old content is still there then */
    void write(Map<String, ?> content) {
        try {
            AtomicFile.write(path, JsonText.write(content) + "\n");
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.UNAVAILABLE, path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** @throws GatewayException {@code UNAVAILABLE} when it cannot be removed */
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.UNAVAILABLE, path + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** An object of JSON as a map that may be changed; empty for anything else. */
    static Map<String, Object> copy(@Nullable Object tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> object)
            object.forEach((key, value) -> {
                if (value != null)
                    copy.put(String.valueOf(key), value);
            });
        return copy;
    }
}
