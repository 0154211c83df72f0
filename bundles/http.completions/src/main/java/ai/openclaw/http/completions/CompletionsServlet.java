package ai.openclaw.http.completions;

import ai.openclaw.api.Access;
import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.RemoteFiles;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.openai.AddressRules;
import ai.openclaw.openai.AgentEndpoint;
import ai.openclaw.openai.Errands;
import ai.openclaw.openai.Fields;
import ai.openclaw.openai.Follower;
import ai.openclaw.openai.Pictures;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Lets agents answer as the chat completions of the OpenAI API do (contract section 16). */
@Component(service = Servlet.class, configurationPid = CompletionsSettings.PID)
@HttpWhiteboardServletPattern("/v1/chat/completions")
public final class CompletionsServlet extends AgentEndpoint {
    private static final long serialVersionUID = 1;
    private transient volatile CompletionsSettings.ChatCompletions settings;

    /** Nobody when the web tools are not there. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable RemoteFiles web;

    @Activate
    public CompletionsServlet(@Reference Access access, @Reference AgentDirectory agents, @Reference Runs runs, @Reference Config config,
            @Reference CompletionFollowers followers, Map<String, Object> properties) {
        super(access, agents, runs, config, followers);
        settings = CompletionsSwitch.settings(properties);
    }

    /** Counts from the next request on. */
    @Modified
    void change(Map<String, Object> properties) { settings = CompletionsSwitch.settings(properties); }

    @Deactivate
    void stop() { leave(); }

    @Override
    protected boolean on() { return settings.enabled(); }

    @Override
    protected void serve(Exchange exchange) throws IOException, InterruptedException {
        enter(exchange);
        CompletionsSettings.ChatCompletions limits = settings;
        Fields body = Fields.of(Body.json(exchange.request(), limits.maxBodyBytes()));
        AddressRules addresses = limits.images().addresses(CompletionsSettings.IMAGES, false);
        Errands errands = new Errands(web, limits.maxImageParts(), limits.maxTotalImageBytes());
        ChatRequest request = errands.read(exchange,
                () -> ChatRequest.of(body,
                        new Pictures(limits.images(), limits.maxImageParts(), limits.maxTotalImageBytes(), addresses, errands),
                        effort(body, "reasoning_effort")));
        ChatAnswer answer = new ChatAnswer("chatcmpl_" + UUID.randomUUID(), Instant.now().getEpochSecond(), request.model());
        try (Follower run = start(exchange, answer.id(), recipient(exchange, request.model(), request.user(), "openai"),
                request.question())) {
            if (request.stream())
                stream(exchange, run, answer, request.usage());
            else
                exchange.json(200, answer.whole(result(exchange, run)));
        }
    }

    private static void stream(Exchange exchange, Follower run, ChatAnswer answer, boolean usage) throws IOException, InterruptedException {
        ChatStream stream = new ChatStream(exchange.stream(), answer);
        RunResult result = run.await(exchange, stream);
        Optional<Refusal> failure = failure(result);
        if (failure.isPresent())
            stream.fail(failure.get());
        else
            stream.end(result, usage);
    }
}
