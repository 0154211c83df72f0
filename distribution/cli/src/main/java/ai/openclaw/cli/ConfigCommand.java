package ai.openclaw.cli;

import ai.openclaw.config.OfflineConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command about the configuration: by the gateway that uses the state folder, or by the files when none does. */
abstract class ConfigCommand extends Command {
    /** The contract's words for a file that is another one than the change was thought out for (section 14.1). */
    static final String MOVED = "config changed since last load";
    private static final int CHANGE_MS = 60_000;

    /** Does the work and returns the exit code. */
    abstract int work(ConfigSource config);

    @Override
    public Integer call() {
        timeoutMs();
        try (ConfigSource source = source()) {
            return work(source);
        }
    }

    @Override
    final void run(GatewayClient gateway) { work(new ConfigSource.Gateway(gateway)); }

    private ConfigSource source() {
        boolean elsewhere = options.url().isPresent();
        if (elsewhere || options.port().isPresent())
            try {
                return new ConfigSource.Gateway(connect(target()));
            } catch (CliException e) {
                if (!e.noGateway() || elsewhere)
                    throw e;
            }
        Optional<StateLock.Holder> holder = StateLock.holder(stateDir());
        if (holder.isEmpty())
            return new ConfigFiles(offline(), stateDir(), true);
        ConfigSource gateway = new ConfigSource.Gateway(connect(target().at(holder.get().address().orElseThrow(() -> new CliException(
                holder.get().process() + " uses " + stateDir() + " and does not listen yet; run the command again in a moment")))));
        return own(gateway) ? gateway : new ConfigFiles(offline(), stateDir(), false);
    }

    private GatewayClient connect(Target target) { return GatewayClient.connect(target, List.of(scope()), new OwnDevice(stateDir())); }

    /** A gateway may use the folder and yet have its configuration elsewhere. */
    private boolean own(ConfigSource gateway) {
        if (environment("OPENCLAW_CONFIG_PATH").isEmpty())
            return true;
        boolean own = Path.of(gateway.request("config.get", Json.object(), timeoutMs()).path("path").asText()).equals(configFile());
        if (!own)
            gateway.close();
        return own;
    }

    /** The configuration without a gateway. */
    OfflineConfig offline() { return new OfflineConfig(place()); }

    OfflineConfig.Place place() {
        List<Path> bundles = new ArrayList<>();
        String home = System.getProperty("openclaw.home");
        if (home != null)
            bundles.add(Path.of(home, "lib"));
        bundles.add(stateDir().resolve("plugins"));
        return new OfflineConfig.Place(stateDir(), configFile(), Path.of(""), environment(), System.getProperty("openclaw.version", "dev"),
                bundles);
    }

    JsonNode ask(ConfigSource config, String method, ObjectNode params) { return config.request(method, params, timeoutMs()); }

    /** Asks for a change that may take a while, and says so on a terminal. */
    JsonNode change(ConfigSource config, String method, ObjectNode params) {
        try (Progress _ = screen.progress("Changing the configuration")) {
            return config.request(method, params, timeoutMs(CHANGE_MS));
        }
    }

    /** Makes changes of single places, once more if others changed the file at that very moment. */
    JsonNode edit(ConfigSource config, ArrayNode edits) {
        try {
            return change(config, "config.edit", params(edits));
        } catch (CliException e) {
            if (!String.valueOf(e.getMessage()).startsWith(MOVED))
                throw hinted(e);
            return change(config, "config.edit", params(edits));
        }
    }

    /** A text that looks like something else has to be quoted, and the shell takes one pair of quotes. */
    static CliException hinted(CliException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.contains("expected string, received number") || message.contains("expected string, received boolean")
                ? new CliException(message + "\nText that looks like a number is written with quotes inside quotes: '\"42\"'")
                : refusal;
    }

    static ObjectNode params(ArrayNode edits) {
        ObjectNode params = Json.object();
        params.set("edits", edits);
        return params;
    }

    /** What a change was, and what came of it. */
    void told(ConfigSource config, String what, JsonNode answer) {
        if (options.json()) {
            screen.line(Json.pretty(answer));
            return;
        }
        screen.line(what + " in " + answer.path("path").asText() + ".");
        Effects effects = new Effects(answer.path("effects"));
        if (!config.live())
            screen.line(Effects.NOT_RUNNING);
        else if (effects.isEmpty())
            screen.line("The gateway has nothing to do about it.");
        else
            effects.told(screen, answer.path("restart"));
    }
}
