package ai.openclaw.openai;

import ai.openclaw.api.ToolSpec;
import ai.openclaw.endpoint.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tools that a client brings along, in the form of either API: {@code {"type":"function","function":{…}}} or flat.
 *
 * @param choice {@code auto}, {@code none}, {@code required}, or the name of the one to call
 */
public record ClientToolList(List<ToolSpec> tools, Optional<String> choice) {
    private static final int MAX = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> WORDS = List.of("auto", "none", "required");

    public ClientToolList {
        tools = List.copyOf(tools);
    }

    public static ClientToolList of(Fields body) {
        List<ToolSpec> tools = new ArrayList<>();
        for (Fields tool : body.objects("tools"))
            tools.add(tool(tool));
        if (tools.size() > MAX)
            throw ApiError.invalid("tools", "There are more than " + MAX + " tools.");
        return new ClientToolList(tools, choice(body, tools));
    }

    private static ToolSpec tool(Fields tool) {
        if (!tool.text("type").orElse("function").equals("function"))
            throw ApiError.invalid(tool.at("type"),
                    tool.at("type") + ": only tools of type function are taken; the agent has its own besides");
        Fields function = tool.object("function").orElse(tool);
        String name = function.needed("name");
        if (!NAME.matcher(name).matches())
            throw ApiError.invalid(function.at("name"), function.at("name") + ": 1 to 64 letters, digits, _ and - are a name");
        Map<String, Object> schema = Tree.object(function.object("parameters").isEmpty() ? null : function.raw("parameters"));
        return new ToolSpec(name, function.text("description").orElse(""),
                schema.isEmpty() ? Map.of("type", "object", "properties", Map.of()) : schema);
    }

    private static Optional<String> choice(Fields body, List<ToolSpec> tools) {
        if (body.raw("tool_choice") == null)
            return Optional.empty();
        String choice = body.raw("tool_choice") instanceof String word ? word(word) : named(body);
        boolean forced = !choice.equals("auto") && !choice.equals("none");
        if (forced && (choice.equals("required") ? tools.isEmpty() : tools.stream().noneMatch(tool -> tool.name().equals(choice))))
            throw ApiError.invalid("tool_choice", "tool_choice: \"" + choice + "\" needs a tool in tools that can be called.");
        return tools.isEmpty() && !choice.equals("none") ? Optional.empty() : Optional.of(choice);
    }

    private static String word(String word) {
        if (!WORDS.contains(word))
            throw ApiError.invalid("tool_choice", "tool_choice: expected auto, none, required or a function");
        return word;
    }

    private static String named(Fields body) {
        Fields choice = body.object("tool_choice").orElseThrow();
        if (!choice.text("type").orElse("function").equals("function"))
            throw ApiError.invalid("tool_choice.type", "tool_choice.type: only function is taken");
        return choice.object("function").orElse(choice).needed("name");
    }
}
