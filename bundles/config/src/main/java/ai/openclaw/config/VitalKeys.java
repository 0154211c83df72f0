package ai.openclaw.config;

import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys without which nobody could safely connect; with a wrong value there the gateway does not start (contract section 1). */
final class VitalKeys {
    private static final Set<String> BINDS = Set.of("auto", "lan", "loopback", "custom", "tailnet");
    private static final Set<String> MODES = Set.of("none", "token", "password", "trusted-proxy");
    private static final List<String> TABLE = List.of("gateway object", "\tport integer >=0 <=65535",
            "\tbind \"auto\"|\"lan\"|\"loopback\"|\"custom\"|\"tailnet\"", "\tcustomBindHost string", "\tauth object",
            "\t\tmode \"none\"|\"token\"|\"password\"|\"trusted-proxy\"", "\t\ttoken string|secret", "\t\tpassword string|secret");

    private VitalKeys() {}

    static List<SchemaIssue> issues(Map<String, @Nullable Object> tree) {
        // looked at by hand first, for reading the table would be felt at every start
        if (fine(tree.get("gateway")))
            return List.of();
        return SchemaCheck.check(KnownKeys.of(TABLE), tree).stream().filter(issue -> !issue.unknown()).toList();
    }

    private static boolean fine(@Nullable Object gateway) {
        if (gateway == null)
            return true;
        return gateway instanceof Map<?, ?> map && port(map.get("port")) && among(BINDS, map.get("bind")) && text(map.get("customBindHost"))
                && auth(map.get("auth")) && !map.containsValue(null);
    }

    private static boolean auth(@Nullable Object auth) {
        return auth == null || (auth instanceof Map<?, ?> map && among(MODES, map.get("mode")) && text(map.get("token"))
                && text(map.get("password")) && !map.containsValue(null));
    }

    private static boolean port(@Nullable Object port) {
        return port == null || (port instanceof Long number && number >= 0 && number <= 65_535);
    }

    private static boolean among(Set<String> names, @Nullable Object name) {
        return name == null || (name instanceof String text && names.contains(text));
    }

    private static boolean text(@Nullable Object value) { return value == null || value instanceof String; }
}
