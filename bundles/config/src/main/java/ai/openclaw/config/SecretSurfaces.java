package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretPlaces.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which references are of use as things are; the others are not looked up, so they cannot fail (contract section 15). */
final class SecretSurfaces {
    private static final Set<String> AUTH = Set.of("gateway.auth.token", "gateway.auth.password");
    private final Map<String, @Nullable Object> tree;
    private final Credentials credentials;

    /** @param tree with something in the place of every reference */
    SecretSurfaces(Gateway gateway, Map<String, @Nullable Object> tree) {
        this.tree = tree;
        credentials = new Credentials(gateway, tree);
    }

    boolean active(Place place) {
        List<String> path = place.segments();
        if (AUTH.contains(place.path()))
            return reason(path.getLast()).isEmpty();
        return switch (path.getFirst()) {
            // what this process would show another gateway; only the command line does
            case "gateway" -> path.size() < 2 || !path.get(1).equals("remote");
            case "hooks" -> Json.at(tree, "hooks.enabled").equals(java.util.Optional.of(true));
            case "channels" -> enabled(path) && inherited(path);
            default -> enabled(path);
        };
    }

    /** Nothing that leads to it is switched off. */
    private boolean enabled(List<String> path) {
        Object node = tree;
        for (String step : path) {
            if (node instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("enabled")))
                return false;
            node = Json.at(node, step).orElse(null);
        }
        return true;
    }

    /** What a channel gives to all of its accounts is of use while one that is switched on has not got it itself. */
    private boolean inherited(List<String> path) {
        if (path.size() != 3 || !(Json.at(tree, "channels." + path.get(1) + ".accounts").orElse(null) instanceof Map<?, ?> accounts)
                || accounts.isEmpty())
            return true;
        return accounts.values().stream().anyMatch(account -> account instanceof Map<?, ?> settings
                && !Boolean.FALSE.equals(settings.get("enabled")) && !settings.containsKey(path.get(2)));
    }

    /** A sentence about each reference in {@code gateway.auth}, as clients look for it in the log. */
    List<String> auth(List<Place> places) {
        List<String> sentences = new ArrayList<>();
        for (Place place : places)
            if (AUTH.contains(place.path())) {
                String reason = reason(place.segments().getLast());
                sentences.add(place.path() + (reason.isEmpty()
                        ? " is active. gateway.auth.mode is \"" + credentials.mode() + "\"."
                        : " is inactive. " + reason));
            }
        return sentences;
    }

    /** Why a credential of the gateway is of no use; empty when it is. */
    private String reason(String key) {
        boolean overridden = key.equals("token") ? credentials.tokenOverride() : credentials.passwordOverride();
        if (!credentials.mode().equals(key))
            return "gateway.auth.mode is \"" + credentials.mode() + "\".";
        return overridden ? "The command line or the environment gives another." : "";
    }
}
