package ai.openclaw.config;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What a change of the configuration costs. */
enum ReloadClass {
    /** Nothing: the value is read whenever it is used. */
    NONE,
    /** Something inside the process starts anew: a component, an account, a listener. */
    HOT,
    /** The process starts anew. */
    RESTART;

    /** What can be done within the process about a change that the contract restarts for. */
    private enum Here {
        /** The class is that of the contract. */
        CONTRACT,
        /** ConfigAdmin restarts the components of the PID; for {@code gateway} the listener. */
        IN_PLACE,
        /** The same, provided that a bundle has settings of that PID; nobody else would notice the change. */
        IN_PLACE_IF_CONSUMED
    }

    /**
     * One line of the table.
     *
     * @param prefix of the path, in whole segments; the longest that fits counts
     * @param contract what the contract says (section 14.2)
     */
    private record Rule(String prefix, ReloadClass contract, Here here) {}

    private static Rule none(String prefix) { return new Rule(prefix, NONE, Here.CONTRACT); }

    private static Rule hot(String prefix) { return new Rule(prefix, HOT, Here.CONTRACT); }

    private static Rule restart(String prefix, Here here) { return new Rule(prefix, RESTART, here); }

    private static final List<Rule> TABLE = List.of( //
            none("meta"), none("wizard"), none("logging"), none("ui"), none("secrets"), none("agents"), none("tools"), none("bindings"),
            none("audio"), none("messages"), none("session"), none("talk"), none("skills"), none("gateway.reload"), none("gateway.remote"), //
            hot("hooks"), hot("cron"), hot("browser"), hot("models"), hot("channels"), hot("agents.defaults.heartbeat"),
            hot("agents.defaults.model"), hot("agents.defaults.models"), hot("agents.list[].heartbeat"),
            hot("gateway.channelHealthCheckMinutes"), //
            restart("env", Here.CONTRACT), //
            restart("gateway", Here.IN_PLACE), restart("plugins", Here.IN_PLACE), //
            restart("discovery", Here.IN_PLACE_IF_CONSUMED), restart("canvasHost", Here.IN_PLACE_IF_CONSUMED),
            restart("diagnostics", Here.IN_PLACE_IF_CONSUMED), restart("cli", Here.IN_PLACE_IF_CONSUMED),
            restart("update", Here.IN_PLACE_IF_CONSUMED), restart("auth", Here.IN_PLACE_IF_CONSUMED),
            restart("acp", Here.IN_PLACE_IF_CONSUMED), restart("nodeHost", Here.IN_PLACE_IF_CONSUMED),
            restart("broadcast", Here.IN_PLACE_IF_CONSUMED), restart("media", Here.IN_PLACE_IF_CONSUMED),
            restart("commands", Here.IN_PLACE_IF_CONSUMED), restart("approvals", Here.IN_PLACE_IF_CONSUMED),
            restart("web", Here.IN_PLACE_IF_CONSUMED), restart("memory", Here.IN_PLACE_IF_CONSUMED));

    /** A key that nobody knows is ignored, so its change costs nothing; the contract restarts for it. */
    private static final Rule UNLISTED = new Rule("", RESTART, Here.IN_PLACE);

    /** What the contract makes of a change at this path. */
    static ReloadClass byContract(String path) { return rule(path).contract(); }

    /**
     * What we make of it: a restart only where the process itself is concerned.
     *
     * @param consumed whether a bundle has settings of the PID that is this top-level key
     */
    static ReloadClass of(String path, Predicate<String> consumed) {
        Rule rule = rule(path);
        if (rule.prefix().isEmpty())
            return NONE;
        return switch (rule.here()) {
            case CONTRACT -> rule.contract();
            case IN_PLACE -> HOT;
            case IN_PLACE_IF_CONSUMED -> consumed.test(rule.prefix()) ? HOT : RESTART;
        };
    }

    private static Rule rule(String path) {
        return TABLE.stream().filter(rule -> covers(rule.prefix(), path)).max(Comparator.comparingInt(rule -> rule.prefix().length()))
                .orElse(UNLISTED);
    }

    private static boolean covers(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || ".[".indexOf(path.charAt(prefix.length())) >= 0);
    }
}
