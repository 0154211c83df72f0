package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.RequestSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract section 3.7 and security checklist 11. */
class ProxiesTest {
    private final Proxies proxies = new Proxies(Map.of(".gateway", "{\"trustedProxies\":[\"10.0.0.0/8\",\"2001:db8::1\",\"nonsense\"]}"));

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1:18789, '', '', true", "::1, [::1]:18789, '', '', true", "127.0.0.1, localhost, '', '', true",
            "127.0.0.1, gw.example, '', '', false", "192.168.1.4, localhost, '', '', false",
            "127.0.0.1, localhost, x-forwarded-for, 127.0.0.1, false", "127.0.0.1, localhost, x-real-ip, 127.0.0.1, false",
            "127.0.0.1, localhost, forwarded, for=127.0.0.1, false", "10.1.1.1, localhost, x-forwarded-for, 127.0.0.1, false"})
    void isLocalOnlyWhoSpeaksToUsDirectly(String socket, String host, String header, String value, boolean local) {
        assertEquals(local, source(proxies, socket, host, header, value).local());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10.1.1.1|203.0.113.7|203.0.113.7", "10.1.1.1|6.6.6.6, 203.0.113.7, 10.2.2.2|203.0.113.7",
            "10.1.1.1|203.0.113.7:4711|203.0.113.7", "10.1.1.1|[2001:db8::7]:4711|2001:db8::7", "2001:db8::1|203.0.113.7|203.0.113.7",
            "10.1.1.1|203.0.113.7, evil|10.1.1.1", "192.168.1.4|203.0.113.7|192.168.1.4", "127.0.0.1|203.0.113.7|127.0.0.1",
            "10.1.1.1|10.3.3.3|10.3.3.3"})
    void believesTheRightmostHopThatIsNoListedProxy(String socket, String forwarded, String client) {
        assertEquals(client, source(proxies, socket, "gw.example", "x-forwarded-for", forwarded).address());
    }

    @Test
    void believesXRealIpOnlyWhenToldTo() {
        assertEquals("10.1.1.1", source(proxies, "10.1.1.1", "gw", "x-real-ip", "203.0.113.7").address());
        Proxies told = new Proxies(Map.of(".gateway", "{\"trustedProxies\":[\"10.1.1.1\"],\"allowRealIpFallback\":true}"));
        assertEquals("203.0.113.7", source(told, "10.1.1.1", "gw", "x-real-ip", "203.0.113.7").address());
    }

    @Test
    void changesInPlace() {
        proxies.change(Map.of());
        assertEquals("10.1.1.1", source(proxies, "10.1.1.1", "gw", "x-forwarded-for", "203.0.113.7").address());
    }

    private static RequestSource source(Proxies proxies, String socket, String host, String header, String value) {
        Map<String, String> headers = new HashMap<>(Map.of("host", host));
        if (!header.isEmpty())
            headers.put(header, value);
        return proxies.source(socket, headers);
    }
}
