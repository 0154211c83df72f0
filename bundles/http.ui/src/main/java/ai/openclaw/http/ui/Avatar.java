package ai.openclaw.http.ui;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.endpoint.Asset;
import ai.openclaw.endpoint.AssetPath;
import ai.openclaw.endpoint.Assets;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.FolderAssets;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The picture of an agent: {@code identity.avatar} in its settings. Pictures here have at most 2 MB, and are what their first bytes say. */
sealed interface Avatar {
    Avatar NONE = new None();
    int MAX_BYTES = 2 << 20;

    /** The address under which a page finds it, or null. */
    Map<String, Object> meta(String prefix);

    /** Sends the picture; false when there is none. */
    boolean send(Exchange exchange) throws IOException;

    static Avatar of(AgentInfo agent) {
        if (!(agent.identity().get("avatar") instanceof String text) || text.isBlank())
            return NONE;
        String value = text.strip();
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://"))
            return value.chars().allMatch(c -> c > ' ' && c < 127) ? new Remote(value) : NONE;
        if (lower.startsWith("data:"))
            return inline(value).<Avatar>map(content -> new Picture(agent.id(), content)).orElse(NONE);
        return file(agent, value).<Avatar>map(content -> new Picture(agent.id(), content)).orElse(NONE);
    }

    private static Optional<byte[]> inline(String value) {
        int comma = value.indexOf(',');
        if (comma < 0 || !value.substring(0, comma).endsWith(";base64") || value.length() - comma > MAX_BYTES / 3L * 4 + 4)
            return Optional.empty();
        try {
            return Optional.of(Base64.getDecoder().decode(value.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of a file in the agent's workspace, whose content the agent chooses, as its name may be. */
    private static Optional<byte[]> file(AgentInfo agent, String value) {
        try {
            Path workspace = agent.workspace();
            Path named = workspace.resolve(value).normalize();
            if (!named.startsWith(workspace))
                return Optional.empty();
            String names = workspace.relativize(named).toString().replace('\\', '/');
            Optional<String> path = AssetPath.of(names.replace("%", "%25"));
            Optional<Asset> found = path.isEmpty() ? Optional.empty() : FolderAssets.guarded(workspace).open(path.get());
            if (found.isEmpty())
                return Optional.empty();
            try (Asset open = found.get()) {
                return open.length() <= MAX_BYTES ? Optional.of(open.bytes()) : Optional.empty();
            }
        } catch (IOException | InvalidPathException e) {
            LoggerFactory.getLogger("gateway/http").warn("the picture of agent {} cannot be read: {}", agent.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** There is no picture. */
    record None() implements Avatar {
        @Override
        public Map<String, Object> meta(String prefix) { return Collections.singletonMap("avatarUrl", null); }

        @Override
        public boolean send(Exchange exchange) { return false; }
    }

    /** A picture elsewhere; browsers fetch it from there. */
    record Remote(String url) implements Avatar {
        @Override
        public Map<String, Object> meta(String prefix) { return Map.of("avatarUrl", url); }

        @Override
        public boolean send(Exchange exchange) { return false; }
    }

    /** A picture in the agent's workspace or in its settings; one of a kind that is not known counts as none. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Picture(String agentId, byte[] content) implements Avatar {
        @Override
        public Map<String, Object> meta(String prefix) {
            return ImageKind.of(content).isEmpty() ? NONE.meta(prefix) : Map.of("avatarUrl", prefix + "/avatar/" + agentId);
        }

        @Override
        public boolean send(Exchange exchange) throws IOException {
            Optional<String> extension = ImageKind.of(content);
            return extension.isPresent()
                    && new Assets(_ -> Optional.of(Asset.of(content)), _ -> "no-cache").send(exchange, "avatar." + extension.get());
        }
    }
}
