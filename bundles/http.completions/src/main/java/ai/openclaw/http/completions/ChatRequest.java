package ai.openclaw.http.completions;

import ai.openclaw.openai.AgentEndpoint.Question;
import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.ClientToolList;
import ai.openclaw.openai.Content;
import ai.openclaw.openai.Dialog;
import ai.openclaw.openai.Fields;
import ai.openclaw.openai.Pictures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a chat completion is asked for (contract section 16). What is about the sampling of tokens is left out of account: an agent asks more
 * than once, and models as it is configured to.
 *
 * @param model as the client wrote it, for the echo
 * @param usage whether the stream ends with a chunk that says what it used
 */
record ChatRequest(String model, Optional<String> user, boolean stream, boolean usage, Question question) {

    /** @param effort how much the model is to think */
    static ChatRequest of(Fields body, Pictures pictures, Optional<String> effort) {
        if (body.count("n").orElse(1) > 1)
            throw ApiError.invalid("n", "n: an agent gives one answer");
        Dialog dialog = new Dialog();
        if (body.raw("messages") instanceof List<?>)
            body.objects("messages").forEach(message -> add(dialog, message, pictures));
        if (!dialog.asks())
            throw ApiError.of(400, "invalid_request_error", "Missing user message in `messages`.", Optional.empty(), Optional.empty());
        body.object("response_format")
                .ifPresent(format -> dialog.form(format, format.object("json_schema").map(schema -> schema.raw("schema"))));
        OptionalInt most = body.count("max_completion_tokens");
        Question question = new Question(dialog, ClientToolList.of(body), most.isPresent() ? most : body.count("max_tokens"), effort);
        boolean usage = body.object("stream_options").map(options -> options.flag("include_usage")).orElse(false);
        return new ChatRequest(body.text("model").orElse("openclaw"), body.text("user").filter(name -> !name.isBlank()),
                body.flag("stream"), usage, question);
    }

    private static void add(Dialog dialog, Fields message, Pictures pictures) {
        Content content = Content.of(message, "content", pictures, part -> {
            throw ApiError.invalid(part.at("type"), part.at("type") + ": files are taken by POST /v1/responses as input_file");
        });
        switch (message.needed("role")) {
            case "system", "developer" -> dialog.instruct(content.text());
            case "user" -> dialog.user(content);
            case "assistant" -> {
                dialog.assistant(content.text());
                for (Fields call : message.objects("tool_calls")) {
                    Fields function = call.object("function").orElse(call);
                    dialog.call(call.needed("id"), function.needed("name"), function.text("arguments").orElse("{}"));
                }
            }
            case "tool" -> dialog.result(message.needed("tool_call_id"), content);
            default ->
                throw ApiError.invalid(message.at("role"), message.at("role") + ": expected system, developer, user, assistant or tool");
        }
    }
}
