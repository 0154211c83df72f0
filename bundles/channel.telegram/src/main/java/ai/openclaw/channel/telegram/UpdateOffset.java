package ai.openclaw.channel.telegram;

import ai.openclaw.api.AtomicFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last update that was taken care of, kept in {@code telegram/update-offset-<account>.json} (contract section 19) so that nothing is
 * asked for twice. It belongs to one bot: with another token it does not count. Owned by the poll's thread.
 */
final class UpdateOffset {
    private static final Logger LOG = LoggerFactory.getLogger("telegram");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;
    private final String botId;
    private long last;

    UpdateOffset(Path stateDir, String account, String botId) {
        this.file = stateDir.resolve("telegram").resolve("update-offset-" + account.replaceAll("[^A-Za-z0-9_-]", "_") + ".json");
        this.botId = botId;
        this.last = read();
    }

    /** The first update that is wanted; 0 is whatever there is. */
    long next() { return last == 0 ? 0 : last + 1; }

    /** Remembers an update; on disk after {@link #store}. */
    void advance(long update) { last = update; }

    void store() throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(Map.of("version", 2, "lastUpdateId", last, "botId", botId)) + "\n");
    }

    /** A file that cannot be read costs nothing but repeated updates, which the inbox knows. */
    private long read() {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            return tree.path("botId").asText().equals(botId) ? tree.path("lastUpdateId").asLong() : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (JsonProcessingException e) {
            LOG.warn("{} is no JSON; starting with what Telegram still has", file);
            return 0;
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}); starting with what Telegram still has", file, e.toString());
            return 0;
        }
    }
}
