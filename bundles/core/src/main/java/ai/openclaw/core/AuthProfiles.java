package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of an agent in the incumbent's file {@code agents/<id>/agent/auth-profiles.json} (contract section 19), read again when it
 * changes. Nothing is written there.
 */
final class AuthProfiles {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth-profiles");
    private static final long MAX_BYTES = 1 << 20;

    /**
     * A credential.
     *
     * @param id such as {@code anthropic:default}
     */
    record Profile(String id, String provider, Secret secret) {}

    private record Read(long modifiedAt, long size, List<Profile> profiles) {}

    private final Path agents;
    private final Config config;
    private final Map<Path, Read> known = new ConcurrentHashMap<>();

    AuthProfiles(Gateway gateway, Config config) {
        this.agents = gateway.stateDir().resolve("agents");
        this.config = config;
    }

    /** The credentials for a provider in the order in which they are tried: {@code auth.order}, then as they stand in the file. */
    List<Profile> of(String agentId, String provider) {
        List<Profile> all = read(agents.resolve(agentId).resolve("agent").resolve("auth-profiles.json")).stream()
                .filter(profile -> profile.provider().equals(provider)).toList();
        if (all.isEmpty())
            return all;
        Set<String> order = new LinkedHashSet<>();
        Json.array(Json.object(config.value("auth.order").orElse(null)).get(provider)).forEach(id -> order.add(String.valueOf(id)));
        List<Profile> ordered = new ArrayList<>();
        order.forEach(id -> all.stream().filter(profile -> profile.id().equals(id)).forEach(ordered::add));
        all.stream().filter(profile -> !order.contains(profile.id())).forEach(ordered::add);
        return ordered;
    }

    private List<Profile> read(Path file) {
        try {
            if (!Files.isRegularFile(file))
                return List.of();
            long modifiedAt = Files.getLastModifiedTime(file).toMillis();
            long size = Files.size(file);
            Read before = known.get(file);
            if (before != null && before.modifiedAt == modifiedAt && before.size == size)
                return before.profiles;
            if (size > MAX_BYTES)
                throw new IOException("it has " + size + " bytes");
            List<Profile> profiles = profiles(Json.read(Files.readString(file)));
            known.put(file, new Read(modifiedAt, size, profiles));
            return profiles;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read ({}); the keys of the configuration are used", file, e.getClass().getSimpleName());
            return List.of();
        }
    }

    private static List<Profile> profiles(Map<String, Object> tree) {
        List<Profile> profiles = new ArrayList<>();
        Json.object(tree, "profiles").forEach((id, value) -> profile(id, Json.object(value)).ifPresent(profiles::add));
        return profiles;
    }

    private static Optional<Profile> profile(String id, Map<String, Object> value) {
        Optional<String> secret = switch (Json.text(value, "type").orElse("")) {
            case "api_key" -> Json.text(value, "key");
            case "token" -> Json.text(value, "token");
            case "oauth" -> Json.text(value, "access").filter(_ -> Json.number(value, "expires") > System.currentTimeMillis());
            default -> Optional.empty();
        };
        return secret.filter(text -> !text.isBlank())
                .map(text -> new Profile(id, Json.text(value, "provider").orElse(id.split(":", 2)[0]), new Secret(text.strip())));
    }
}
