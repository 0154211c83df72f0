package ai.openclaw.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of one agent: of it, else of {@code *}, else of all.
 *
 * @param security,ask,askFallback as in the file; empty when it says nothing
 */
record Rules(Optional<Security> security, Optional<Ask> ask, Optional<Security> askFallback, List<Grant> allowlist) {
    /** What may run, the strictest first. */
    enum Security {
        DENY, ALLOWLIST, FULL
    }

    /** When a person is asked, the strictest first. */
    enum Ask {
        ALWAYS, ON_MISS, OFF
    }

    /**
     * A pattern of the allowlist.
     *
     * @param expiresAtMs epoch milliseconds; it never expires without
     */
    record Grant(String pattern, Optional<Long> expiresAtMs) {}

    /** A file that cannot be read allows nothing by itself. */
    static final Rules BROKEN = new Rules(Optional.of(Security.DENY), Optional.of(Ask.ALWAYS), Optional.of(Security.DENY), List.of());

    static Rules of(Map<?, ?> file, String agentId) {
        List<Map<?, ?>> places = new ArrayList<>();
        Map<?, ?> agents = object(file.get("agents"));
        places.add(object(agents.get(agentId)));
        if (agentId.equals("main"))
            places.add(object(agents.get("default")));
        places.add(object(agents.get("*")));
        List<Grant> allowlist = places.stream().flatMap(place -> grants(place.get("allowlist")).stream()).toList();
        places.add(object(file.get("defaults")));
        return new Rules(choice(places, "security", Security.class), choice(places, "ask", Ask.class),
                choice(places, "askFallback", Security.class), allowlist);
    }

    private static Map<?, ?> object(@Nullable Object value) { return value instanceof Map<?, ?> map ? map : Map.of(); }

    private static List<Grant> grants(@Nullable Object value) {
        List<Grant> grants = new ArrayList<>();
        if (value instanceof List<?> list)
            for (Object entry : list)
                if (entry instanceof String pattern)
                    grants.add(new Grant(pattern.strip(), Optional.empty()));
                else if (entry instanceof Map<?, ?> map && map.get("pattern") instanceof String pattern)
                    grants.add(new Grant(pattern.strip(), expiry(map)));
        return grants;
    }

    /** An expiry that is no time has passed. An entry for certain arguments, as later versions write it, is none for all. */
    private static Optional<Long> expiry(Map<?, ?> entry) {
        Object time = entry.get("expiresAtMs");
        if (entry.get("argPattern") != null)
            return Optional.of(0L);
        return time == null ? Optional.empty() : Optional.of(time instanceof Number number ? number.longValue() : 0L);
    }

    /** A word that is none of the choices counts as the strictest. */
    private static <E extends Enum<E>> Optional<E> choice(List<Map<?, ?>> places, String key, Class<E> type) {
        return places.stream().map(place -> place.get(key)).filter(value -> value != null).findFirst().map(value -> word(value, type));
    }

    static <E extends Enum<E>> E word(Object value, Class<E> type) {
        for (E constant : type.getEnumConstants())
            if (wire(constant).equals(value))
                return constant;
        return type.getEnumConstants()[0];
    }

    static String wire(Enum<?> constant) { return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'); }
}
