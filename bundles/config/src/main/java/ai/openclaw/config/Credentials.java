package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How callers of the gateway prove who they are, as told by options, environment and configuration in this order. */
record Credentials(Gateway gateway, @Nullable Object tree) {
    /** {@code token} unless told otherwise; {@code password} when there is nothing but a password. */
    String mode() {
        return explicitMode().orElse(password() && !token() ? "password" : "token");
    }

    Optional<String> explicitMode() { return gateway.option("auth").or(() -> Json.string(tree, "gateway.auth.mode")); }

    boolean token() { return tokenOverride() || Json.string(tree, "gateway.auth.token").isPresent(); }

    boolean password() { return passwordOverride() || Json.string(tree, "gateway.auth.password").isPresent(); }

    boolean tokenOverride() { return gateway.option("token").isPresent() || variable("GATEWAY_TOKEN"); }

    boolean passwordOverride() {
        return gateway.option("password").isPresent() || gateway.option("password-file").isPresent() || variable("GATEWAY_PASSWORD");
    }

    private boolean variable(String name) {
        return gateway.environment("OPENCLAW_" + name).or(() -> gateway.environment("CLAWDBOT_" + name)).isPresent();
    }

    String bind() { return gateway.option("bind").or(() -> Json.string(tree, "gateway.bind")).orElse("loopback"); }

    /** Whether other machines can reach the gateway; {@code auto} is loopback as long as nothing else is asked for. */
    boolean reachable() {
        return switch (bind()) {
            case "lan", "tailnet" -> true;
            case "custom" -> Json.string(tree, "gateway.customBindHost").filter(Credentials::loopback).isEmpty();
            default -> false;
        };
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
