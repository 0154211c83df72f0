package ai.openclaw.http.completions;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.RunResult;
import ai.openclaw.endpoint.EventStream;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.openai.Follower;
import java.io.IOException;

/** A chat completion in chunks. */
final class ChatStream implements Follower.Listener {
    private final EventStream events;
    private final ChatAnswer answer;

    ChatStream(EventStream events, ChatAnswer answer) throws IOException {
        this.events = events;
        this.answer = answer;
        events.data(answer.role());
    }

    @Override
    public void text(String delta) throws IOException { events.data(answer.text(delta)); }

    @Override
    public void ping() throws IOException { events.ping(); }

    void end(RunResult result, boolean usage) throws IOException {
        if (!result.calls().isEmpty())
            events.data(answer.calls(result));
        events.data(answer.end(result));
        if (usage)
            events.data(answer.usage(result));
        events.data("[DONE]");
    }

    /** What has begun cannot be refused any more, but clients look for an error in a chunk. */
    void fail(Refusal why) throws IOException {
        events.data(JsonText.write(why.body()));
    }
}
