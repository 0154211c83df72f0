package ai.openclaw.launcher;

import ai.openclaw.api.Config;
import ai.openclaw.api.Secrets;
import ai.openclaw.api.Sessions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person reads when the gateway is up: where it listens, which model answers, where to chat, where the log is. */
final class StartupText {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CONTROL_PLANE = "(openclaw.websocket.path=*)";

    private final BundleContext context;
    private final GatewayProcess process;
    private final PrintStream out;
    private final Duration patience;

    StartupText(BundleContext context, GatewayProcess process, PrintStream out) { this(context, process, out, PATIENCE); }

    StartupText(BundleContext context, GatewayProcess process, PrintStream out, Duration patience) {
        this.context = context;
        this.process = process;
        this.out = out;
        this.patience = patience;
    }

    /** Prints once clients are served, from a thread of its own. */
    void printWhenReady() {
        Thread.ofVirtual().name("startup-text").start(() -> {
            try {
                process.awaitListening();
                if (await(new ServiceTracker<>(context, context.createFilter(CONTROL_PLANE), null)).isPresent())
                    print(Duration.between(process.startedAt(), Instant.now()));
                else
                    LOG.warn("clients cannot connect: the control plane did not start within {} s; see openclaw plugins list and {}",
                            patience.toSeconds(), Log.INSTANCE.file());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (InvalidSyntaxException | IllegalStateException e) {
                LOG.debug("the framework went before clients were served: {}", e.getMessage());
            }
        });
    }

    private void print(Duration took) throws InterruptedException {
        Optional<Sessions> sessions = await(new ServiceTracker<>(context, Sessions.class, null));
        Optional<Config> config = await(new ServiceTracker<>(context, Config.class, null));
        String model = sessions.map(known -> known.defaults().provider() + "/" + known.defaults().model()).orElse("none");
        LOG.info("agent model: {}", model);
        out.println(text(took, model, config));
        ModelHints hints = new ModelHints(process, config.map(StartupText::providers).orElse(List.of()));
        hints.lines().forEach(line -> out.println("  Hint       " + line));
        unprivateState().ifPresent(line -> out.println("  Hint       " + line));
        out.flush();
    }

    private String text(Duration took, String model, Optional<Config> config) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nOpenClaw Gateway %s is ready (%.2f s).%n", process.version(), took.toMillis() / 1000.0));
        text.append("  Listening  ").append(String.join(", ", process.addresses())).append('\n');
        text.append("  Model      ").append(model).append(explanation(model)).append('\n');
        process.origin().ifPresent(origin -> text.append("  WebChat    ").append(origin).append("/chat")
                .append(token(config).map(token -> "#token=" + token).orElse("")).append('\n'));
        text.append("  Log        ").append(Log.INSTANCE.file()).append('\n');
        for (String problem : config.map(Config::problems).orElse(List.of()))
            text.append("  Config     ").append(problem).append('\n');
        return text.toString();
    }

    private static String explanation(String model) {
        return model.startsWith("offline/") ? "  (the built-in guide: no key, no network; it says how to configure a real model)" : "";
    }

    /**
     * The token stands in the URL's fragment, which browsers keep to themselves; it is printed, never logged. One that the configuration only
     * refers to is not printed either, for it is kept from whoever sees that.
     */
    private Optional<String> token(Optional<Config> config) {
        ServiceReference<Secrets> secrets = context.getServiceReference(Secrets.class);
        if (secrets != null && context.getService(secrets).refersAt("gateway.auth.token"))
            return Optional.empty();
        return process.option("token").or(() -> process.environment("OPENCLAW_GATEWAY_TOKEN"))
                .or(() -> config.flatMap(known -> known.value("gateway.auth.token")).map(String::valueOf));
    }

    private static List<String> providers(Config config) {
        return config.value("models.providers").filter(Map.class::isInstance)
                .map(tree -> ((Map<?, ?>) tree).keySet().stream().map(String::valueOf).toList()).orElse(List.of());
    }

    /** A state folder that others can read is worth a word, for it holds credentials. */
    private Optional<String> unprivateState() {
        Path state = process.stateDir();
        try {
            boolean open = Files.getPosixFilePermissions(state).stream().anyMatch(permission -> permission.name().startsWith("OTHERS"));
            return open ? Optional.of(state + " can be read by others on this machine; chmod 700 " + state) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> await(ServiceTracker<?, T> tracker) throws InterruptedException {
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(patience.toMillis()));
        } finally {
            tracker.close();
        }
    }
}
