package ai.openclaw.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one place of the configuration says of tools.
 *
 * @param path where it says so, for people
 * @param profile a well-known set of tools to begin with
 * @param allow patterns of the only tools that are allowed; empty for all
 * @param alsoAllow patterns allowed beside the profile and {@code allow}
 * @param deny patterns that are not allowed, whatever else is said
 */
record ToolRule(String path, Optional<String> profile, List<String> allow, List<String> alsoAllow, List<String> deny) {

    /** Reads a section such as {@code tools}; empty when it says nothing of tools. */
    static Optional<ToolRule> read(String path, @Nullable Object tree) {
        Map<String, Object> section = Json.object(tree);
        ToolRule rule = new ToolRule(path, Json.text(section, "profile"), names(section, "allow"), names(section, "alsoAllow"),
                names(section, "deny"));
        boolean silent = rule.profile.isEmpty() && rule.allow.isEmpty() && rule.alsoAllow.isEmpty() && rule.deny.isEmpty();
        return silent ? Optional.empty() : Optional.of(rule);
    }

    private static List<String> names(Map<String, Object> section, String key) {
        return Json.array(section.get(key)).stream().map(String::valueOf).toList();
    }

    /** The same rule with what holds where the section says nothing. */
    static ToolRule readOr(String path, @Nullable Object tree, List<String> usualAllow, List<String> usualDeny) {
        Map<String, Object> section = Json.object(tree);
        return new ToolRule(path, Optional.empty(), section.containsKey("allow") ? names(section, "allow") : usualAllow,
                names(section, "alsoAllow"), section.containsKey("deny") ? names(section, "deny") : usualDeny);
    }
}
