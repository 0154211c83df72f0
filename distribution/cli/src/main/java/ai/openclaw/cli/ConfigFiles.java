package ai.openclaw.cli;

import ai.openclaw.api.Call;
import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordTree;
import ai.openclaw.api.Scope;
import ai.openclaw.config.OfflineConfig;
import ai.openclaw.method.config.ConfigEditMethods;
import ai.openclaw.method.config.ConfigMethods;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The methods {@code config.*} of the gateway, over the files while it does not run; so both answer the same. */
final class ConfigFiles implements ConfigSource {
    private final Path stateDir;
    private final boolean free;
    private final List<GatewayMethod<?, ?>> methods;

    /** @param free whether no gateway uses the state folder, which is then locked while something is written */
    ConfigFiles(OfflineConfig config, Path stateDir, boolean free) {
        this.stateDir = stateDir;
        this.free = free;
        methods = Stream.concat(new ConfigMethods(config).methods().stream(), new ConfigEditMethods(config).methods().stream()).toList();
    }

    @Override
    public boolean live() { return false; }

    @Override
    public JsonNode request(String name, ObjectNode params, int timeoutMs) {
        GatewayMethod<?, ?> method = methods.stream().filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> new CliException("unknown method: " + name));
        if (!free || method.scope() != Scope.ADMIN)
            return answer(method, params);
        try (StateLock _ = StateLock.take(stateDir)) {
            return answer(method, params);
        }
    }

    private static <P extends Record, R> JsonNode answer(GatewayMethod<P, R> method, ObjectNode params) {
        Reading<P> reading = RecordReader.read(JsonText.parse(params.toString()), method.params());
        if (reading.value().isEmpty())
            throw new CliException("invalid " + method.name() + " params: " + reading.text());
        try {
            R answer = method.handler().handle(reading.value().get(), new Here());
            return Json.parse(JsonText.write(RecordTree.of(answer)), method.name());
        } catch (GatewayException e) {
            throw new CliException(e.message());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CliException(method.name() + " failed: " + e);
        }
    }

    /** A call from this very process. */
    private record Here() implements Call {
        @Override
        public Caller caller() { return new Caller("here", "cli", "cli", "operator", Set.of("operator.admin"), Optional.empty(), true); }

        @Override
        public void acknowledge(Object payload) {
            // nobody waits for less than the answer
        }
    }

    @Override
    public void close() {
        // nothing is open between two requests
    }
}
