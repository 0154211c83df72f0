package ai.openclaw.http.responses;

import ai.openclaw.api.Access;
import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.DocumentReader;
import ai.openclaw.api.RemoteFiles;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.openai.AgentEndpoint;
import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.Errands;
import ai.openclaw.openai.Fields;
import ai.openclaw.openai.Follower;
import ai.openclaw.openai.Pictures;
import ai.openclaw.openai.Recipient;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Lets agents answer as the responses of the OpenAI API do (contract section 16). */
@Component(service = Servlet.class, configurationPid = ResponsesSettings.PID)
@HttpWhiteboardServletPattern("/v1/responses")
public final class ResponsesServlet extends AgentEndpoint {
    private static final long serialVersionUID = 1;
    private static final String ID = "resp_";
    private final transient Runs runs;
    private final transient Answered answered = new Answered();
    private transient volatile ResponsesSettings.Responses settings;

    /** Nobody when the web tools are not there. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable RemoteFiles web;

    @Reference(service = DocumentReader.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, fieldOption = FieldOption.REPLACE)
    transient volatile List<Map.Entry<Map<String, Object>, DocumentReader>> readers = List.of();

    @Activate
    public ResponsesServlet(@Reference Access access, @Reference AgentDirectory agents, @Reference Runs runs, @Reference Config config,
            @Reference ResponseFollowers followers, Map<String, Object> properties) {
        super(access, agents, runs, config, followers);
        this.runs = runs;
        settings = ResponsesSettings.of(properties);
    }

    /** Counts from the next request on. */
    @Modified
    void change(Map<String, Object> properties) { settings = ResponsesSettings.of(properties); }

    @Deactivate
    void stop() { leave(); }

    @Override
    protected boolean on() { return settings.enabled(); }

    @Override
    protected void serve(Exchange exchange) throws IOException, InterruptedException {
        enter(exchange);
        ResponsesSettings.Responses limits = settings;
        Fields body = Fields.of(Body.json(exchange.request(), limits.maxBodyBytes()));
        Errands errands = new Errands(web, limits.maxUrlParts(), limits.maxBodyBytes());
        Readers there = new Readers(readers);
        ResponseRequest request = errands.read(exchange, () -> request(body, limits, errands, there));
        Recipient recipient = request.previous().map(this::session)
                .orElseGet(() -> recipient(exchange, request.model(), request.user(), "openresponses"));
        ResponseAnswer answer = new ResponseAnswer(ID + UUID.randomUUID(), "msg_" + UUID.randomUUID(), Instant.now().getEpochSecond(),
                request.model(), request.previous());
        try (Follower run = start(exchange, answer.id(), recipient, request.question())) {
            answered.note(answer.id(), recipient.sessionKey());
            if (request.stream())
                stream(exchange, run, answer);
            else
                whole(exchange, answer, result(exchange, run));
        }
    }

    private ResponseRequest request(Fields body, ResponsesSettings.Responses limits, Errands errands, Readers there) {
        Pictures pictures = new Pictures(limits.images(), ResponsesSettings.MAX_PARTS, limits.maxBodyBytes(),
                limits.images().addresses(ResponsesSettings.SECTION + ".images", true), errands);
        return ResponseRequest.of(body, pictures, new FileParts(limits.files(), errands, there),
                body.object("reasoning").flatMap(reasoning -> effort(reasoning, "effort")));
    }

    /** The session of an earlier response: as long as the process remembers it. */
    private Recipient session(String previous) {
        Optional<String> key = answered.session(previous)
                .or(() -> Optional.of(previous).filter(id -> id.startsWith(ID)).flatMap(runs::find).map(Run::sessionKey));
        return key.map(Recipient::of)
                .orElseThrow(() -> ApiError.of(404, "invalid_request_error", "Previous response with id '" + previous + "' not found.",
                        Optional.of("previous_response_id"), Optional.of("previous_response_not_found")));
    }

    private static void whole(Exchange exchange, ResponseAnswer answer, RunResult result) throws IOException {
        exchange.json(200, answer.done(result, answer.output(result)));
    }

    private static void stream(Exchange exchange, Follower run, ResponseAnswer answer) throws IOException, InterruptedException {
        ResponseStream stream = new ResponseStream(exchange.stream(), answer);
        RunResult result = run.await(exchange, stream);
        if (failure(result).isPresent())
            stream.fail(result);
        else
            stream.end(result);
    }
}
