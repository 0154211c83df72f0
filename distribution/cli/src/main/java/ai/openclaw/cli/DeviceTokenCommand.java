package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Option;

/** The commands that change the token of a device for a role. */
abstract class DeviceTokenCommand extends Command {
    @Option(names = "--device", required = true, paramLabel = "ID", description = "the device, as openclaw devices list shows it")
    private String device = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "operator or node; operator unless given", defaultValue = "operator")
    private String role = "operator";

    /** Nobody gives more than he may do himself. */
    @Override
    String scope() { return ADMIN; }

    ObjectNode params() { return Json.object().put("deviceId", device).put("role", role); }

    String whose() { return "device " + device + " as " + role; }

    /** {@code openclaw devices rotate}. */
    @picocli.CommandLine.Command(name = "rotate", description = "Give a device a new token; the old one ends with its connections.", footer = {
            "", "Examples:", "  openclaw devices rotate --device 7a94bc52568576d0… --role operator",
            "  openclaw devices rotate --device 7a94bc52568576d0… --scope operator.read"})
    static final class Rotate extends DeviceTokenCommand {
        @Option(names = "--scope", paramLabel = "SCOPE", description = "what it is to be good for; as before unless given")
        private List<String> scopes = List.of();

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = params();
            if (!scopes.isEmpty())
                scopes.forEach(params.putArray("scopes")::add);
            JsonNode answer = ask(gateway, "device.token.rotate", params);
            if (options.json())
                return;
            screen.line("The new token of " + whose() + ", shown this once:");
            screen.line(answer.path("token").asText());
        }
    }

    /** {@code openclaw devices revoke}. */
    @picocli.CommandLine.Command(name = "revoke", description = "End the token of a device and its connections.", footer = {"", "Example:",
            "  openclaw devices revoke --device 7a94bc52568576d0… --role node"})
    static final class Revoke extends DeviceTokenCommand {
        @Override
        void run(GatewayClient gateway) {
            ask(gateway, "device.token.revoke", params());
            if (!options.json())
                screen.line("The token of " + whose() + " is revoked.");
        }
    }
}
