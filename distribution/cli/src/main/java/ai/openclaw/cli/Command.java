package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that talks to the gateway. */
abstract class Command implements Callable<Integer> {
    static final String READ = "operator.read";
    static final String WRITE = "operator.write";
    static final String ADMIN = "operator.admin";
    static final String PAIRING = "operator.pairing";
    private static final int DEFAULT_TIMEOUT_MS = 10_000;

    @Mixin
    protected ConnectionOptions options = new ConnectionOptions();

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    protected Screen screen = Screen.standard();
    private Map<String, String> environment = Map.of();
    private PrintStream errors = System.err;

    /** Where the command runs. */
    Command in(Map<String, String> variables, Screen where, PrintStream complaints) {
        environment = variables;
        screen = where;
        errors = complaints;
        return this;
    }

    /** What the connection must be allowed to do. */
    abstract String scope();

    /** Does the work over the connection. */
    abstract void run(GatewayClient gateway);

    @Override
    public Integer call() {
        timeoutMs(); // a wrong one is told before anything happens
        Target target = target();
        if (!target.unreadable().isEmpty() && !target.hasSecret())
            errors.println(target.unreadable());
        try (GatewayClient gateway = GatewayClient.connect(target, List.of(scope()), new OwnDevice(stateDir()))) {
            run(gateway);
            return 0;
        }
    }

    /** The folder of the gateway's state, for what is read and written without it. */
    Path stateDir() {
        return Target.stateDir(options, environment);
    }

    /** The configuration of the profile; empty when it is not there or cannot be read. */
    Map<?, ?> config() {
        return Target.config(options, environment);
    }

    /** The file of the profile, absolute. */
    Path configFile() {
        return Target.configFile(options, environment).toAbsolutePath().normalize();
    }

    Map<String, String> environment() { return environment; }

    /** A variable that is set and not empty. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Target target() { return Target.of(options, environment); }

    int timeoutMs() { return timeoutMs(DEFAULT_TIMEOUT_MS); }

    int timeoutMs(int usual) {
        int timeout = options.timeout().orElse(usual);
        if (timeout < 1)
            throw new CliException("--timeout " + timeout + " is no time; give milliseconds, such as --timeout 10000", CliException.USAGE);
        return timeout;
    }

    /** Asks for a change that may take a while, and says so on a terminal. */
    JsonNode change(GatewayClient gateway, String doing, String method, ObjectNode params) {
        try (Progress _ = screen.progress(doing)) {
            return gateway.request(method, params, timeoutMs(60_000));
        }
    }

    /** Asks, and prints the answer itself when JSON is wanted. */
    JsonNode ask(GatewayClient gateway, String method, ObjectNode params) {
        JsonNode answer = gateway.request(method, params, timeoutMs());
        if (options.json())
            screen.line(Json.pretty(answer));
        return answer;
    }
}
