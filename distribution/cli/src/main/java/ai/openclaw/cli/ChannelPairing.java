package ai.openclaw.cli;

import ai.openclaw.api.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who wrote to a channel and waits to be let in: the files {@code credentials/<channel>-pairing.json} and
 * {@code <channel>-<account>-allowFrom.json} that the gateway and the command line share (contract section 19). Unknown fields are kept.
 */
final class ChannelPairing {
    private static final String SUFFIX = "-pairing.json";
    private static final Duration TTL = Duration.ofHours(1);
    private static final Duration STALE = Duration.ofSeconds(30);
    private static final int TRIES = 10;
    private static final long FIRST_PAUSE_MS = 100;
    private final Path folder;

    ChannelPairing(Path stateDir) { folder = stateDir.resolve("credentials"); }

    /** Somebody who waits. */
    record Request(String channel, String id, String code, String account, Instant createdAt, JsonNode json) {}

    /** The channels of which there is a file. */
    List<String> channels() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Those of a channel whose code is still good, the oldest first. */
    List<Request> requests(String channel) {
        List<Request> requests = new ArrayList<>();
        for (JsonNode each : read(file(channel)).path("requests"))
            created(each).filter(at -> at.plus(TTL).isAfter(Instant.now())).ifPresent(at -> requests.add(new Request(channel,
                    each.path("id").asText(), each.path("code").asText(), each.at("/meta/accountId").asText("default"), at, each)));
        return requests;
    }

    private static Optional<Instant> created(JsonNode request) {
        try {
            return Optional.of(Instant.parse(request.path("createdAt").asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Lets somebody in: first on the list of the account, then off the list of those who wait. */
    void approve(Request request) {
        Path allowed = folder.resolve(safe(request.channel) + "-" + safe(request.account) + "-allowFrom.json");
        change(allowed, tree -> {
            ArrayNode list = tree.withArray("/allowFrom");
            for (JsonNode known : list)
                if (known.asText().equals(request.id))
                    return;
            list.add(request.id);
        });
        change(file(request.channel), tree -> {
            ArrayNode rest = Json.MAPPER.createArrayNode();
            tree.path("requests").forEach(each -> {
                if (!each.path("code").asText().equals(request.code) || !each.path("id").asText().equals(request.id))
                    rest.add(each);
            });
            tree.set("requests", rest);
        });
    }

    private Path file(String channel) { return folder.resolve(safe(channel) + SUFFIX); }

    private static String safe(String name) { return name.toLowerCase(Locale.ROOT).replaceAll("[\\\\/:*?\"<>|]|\\.\\.", "_"); }

    private static ObjectNode read(Path file) {
        try {
            JsonNode tree = Json.MAPPER.readTree(Files.readString(file));
            if (tree instanceof ObjectNode object)
                return object;
            throw new IOException("it holds no object");
        } catch (NoSuchFileException e) {
            return Json.object().put("version", 1);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** A change to the content of a file. */
    private interface Change {
        void to(ObjectNode tree);
    }

    private static void change(Path file, Change change) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            AtomicFile.folderOf(file);
            lock(lock);
            try {
                ObjectNode tree = read(file);
                change.to(tree);
                AtomicFile.write(file, Json.pretty(tree) + "\n");
            } finally {
                Files.deleteIfExists(lock);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** The gateway writes these files too; who holds a lock for half a minute is gone. */
    private static void lock(Path lock) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                Files.createFile(lock);
                return;
            } catch (FileAlreadyExistsException e) {
                if (Files.getLastModifiedTime(lock).toInstant().plus(STALE).isBefore(Instant.now()))
                    Files.deleteIfExists(lock);
                else
                    pause(FIRST_PAUSE_MS << Math.min(i, 4));
            }
        }
        throw new IOException("somebody else holds " + lock);
    }

    private static void pause(long ms) throws IOException {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static CliException failed(Path file, IOException e) {
        return new CliException(file + " cannot be used: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    }
}
