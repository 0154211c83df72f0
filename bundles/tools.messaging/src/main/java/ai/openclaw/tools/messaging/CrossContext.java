package ai.openclaw.tools.messaging;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Rest;
import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody in one chat may have the agent write to another (the section {@code tools.message.crossContext}). Whoever is in no chat,
 * such as an operator at the WebChat, is not held by this.
 */
record CrossContext(@Default("true") boolean allowWithinProvider, @Default("false") boolean allowAcrossProviders, Optional<Marker> marker,
        @Rest Map<String, Object> others) {
    private static final CrossContext USUAL = new CrossContext(true, false, Optional.empty(), Map.of());
    private static final Marker MARKER = new Marker(true, "[from {channel}] ", "", Map.of());

    /** What is put around a message that comes from another chat. */
    record Marker(@Default("true") boolean enabled, @Default("\"[from {channel}] \"") String prefix, @Default("\"\"") String suffix,
            @Rest Map<String, Object> others) {}

    static CrossContext of(Config config) {
        CrossContext own = RecordReader.read(config.value("tools.message.crossContext").orElse(Map.of()), CrossContext.class).value()
                .orElse(USUAL);
        boolean former = Boolean.TRUE.equals(config.value("tools.message.allowCrossContextSend").orElse(false));
        return former ? new CrossContext(true, true, own.marker(), Map.of()) : own;
    }

    /**
     * The text as it goes out.
     *
     * @throws GatewayException {@code FORBIDDEN} when a rule forbids it
     */
    String checked(Target here, Target target, String text) {
        if (!here.there() || here.same(target))
            return text;
        boolean across = !here.channel().equals(target.channel());
        if (across && !allowAcrossProviders)
            throw forbidden("on another channel (" + target.channel() + ")", "allowAcrossProviders");
        if (!across && !allowWithinProvider)
            throw forbidden("in another chat", "allowWithinProvider");
        Marker around = marker.orElse(MARKER);
        return around.enabled() ? filled(around.prefix(), here) + text + filled(around.suffix(), here) : text;
    }

    private static GatewayException forbidden(String where, String key) {
        return new GatewayException(ErrorCode.FORBIDDEN,
                "from this chat nothing may be said " + where + "; a person can set tools.message.crossContext." + key);
    }

    private static String filled(String template, Target here) { return template.replace("{channel}", here.channel()); }
}
