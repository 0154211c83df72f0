package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code openclaw devices list}. */
@picocli.CommandLine.Command(name = "list", description = "Show who is paired with the gateway and who waits to be.", footer = {"",
        "Examples:", "  openclaw devices list", "  openclaw devices list --json"})
final class DevicesListCommand extends Command {
    private static final int SHORT = 12;

    @Override
    String scope() { return PAIRING; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode answer = ask(gateway, "device.pair.list", Json.object());
        if (options.json())
            return;
        pending(answer.path("pending"));
        paired(answer.path("paired"));
    }

    private void pending(JsonNode pending) {
        if (pending.isEmpty())
            return;
        List<List<String>> rows = new ArrayList<>();
        pending.forEach(request -> rows.add(List.of(request.path("requestId").asText(), name(request), join(request.path("roles")),
                join(request.path("scopes")), request.path("remoteIp").asText("here"), RelativeTime.since(request.path("ts").asLong()))));
        screen.table(List.of("WAITING", "DEVICE", "ROLES", "SCOPES", "FROM", "ASKED"), rows);
        screen.line("Let one in with: openclaw devices approve REQUEST");
        screen.line("");
    }

    private void paired(JsonNode paired) {
        if (paired.isEmpty()) {
            screen.line("No device is paired.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        paired.forEach(device -> rows.add(List.of(device.path("deviceId").asText(), name(device), join(device.path("roles")),
                join(device.path("scopes")), tokens(device.path("tokens")), RelativeTime.since(used(device)))));
        screen.table(List.of("PAIRED", "DEVICE", "ROLES", "SCOPES", "TOKENS", "LAST USED"), rows);
    }

    /** What a device says of itself, without what would control the terminal. */
    private static String name(JsonNode device) {
        String name = device.path("displayName").asText(device.path("clientId").asText(device.path("deviceId").asText()));
        String shown = name.length() > SHORT * 2 ? name.substring(0, SHORT * 2) + "…" : name;
        String all = device.hasNonNull("platform") ? shown + " (" + device.path("platform").asText() + ")" : shown;
        return all.replaceAll("\\p{Cntrl}", "?");
    }

    /** Without the part that all of them have. */
    private static String join(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asText().replaceFirst("^operator\\.", "")));
        return all.isEmpty() ? "none" : String.join(",", all);
    }

    private String tokens(JsonNode tokens) {
        List<String> all = new ArrayList<>();
        tokens.forEach(token -> all
                .add(token.hasNonNull("revokedAtMs") ? screen.bad(token.path("role").asText() + " revoked") : token.path("role").asText()));
        return all.isEmpty() ? "none" : String.join(",", all);
    }

    private static long used(JsonNode device) {
        long last = 0;
        for (JsonNode token : device.path("tokens"))
            last = Math.max(last, token.path("lastUsedAtMs").asLong());
        return last;
    }
}
