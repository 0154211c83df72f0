package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conversations as the files tell them, {@code agents/<id>/sessions/sessions.json} (contract section 19), while no gateway runs. */
final class SessionFiles {
    private static final long MINUTE_MS = 60_000;

    private SessionFiles() {}

    /** The same shape as {@code sessions.list}, last used first. @throws CliException for a file that cannot be read */
    static ObjectNode read(Path stateDir, Optional<String> agent, Optional<Integer> activeMinutes, Optional<Integer> limit) {
        long now = System.currentTimeMillis();
        long since = activeMinutes.map(minutes -> now - minutes * MINUTE_MS).orElse(Long.MIN_VALUE);
        List<ObjectNode> sessions = new ArrayList<>();
        for (Path file : files(stateDir.resolve("agents"), agent))
            sessions.addAll(sessions(file));
        sessions.sort(Comparator.comparingLong((ObjectNode session) -> session.path("updatedAt").asLong()).reversed());
        ArrayNode found = Json.MAPPER.createArrayNode();
        sessions.stream().filter(session -> session.path("updatedAt").asLong() >= since).limit(limit.orElse(Integer.MAX_VALUE))
                .forEach(found::add);
        ObjectNode list = Json.object().put("ts", now)
                .put("path", agent.map(id -> file(stateDir.resolve("agents"), id).toString()).orElse("(multiple)"))
                .put("count", found.size());
        list.set("sessions", found);
        return list;
    }

    private static List<Path> files(Path agents, Optional<String> agent) {
        if (agent.isPresent())
            return Stream.of(file(agents, agent.get())).filter(Files::exists).toList();
        if (!Files.isDirectory(agents))
            return List.of();
        try (Stream<Path> folders = Files.list(agents)) {
            return folders.map(folder -> folder.resolve("sessions/sessions.json")).filter(Files::exists).sorted().toList();
        } catch (IOException e) {
            throw new CliException(agents + " cannot be read: " + e.getMessage());
        }
    }

    private static Path file(Path agents, String agent) {
        if (!agent.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"))
            throw new CliException("--agent " + agent + " is no agent id", CliException.USAGE);
        return agents.resolve(agent).resolve("sessions/sessions.json");
    }

    /** What is large and of no use to people is left out. */
    private static List<ObjectNode> sessions(Path file) {
        List<ObjectNode> sessions = new ArrayList<>();
        try {
            JsonNode tree = Json.parse(Files.readString(file), file.toString());
            tree.properties().forEach(entry -> {
                ObjectNode session = Json.object().put("key", entry.getKey());
                entry.getValue().properties().stream().filter(field -> !field.getValue().isContainerNode())
                        .forEach(field -> session.set(field.getKey(), field.getValue()));
                sessions.add(session);
            });
        } catch (IOException e) {
            throw new CliException(file + " cannot be read: " + e.getMessage());
        }
        return sessions;
    }
}
