package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw devices approve}. */
@picocli.CommandLine.Command(name = "approve", description = "Let a device that waits in, with what it asked for.", footer = {"",
        "Examples:", "  openclaw devices approve 6f2c1c1e-0c1d-4a35-9a5e-0d5b6f6a7c11", "  openclaw devices approve --latest"})
final class DevicesApproveCommand extends Command {
    @Parameters(paramLabel = "REQUEST", arity = "0..1", description = "the request, as openclaw devices list shows it")
    private Optional<String> request = Optional.empty();

    @Option(names = "--latest", description = "the one that asked last")
    private boolean latest;

    /** Nobody lets in more than he may do himself. */
    @Override
    String scope() { return ADMIN; }

    @Override
    void run(GatewayClient gateway) {
        String id = request.orElseGet(() -> last(gateway));
        JsonNode answer = ask(gateway, "device.pair.approve", Json.object().put("requestId", id));
        if (!options.json())
            screen.line("Device " + answer.at("/device/deviceId").asText() + " is " + screen.good("paired") + ".");
    }

    private String last(GatewayClient gateway) {
        if (!latest)
            throw new CliException("Which request? Give its id, as openclaw devices list shows it, or --latest", CliException.USAGE);
        String id = "";
        long when = -1;
        for (JsonNode waiting : gateway.request("device.pair.list", Json.object(), timeoutMs()).path("pending"))
            if (waiting.path("ts").asLong() >= when) {
                id = waiting.path("requestId").asText();
                when = waiting.path("ts").asLong();
            }
        if (id.isEmpty())
            throw new CliException("No device waits. Requests are kept for five minutes; let the device connect again.");
        return id;
    }
}
