package ai.openclaw.bridge;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Rest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a node says of itself when it connects and when it asks to be let in; the names are those of {@code node.pair.request} (contract
 * section 11), and {@code capabilities} is the older word for {@code caps}.
 *
 * @param others what is not known here, such as the frame's type
 */
record Hello(@NotEmpty String nodeId, Optional<String> token, Optional<String> displayName, Optional<String> platform,
        Optional<String> version, Optional<String> deviceFamily, Optional<String> modelIdentifier, List<String> caps,
        List<String> capabilities, List<String> commands, Map<String, Boolean> permissions, @Rest Map<String, Object> others) {
    private static final int MAX_ID = 128;
    private static final int PROTOCOL = 1;
    private static final Set<String> KNOWN_REST = Set.of("coreVersion", "uiVersion", "silent");

    /** @throws GatewayException {@code INVALID_REQUEST} that says what is wrong with the frame */
    static Hello of(Map<String, ?> frame) {
        Reading<Hello> reading = RecordReader.read(frame, Hello.class);
        Hello hello = reading.value().orElseThrow(() -> GatewayException.invalid("invalid hello: " + reading.text()));
        if (hello.nodeId.length() > MAX_ID || hello.nodeId.isBlank() || hello.nodeId.chars().anyMatch(Character::isISOControl))
            throw GatewayException.invalid("invalid hello: a nodeId is a line of at most " + MAX_ID + " characters");
        return hello;
    }

    /** Both words for the same. */
    List<String> abilities() {
        return Stream.concat(caps.stream(), capabilities.stream()).distinct().toList();
    }

    /** The node as the registry sees it. */
    ClientInfo client(String connectionId, Optional<String> address, long nowMs) {
        Caller caller = new Caller(connectionId, "bridge", "node", "node", Set.of(), Optional.of(nodeId), address.isEmpty());
        return new ClientInfo(caller, PROTOCOL, displayName, version.orElse(""), platform.orElse(""), deviceFamily, modelIdentifier,
                Optional.empty(), abilities(), commands.isEmpty() ? Abilities.commands(abilities()) : commands, permissions,
                Optional.empty(), address, nowMs);
    }

    /** The parameters of {@code node.pair.request}. */
    Map<String, Object> request(Optional<String> address) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("nodeId", nodeId);
        displayName.ifPresent(name -> request.put("displayName", name));
        platform.ifPresent(name -> request.put("platform", name));
        version.ifPresent(name -> request.put("version", name));
        deviceFamily.ifPresent(name -> request.put("deviceFamily", name));
        modelIdentifier.ifPresent(name -> request.put("modelIdentifier", name));
        request.put("caps", abilities());
        request.put("commands", commands);
        address.ifPresent(ip -> request.put("remoteIp", ip));
        others.forEach((key, value) -> {
            if (KNOWN_REST.contains(key))
                request.put(key, value);
        });
        return request;
    }
}
