package ai.openclaw.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployed bundle.
 *
 * @param id symbolic name
 * @param name for people
 * @param state {@code active}, {@code disabled} or {@code failed}
 * @param builtIn whether it came with the distribution
 * @param previousVersion what {@code rollback} brings back
 * @param problem why it is not active, in plain words
 * @param provides the services that it offers: {@code channel:telegram}, {@code method:status}, {@code tool:exec}, {@code model:openai},
 * {@code http:/chat}
 */
public record PluginInfo(String id, String name, String version, String state, boolean builtIn, @Nullable String previousVersion,
        @Nullable String problem, List<String> provides) {}
