package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw gateway call}. */
@picocli.CommandLine.Command(name = "call", description = "Call a method of the gateway.", footer = {"", "Examples:",
        "  openclaw gateway call health", "  openclaw gateway call chat.history --params '{\"sessionKey\":\"main\",\"limit\":5}'"})
final class GatewayCallCommand extends Command {
    @Parameters(paramLabel = "METHOD", description = "the method, such as health")
    private String method = "";

    @Option(names = "--params", paramLabel = "JSON", defaultValue = "{}", description = "its parameters")
    private String params = "{}";

    @Option(names = "--expect-final", description = "wait for the last answer of a method that answers twice")
    private boolean expectFinal;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "call it so often and say how fast")
    private int repeat = 1;

    @Override
    String scope() { return ADMIN; }

    @Override
    public Integer call() {
        if (!Json.parse(params, "--params").isObject())
            throw new CliException("--params is no JSON object; write it like '{\"limit\":5}'", CliException.USAGE);
        return super.call();
    }

    @Override
    void run(GatewayClient gateway) {
        if (repeat > 1) {
            screen.line(gateway.repeat(method, Json.parse(params, "--params"), repeat));
            return;
        }
        JsonNode answer = gateway.request(method, Json.parse(params, "--params"), expectFinal, timeoutMs(expectFinal ? 600_000 : 10_000),
                _ -> {
                    // only the answer is wanted
                });
        screen.line(options.json() ? Json.line(answer) : Json.pretty(answer));
    }
}
