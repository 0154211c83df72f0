package ai.openclaw.core;

import ai.openclaw.api.Events;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Presence;
import ai.openclaw.api.PresenceEntry;
import ai.openclaw.api.Scope;
import ai.openclaw.api.StateVersion;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is or was connected (contract section 7.2). The lock guards the entries; events are told outside it. */
@Component
public final class PresenceBoard implements Presence {
    /** The oldest entries are forgotten beyond this number. */
    private static final int MAX_ENTRIES = 200;

    private final Events events;
    private final StateCounters counters;
    private final PresenceEntry self;
    /** The gateway's own entry around its time. */
    private final String[] selfJson;
    private final Map<String, Shown> entries = new LinkedHashMap<>();
    /** The others, last heard of first; rebuilt on change so that reading costs nothing. */
    private volatile List<Shown> others = List.of();

    /** An entry and its JSON, which is written once and sent often. */
    private record Shown(PresenceEntry entry, String json) {
        static Shown of(PresenceEntry entry) { return new Shown(entry, JsonText.write(entry)); }

        long ts() { return entry.ts(); }
    }

    @Activate
    public PresenceBoard(@Reference Gateway gateway, @Reference Events events, @Reference StateCounters counters) {
        this.events = events;
        this.counters = counters;
        this.self = self(gateway.version());
        this.selfJson = around(self.at("self", 0), "\"ts\":");
    }

    @Override
    public List<PresenceEntry> list() {
        List<Shown> known = others;
        List<PresenceEntry> list = new ArrayList<>(known.size() + 1);
        list.add(now());
        known.forEach(shown -> list.add(shown.entry()));
        return list;
    }

    @Override
    public JsonText.Raw json() {
        List<Shown> known = others;
        StringBuilder json = new StringBuilder(256 * (known.size() + 1)).append('[').append(selfJson[0]).append(System.currentTimeMillis())
                .append(selfJson[1]);
        known.forEach(shown -> json.append(',').append(shown.json()));
        return new JsonText.Raw(json.append(']').toString());
    }

    private static String[] around(PresenceEntry entry, String name) {
        String json = JsonText.write(entry);
        int value = json.indexOf(name) + name.length();
        return new String[]{json.substring(0, value), json.substring(value + 1)};
    }

    private PresenceEntry now() { return self.at("self", System.currentTimeMillis()); }

    @Override
    public void put(String key, PresenceEntry entry) {
        Shown shown = Shown.of(entry);
        StateVersion version;
        synchronized (entries) {
            entries.remove(key);
            entries.put(key, shown);
            if (entries.size() > MAX_ENTRIES)
                entries.remove(entries.keySet().iterator().next());
            others = entries.values().stream().sorted(Comparator.comparingLong(Shown::ts).reversed()).toList();
            version = counters.presenceChanged();
        }
        events.publish(new GatewayEvent("presence", Map.of("presence", json()), Scope.NONE, Optional.empty(), Optional.of(version)));
    }

    @Override
    public StateVersion version() { return counters.current(); }

    private static PresenceEntry self(String version) {
        String host = host();
        String ip = address().orElse("127.0.0.1");
        return new PresenceEntry(host, ip, version, platform(), System.getProperty("os.name"), System.getProperty("os.arch"), "gateway",
                "self", "Gateway: " + host + " (" + ip + ") · app " + version + " · mode gateway · reason self", System.currentTimeMillis(),
                null, null, null, null, null, null);
    }

    private static String platform() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT) + " " + System.getProperty("os.version", "");
    }

    private static String host() {
        String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank())
            return name;
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "gateway";
        }
    }

    /** The first IPv4 address of this machine that others can reach. */
    private static Optional<String> address() {
        try {
            return NetworkInterface.networkInterfaces().filter(PresenceBoard::reachable).flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address.getAddress().length == 4).map(InetAddress::getHostAddress).findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean reachable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
