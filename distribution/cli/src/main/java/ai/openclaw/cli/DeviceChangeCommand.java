package ai.openclaw.cli;

import picocli.CommandLine.Parameters;

/** The commands that end a request or a device by its id. */
abstract class DeviceChangeCommand extends Command {
    private final String method;
    private final String parameter;
    private final String done;

    @Parameters(paramLabel = "ID", description = "the id, as openclaw devices list shows it")
    private String id = "";

    DeviceChangeCommand(String method, String parameter, String done) {
        this.method = method;
        this.parameter = parameter;
        this.done = done;
    }

    @picocli.CommandLine.Command(name = "reject", description = "Turn a device that waits away.", footer = {"", "Example:",
            "  openclaw devices reject 6f2c1c1e-0c1d-4a35-9a5e-0d5b6f6a7c11"})
    static final class Reject extends DeviceChangeCommand {
        Reject() { super("device.pair.reject", "requestId", "turned away"); }
    }

    @picocli.CommandLine.Command(name = "remove", description = "Forget a paired device and close its connections.", footer = {"",
            "Example:", "  openclaw devices remove 7a94bc52568576d0…"})
    static final class Remove extends DeviceChangeCommand {
        Remove() { super("device.pair.remove", "deviceId", "removed"); }
    }

    @Override
    String scope() { return PAIRING; }

    @Override
    void run(GatewayClient gateway) {
        String device = ask(gateway, method, Json.object().put(parameter, id)).path("deviceId").asText();
        if (!options.json())
            screen.line("Device " + device + " is " + done + ".");
    }
}
