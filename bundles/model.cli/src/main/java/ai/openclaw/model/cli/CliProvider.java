package ai.openclaw.model.cli;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** A command of this machine that answers as a model: it gets no tools of ours and its answer comes whole. */
@Component(configurationPid = CliProvider.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CliProvider implements ModelProvider {
    static final String PID = "agents.defaults.cliBackends";
    private static final int CONTEXT_WINDOW = 200_000;
    private static final int MAX_TOKENS = 32_000;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);
    private final String id;
    private final Path folder;
    private final Optional<CliSettings> settings;
    private final String problem;
    private final Conversations conversations = new Conversations();
    private final Semaphore turns;
    private final Set<CliStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Activate
    public CliProvider(Map<String, Object> properties, @Reference Gateway gateway) {
        id = SettingsReader.instance(properties);
        folder = gateway.stateDir().resolve("cli-backends").resolve(id.replaceAll("[^A-Za-z0-9._-]|^\\.+", "_"));
        Optional<CliSettings> found = Optional.empty();
        String wrong = "";
        try {
            found = Optional.of(SettingsReader.read(properties, PID, CliSettings.class));
        } catch (GatewayException e) {
            wrong = e.message().replace(PID, PID + "." + id);
            LoggerFactory.getLogger("model/" + id).warn("model provider {} is not usable: {}", id, wrong);
        }
        settings = found;
        problem = wrong;
        turns = new Semaphore(found.map(CliSettings::serialize).orElse(true) ? 1 : 8, true);
    }

    /** The names that the command knows for its models; without any, the one that it takes when it is told none. */
    @Override
    public List<ModelInfo> models() {
        if (settings.isEmpty())
            return List.of();
        List<String> names = settings.get().modelAliases().values().stream().distinct().toList();
        List<String> input = settings.get().imageArg().isPresent() ? List.of("text", "image") : List.of("text");
        return (names.isEmpty() ? List.of(Command.DEFAULT_MODEL) : names).stream()
                .map(name -> new ModelInfo(name, id + " " + name, CONTEXT_WINDOW, MAX_TOKENS, false, input)).toList();
    }

    @Override
    public ModelStream generate(ModelRequest request) {
        String place = "model " + id + "/" + request.model() + ": ";
        CliSettings known = settings.orElseThrow(() -> ModelFailure.REQUEST.of(place + problem));
        CliStream stream = new CliStream(new Command(known, folder), request, conversations, turns, place, id, open);
        open.add(stream);
        if (closed) {
            stream.close();
            throw ModelFailure.OVERLOADED.of(place + "the provider is being stopped or updated; try again").retryAfterMs(1000);
        }
        return stream;
    }

    /** Ends the commands that run, all at once, for each is given half a second to end by itself. */
    @Deactivate
    public void close() {
        closed = true;
        List<Thread> ending = open.stream().map(stream -> Thread.ofVirtual().name("cli-end").start(stream::close)).toList();
        try {
            for (Thread thread : ending)
                thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
