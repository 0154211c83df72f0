package ai.openclaw.api;

/**
 * Something that an agent can do.
 *
 * @param name unique among all tools, lower case with underscores
 * @param description what it does and when to use it, told to the model
 * @param params record whose JSON Schema the model is given and whose instances the handler gets
 * @param handler does it
 */
public record Tool<P extends Record>(String name, String description, Class<P> params, Handler<P> handler) {
    /** Does the work of a tool on a virtual thread; interrupted when the run is aborted. */
    @FunctionalInterface
    public interface Handler<P extends Record> {
        ToolResult run(P params, ToolCall call) throws Exception;
    }
}
