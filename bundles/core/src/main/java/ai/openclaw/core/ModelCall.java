package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question to a model, and its answer as it streams in. Used by the run's thread only. */
final class ModelCall {
    /** Told what the model says while it says it. */
    interface Listener {
        void text(String delta, String soFar);

        void thinking(String delta, String soFar);
    }

    /**
     * What the model answered.
     *
     * @param thinking its reasoning, for people
     * @param broken what was wrong with the arguments of calls, by their ids
     */
    record Answer(String text, String thinking, List<ModelMessage.Thought> thoughts, List<ModelMessage.Call> calls,
            Map<String, String> broken, String stopReason, Usage usage) {}

    private final ActiveRun run;
    private final String name;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final List<ModelMessage.Thought> thoughts = new ArrayList<>();
    private final List<ModelMessage.Call> calls = new ArrayList<>();
    private final Map<String, String> broken = new LinkedHashMap<>();

    private ModelCall(ActiveRun run, String name, Listener listener) {
        this.run = run;
        this.name = name;
        this.listener = listener;
    }

    /** @throws GatewayException when the model fails; it knows a {@link ModelFailure} when the provider said which */
    static Answer ask(ActiveRun run, String name, ModelProvider provider, ModelRequest request, Listener listener)
            throws InterruptedException {
        return new ModelCall(run, name, listener).read(provider, request);
    }

    @SuppressWarnings("CatchingUnchecked") // a provider is a plugin: whatever it throws ends this answer only
    private Answer read(ModelProvider provider, ModelRequest request) throws InterruptedException {
        run.enter();
        try (ModelStream stream = provider.generate(request)) {
            run.reading(stream);
            while (true) {
                Optional<ModelEvent> event = stream.next();
                if (run.cancelled().isPresent())
                    throw new InterruptedException();
                Optional<Answer> answer = take(event.orElseThrow(
                        () -> ModelFailure.OVERLOADED.of("model " + name + " ended its answer without saying that it is done")));
                if (answer.isPresent())
                    return answer.get();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (run.cancelled().isPresent())
                throw new InterruptedException();
            throw e instanceof GatewayException failure
                    ? failure
                    : GatewayException.unavailable("model " + name + ": its provider failed (" + e + ")");
        } finally {
            run.leave();
        }
    }

    private Optional<Answer> take(ModelEvent event) {
        switch (event) {
            case ModelEvent.Text(String delta) -> {
                text.append(delta);
                listener.text(delta, text.toString());
            }
            case ModelEvent.Thinking(String delta) -> {
                thinking.append(delta);
                listener.thinking(delta, thinking.toString());
            }
            case ModelEvent.Thought(ModelMessage.Thought thought) -> thoughts.add(thought);
            case ModelEvent.ToolCall(String id, String tool, Map<String, Object> arguments) -> call(id, tool, arguments);
            case ModelEvent.BrokenCall(String id, String tool, String arguments) -> {
                call(id, tool, Map.of());
                broken.put(calls.getLast().id(), "The arguments of " + tool + " are no JSON object: "
                        + arguments.substring(0, Math.min(200, arguments.length())) + " – call it again with valid JSON.");
            }
            case ModelEvent.Done(Usage usage, String stopReason) -> {
                return Optional.of(new Answer(text.toString(), thinking.toString(), thoughts, calls, broken, stopReason, usage));
            }
        }
        return Optional.empty();
    }

    /** Some servers number the calls of each answer anew; within a conversation an id means one call. */
    private void call(String id, String tool, Map<String, Object> arguments) {
        boolean taken = id.isBlank() || calls.stream().anyMatch(call -> call.id().equals(id));
        calls.add(new ModelMessage.Call(taken ? run.id().hashCode() + "c" + calls.size() : id, tool, arguments));
    }
}
