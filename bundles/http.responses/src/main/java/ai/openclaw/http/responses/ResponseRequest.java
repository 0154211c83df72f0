package ai.openclaw.http.responses;

import ai.openclaw.openai.AgentEndpoint.Question;
import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.ClientToolList;
import ai.openclaw.openai.Content;
import ai.openclaw.openai.Dialog;
import ai.openclaw.openai.Fields;
import ai.openclaw.openai.Pictures;
import java.util.List;
import java.util.Optional;

/**
 * What a response is asked for (contract section 16). What is about the sampling of tokens is left out of account.
 *
 * @param model as the client wrote it, for the echo
 * @param previous the response whose conversation goes on
 */
record ResponseRequest(String model, Optional<String> user, boolean stream, Optional<String> previous, Question question) {

    /** @param effort how much the model is to think */
    static ResponseRequest of(Fields body, Pictures pictures, FileParts files, Optional<String> effort) {
        String model = body.needed("model");
        Dialog dialog = new Dialog();
        body.text("instructions").ifPresent(dialog::instruct);
        switch (body.raw("input")) {
            case String text -> dialog.user(new Content(text, List.of()));
            case List<?> _ -> body.objects("input").forEach(item -> add(dialog, item, pictures, files));
            case null, default -> throw ApiError.invalid("input", "input: Invalid input");
        }
        if (!dialog.asks())
            throw ApiError.invalid("input",
                    "input: there is nothing to answer in it; it must end with a message of the user or a function_call_output");
        body.object("text").flatMap(text -> text.object("format"))
                .ifPresent(format -> dialog.form(format, Optional.ofNullable(format.raw("schema"))));
        Question question = new Question(dialog, ClientToolList.of(body), body.count("max_output_tokens"), effort);
        return new ResponseRequest(model, body.text("user").filter(name -> !name.isBlank()), body.flag("stream"),
                body.text("previous_response_id"), question);
    }

    private static void add(Dialog dialog, Fields item, Pictures pictures, FileParts files) {
        switch (item.text("type").orElse("message")) {
            case "message" -> message(dialog, item, Content.of(item, "content", pictures, files));
            case "function_call" -> dialog.call(item.needed("call_id"), item.needed("name"), item.text("arguments").orElse("{}"));
            case "function_call_output" -> dialog.result(item.needed("call_id"), Content.of(item, "output", pictures, files));
            case "reasoning", "item_reference" -> {
                // the session knows what it needs of it
            }
            default -> throw ApiError.invalid(item.at("type"), item.at("type") + ": \"" + item.text("type").orElse("")
                    + "\" is not taken, but message, function_call and function_call_output");
        }
    }

    private static void message(Dialog dialog, Fields item, Content content) {
        switch (item.needed("role")) {
            case "user" -> dialog.user(content);
            case "assistant" -> dialog.assistant(content.text());
            case "system", "developer" -> dialog.instruct(content.text());
            default -> throw ApiError.invalid(item.at("role"), item.at("role") + ": expected user, assistant, system or developer");
        }
    }
}
