package ai.openclaw.openai;

import ai.openclaw.api.Access;
import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.ClientContext;
import ai.openclaw.api.Config;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.endpoint.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An endpoint that lets an agent answer. Whoever has the gateway's secret is its owner. */
public abstract class AgentEndpoint extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final int USUAL_TIMEOUT_SECONDS = 600;
    /** Levels of thinking by the words of the API. */
    private static final Map<String, String> EFFORTS = Map.of("none", "off", "minimal", "minimal", "low", "low", "medium", "medium", "high",
            "high", "xhigh", "xhigh");
    private final transient Gate gate;
    private final transient AgentDirectory agents;
    private final transient Config config;
    private final transient Runs runs;
    private final transient Followers followers;

    protected AgentEndpoint(Access access, AgentDirectory agents, Runs runs, Config config, Followers followers) {
        super("POST");
        gate = new Gate(access);
        this.agents = agents;
        this.config = config;
        this.runs = runs;
        this.followers = followers;
    }

    /** Lets the client in, or refuses it. */
    protected final void enter(Exchange exchange) { gate.enter(exchange.request()); }

    /** Who answers: by the headers, the model's name and the user. */
    protected final Recipient recipient(Exchange exchange, String model, Optional<String> user, String kind) {
        return Recipient.of(exchange, agents, model, user, kind);
    }

    /**
     * What a request asks an agent, beside whom.
     *
     * @param effort how much the model is to think, by the words of the API
     */
    public record Question(Dialog dialog, ClientToolList tools, OptionalInt maxTokens, Optional<String> effort) {}

    /**
     * Starts the run that answers a request; to be closed.
     *
     * @param runId the id of the answer
     */
    protected final Follower start(Exchange exchange, String runId, Recipient recipient, Question question) {
        Dialog dialog = question.dialog();
        ClientContext client = new ClientContext(dialog.history(), dialog.results(), question.tools().tools(), question.tools().choice(),
                question.maxTokens(), exchange.header("x-openclaw-model"), exchange.traceParent());
        Duration timeout = Duration.ofSeconds(config.value("agents.defaults.timeoutSeconds").filter(Number.class::isInstance)
                .map(seconds -> Math.max(1, ((Number) seconds).intValue())).orElse(USUAL_TIMEOUT_SECONDS));
        return followers
                .start(runs,
                        new RunRequest(runId, recipient.sessionKey(), dialog.message(), RunRequest.Source.HTTP, dialog.instructions(),
                                timeout, Optional.empty(), dialog.images()).owner(true).thinking(question.effort().map(EFFORTS::get))
                                .client(client));
    }

    /** A level of thinking that the API has a word for. */
    protected static Optional<String> effort(Fields fields, String name) {
        Optional<String> effort = fields.text(name);
        if (effort.isPresent() && !EFFORTS.containsKey(effort.get()))
            throw ApiError.invalid(fields.at(name), fields.at(name) + ": expected none, minimal, low, medium, high or xhigh");
        return effort;
    }

    /**
     * What an answer that is sent whole is made of.
     *
     * @throws Refusal when there is none
     */
    protected static RunResult result(Exchange exchange, Follower run) throws IOException, InterruptedException {
        RunResult result = run.await(exchange, Follower.Listener.SILENT);
        Optional<Refusal> failure = failure(result);
        if (failure.isPresent())
            throw failure.get();
        return result;
    }

    /**
     * Why there is no answer: the run could not be done. A model that failed is none of this, for what went wrong is then the answer
     * (contract section 16).
     */
    protected static Optional<Refusal> failure(RunResult result) {
        if (result.status() != RunResult.Status.ERROR)
            return Optional.empty();
        return Optional.of(result.stopReason().equals("timeout")
                ? Refusal.error(504, "timeout", result.text())
                : Refusal.error(503, "unavailable", result.text()).header("Retry-After", "1"));
    }

    /** Ends what goes on; called when the component is deactivated. */
    protected final void leave() {
        followers.end();
        end();
    }
}
