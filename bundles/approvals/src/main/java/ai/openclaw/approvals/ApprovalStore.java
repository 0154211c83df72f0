package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalFile;
import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code exec-approvals.json} (contract sections 13 and 19). Its lock guards the file; what this version does not know it keeps. */
@Component(service = {ApprovalFile.class, ApprovalStore.class})
public final class ApprovalStore implements ApprovalFile {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalStore.class);
    private static final int TOKEN_BYTES = 24;
    private static final int LARGEST = 4 << 20;
    private final Path file;
    private final Path socket;

    @Activate
    public ApprovalStore(@Reference Gateway gateway) {
        file = gateway.stateDir().resolve("exec-approvals.json");
        socket = gateway.stateDir().resolve("exec-approvals.sock");
    }

    @Override
    public synchronized Snapshot read() {
        Map<String, Object> whole = Files.exists(file) ? content() : new LinkedHashMap<>();
        return hasToken(whole) ? snapshot(whole) : store(whole);
    }

    @Override
    public synchronized Snapshot write(Map<String, ?> given, Optional<String> baseHash) {
        String base = baseHash.map(String::strip).filter(hash -> !hash.isEmpty())
                .orElseThrow(() -> GatewayException.invalid("exec approvals base hash required; re-run exec.approvals.get and retry"));
        if (!base.equals(read().hash()))
            throw GatewayException.invalid("exec approvals changed since last load; re-run exec.approvals.get and retry");
        Map<String, Object> whole = new LinkedHashMap<>(given);
        Map<String, Object> both = copy(content().get("socket"));
        both.putAll(copy(given.get("socket")));
        whole.put("socket", both);
        return store(whole);
    }

    /** What the file says of an agent; nothing when there is none, and the most careful when it is broken. */
    synchronized Rules rules(String agentId) {
        if (!Files.exists(file))
            return Rules.of(Map.of(), agentId);
        try {
            return Rules.of(content(), agentId);
        } catch (GatewayException e) {
            LOG.warn("{}", e.message());
            return Rules.BROKEN;
        }
    }

    /** Adds patterns to the allowlist of an agent. */
    synchronized void grant(String agentId, Collection<String> patterns) {
        Map<String, Object> whole = Files.exists(file) ? content() : new LinkedHashMap<>();
        Map<String, Object> agents = copy(whole.get("agents"));
        Map<String, Object> agent = copy(agents.get(agentId));
        List<Object> allowlist = new ArrayList<>(agent.get("allowlist") instanceof List<?> list ? list : List.of());
        patterns.forEach(pattern -> allowlist.add(new LinkedHashMap<>(Map.of("pattern", pattern))));
        agent.put("allowlist", allowlist);
        agents.put(agentId, agent);
        whole.put("agents", agents);
        store(whole);
    }

    private Map<String, Object> content() {
        try {
            if (Files.size(file) > LARGEST)
                throw new IllegalArgumentException("it is larger than 4 MB");
            if (JsonText.parse(Files.readString(file)) instanceof Map<?, ?> map && map.get("version") instanceof Number number
                    && number.intValue() == 1)
                return copy(map);
            throw new IllegalArgumentException("it has no version 1");
        } catch (IOException | IllegalArgumentException e) {
            throw GatewayException.unavailable(file + " is broken (" + e.getMessage()
                    + "); no command runs on this machine until somebody repairs it or moves it away");
        }
    }

    private Snapshot store(Map<String, Object> given) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("version", 1);
        Map<String, Object> place = copy(given.get("socket"));
        place.putIfAbsent("path", socket.toString());
        if (!hasToken(Map.of("socket", place)))
            place.put("token", newToken());
        whole.put("socket", place);
        whole.put("defaults", copy(given.get("defaults")));
        Map<String, Object> agents = copy(given.get("agents"));
        agents.replaceAll((_, agent) -> withIds(agent));
        whole.put("agents", agents);
        given.forEach(whole::putIfAbsent);
        try {
            AtomicFile.write(file, JsonLayout.of(whole));
        } catch (IOException e) {
            throw GatewayException.unavailable(file + " cannot be written: " + e.getMessage());
        }
        return snapshot(whole);
    }

    private static Object withIds(Object agent) {
        if (!(agent instanceof Map<?, ?> map) || !(map.get("allowlist") instanceof List<?> list))
            return agent;
        List<Object> entries = new ArrayList<>();
        for (Object entry : list) {
            Map<String, Object> one = entry instanceof String pattern ? new LinkedHashMap<>(Map.of("pattern", pattern)) : copy(entry);
            one.putIfAbsent("id", UUID.randomUUID().toString());
            entries.add(one);
        }
        Map<String, Object> whole = copy(agent);
        whole.put("allowlist", entries);
        return whole;
    }

    private Snapshot snapshot(Map<String, Object> whole) {
        Map<String, Object> shown = new LinkedHashMap<>(whole);
        Map<String, Object> place = copy(whole.get("socket"));
        place.remove("token");
        shown.put("socket", place);
        shown.putIfAbsent("defaults", Map.of());
        shown.putIfAbsent("agents", Map.of());
        try {
            return new Snapshot(file.toString(), true, HexFormat.of().formatHex(Binding.digest().digest(Files.readAllBytes(file))), shown);
        } catch (IOException e) {
            throw GatewayException.unavailable(file + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean hasToken(Map<String, ?> whole) {
        return whole.get("socket") instanceof Map<?, ?> place && place.get("token") instanceof String token && !token.isBlank();
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static Map<String, Object> copy(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map)
            map.forEach((key, inner) -> {
                if (inner != null)
                    copy.put(String.valueOf(key), inner);
            });
        return copy;
    }
}
