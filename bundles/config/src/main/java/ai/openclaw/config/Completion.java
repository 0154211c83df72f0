package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the configuration what must be there before anybody can connect: a token, and the browser origins of an open gateway. */
final class Completion {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    private static final List<String> TOKEN = List.of("gateway", "auth", "token");
    private static final List<String> ORIGINS = List.of("gateway", "controlUi", "allowedOrigins");
    private final Gateway gateway;
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final Clock clock;

    Completion(Gateway gateway, ConfigFile file, ConfigLoader loader, Clock clock) {
        this.gateway = gateway;
        this.file = file;
        this.loader = loader;
        this.clock = clock;
    }

    /**
     * The snapshot with everything in it.
     *
     * @param bytes what the snapshot was read from
     * @param read as for the loader
     * @param writable false when that is not the file but the last good copy: then the additions live in memory only
     */
    Snapshot complete(Snapshot snapshot, byte[] bytes, boolean writable, Map<Path, String> read) throws ConfigException {
        Map<List<String>, Object> additions = additions(snapshot);
        if (additions.isEmpty())
            return snapshot;
        String text = edit(new String(bytes, StandardCharsets.UTF_8), additions);
        byte[] completed = text.getBytes(StandardCharsets.UTF_8);
        if (writable)
            try {
                file.write(bytes, text, additions.size());
                tell(additions);
                return loader.load(completed, read);
            } catch (IOException e) {
                LOG.error("cannot write {}: {}", file.path(), e.toString());
            }
        return loader.load(completed, new TreeMap<>()).about(snapshot.hash(),
                List.of("gateway.auth.token or gateway.controlUi.allowedOrigins is not set in " + file.path()
                        + " and could not be saved; a value for this run is in memory only"));
    }

    private Map<List<String>, Object> additions(Snapshot snapshot) {
        Map<List<String>, Object> additions = new LinkedHashMap<>();
        Credentials credentials = new Credentials(gateway, snapshot.tree());
        if (credentials.mode().equals("token") && !credentials.token())
            additions.put(TOKEN, token());
        if (credentials.reachable() && Json.at(snapshot.tree(), String.join(".", ORIGINS)).isEmpty())
            additions.put(ORIGINS, origins(Json.at(snapshot.tree(), "gateway.port").orElse(18789L)));
        return additions;
    }

    private static List<String> origins(Object port) { return List.of("http://localhost:" + port, "http://127.0.0.1:" + port); }

    private static String token() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private String edit(String text, Map<List<String>, Object> additions) throws ConfigException {
        try {
            Json5Document document = Json5Document.parse(text.isEmpty() ? "{}\n" : text);
            for (Map.Entry<List<String>, Object> addition : additions.entrySet())
                document = document.set(addition.getKey(), addition.getValue());
            return new LastTouched(gateway.version(), clock).in(document).text();
        } catch (Json5Exception e) {
            throw ConfigException.syntax(file.path(), e);
        }
    }

    private void tell(Map<List<String>, Object> additions) {
        List<String> told = new ArrayList<>();
        if (additions.containsKey(TOKEN))
            told.add("auth token was missing. Generated a new token and saved it to config (gateway.auth.token).");
        if (additions.containsKey(ORIGINS))
            told.add("seeded gateway.controlUi.allowedOrigins " + Json.text(additions.get(ORIGINS))
                    + "; add other origins there if needed.");
        told.forEach(LOG::info);
    }
}
