package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that choose the model of a conversation. */
@Component
public final class ModelCommands implements ChatCommands {
    private static final int MAX_LISTED = 40;
    private static final Set<String> LAST_MODEL = Set.of("modelProvider", "model", "contextTokens");
    private static final Set<String> OVERRIDE = Set.of("providerOverride", "modelOverride");

    private final Sessions sessions;
    private final SessionChanges changes;
    private final ModelCatalog models;
    private final Config config;

    @Activate
    public ModelCommands(@Reference Sessions sessions, @Reference SessionChanges changes, @Reference ModelCatalog models,
            @Reference Config config) {
        this.sessions = sessions;
        this.changes = changes;
        this.models = models;
        this.config = config;
    }

    @Override
    public List<ChatCommand> commands() {
        return List.of(
                new ChatCommand("model", List.of(), "[provider/model|default]", "which model answers in this conversation", false,
                        this::model),
                new ChatCommand("models", List.of(), "[provider]", "the models that can be chosen", false, this::list));
    }

    private String model(Spoken spoken) {
        String wish = spoken.argument();
        if (wish.isEmpty() || wish.equals("status"))
            return "🧠 Model: " + sessions.model(spoken.sessionKey()) + ". /models lists others, /model provider/model chooses one.";
        if (wish.equals("default")) {
            changes.change(spoken.sessionKey(), Map.of(), OVERRIDE);
            return "🧠 Model: " + sessions.model(spoken.sessionKey()) + " (as configured).";
        }
        String name = named(wish);
        int slash = name.indexOf('/');
        changes.change(spoken.sessionKey(),
                Map.of("providerOverride", name.substring(0, slash), "modelOverride", name.substring(slash + 1)), LAST_MODEL);
        return "🧠 Model: " + name + " from the next message on."
                + (listed(name) ? "" : " No provider lists it; if it does not answer, say /model default.");
    }

    /** The whole name of a model: as it is, by its alias, or by its id if only one provider has it. */
    private String named(String wish) {
        Optional<String> alias = aliases().entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(wish))
                .map(Map.Entry::getKey).findFirst();
        if (alias.isPresent())
            return alias.get();
        if (wish.indexOf('/') > 0 && !wish.endsWith("/"))
            return wish;
        List<String> fitting = names().stream().filter(name -> name.substring(name.indexOf('/') + 1).equalsIgnoreCase(wish)).toList();
        if (fitting.size() == 1)
            return fitting.getFirst();
        throw GatewayException.invalid(fitting.isEmpty()
                ? "There is no model \"" + wish + "\". /models lists what there is; write it as provider/model."
                : "\"" + wish + "\" could be " + String.join(" or ", fitting) + "; write it as provider/model.");
    }

    private Map<String, String> aliases() {
        if (!(config.value("agents.defaults.models").orElse(null) instanceof Map<?, ?> known))
            return Map.of();
        return known.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map<?, ?> settings && settings.get("alias") instanceof String)
                .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()),
                        entry -> entry.getValue() instanceof Map<?, ?> settings ? String.valueOf(settings.get("alias")) : ""));
    }

    private boolean listed(String name) { return names().contains(name); }

    private List<String> names() { return models.offers().stream().map(offer -> offer.provider() + "/" + offer.model().id()).toList(); }

    private String list(Spoken spoken) {
        Map<String, String> aliases = aliases();
        List<String> names = names().stream().filter(name -> spoken.argument().isEmpty() || name.startsWith(spoken.argument())).toList();
        if (names.isEmpty())
            return spoken.argument().isEmpty()
                    ? "No model is configured; /help tells how the gateway is asked for one."
                    : "No provider \"" + spoken.argument() + "\" lists a model.";
        String more = names.size() > MAX_LISTED ? "\n… and " + (names.size() - MAX_LISTED) + " more; say /models provider" : "";
        return names.stream().limit(MAX_LISTED).map(name -> "• " + name + (aliases.containsKey(name) ? " (" + aliases.get(name) + ")" : ""))
                .collect(Collectors.joining("\n")) + more;
    }
}
