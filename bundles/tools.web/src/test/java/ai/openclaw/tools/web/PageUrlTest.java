package ai.openclaw.tools.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security checklist 25: how an address may be written, and where it may lead. */
class PageUrlTest {
    @ParameterizedTest(name = "25: {0}")
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "jar:http://example.com!/",
            "data:text/html,x", "//example.com/", "example.com", "http:", "http:///path", "", "http://user:password@example.com/",
            "http://user@example.com/", "http://example.com\\@127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
            "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/", "http://127.0.0.1.5/", "http://127.0.0.010/",
            "http://1.2.3.256/", "http://\uff11\uff12\uff17.1/", "http://127\u30020\u30021/", "http://localhost/", "http://LOCALHOST./",
            "http://a.localhost/", "http://localhost%2eexample.com/", "http://printer.local/", "http://metadata.google.internal/",
            "http://metadata/", "http://router.lan/", "http://nas.home.arpa/", "http://example..com/", "http://example.com../",
            "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1/", "http://example.com:22/", "http://example.com:25/",
            "http://example.com:0/", "http://example.com:99999/", "http://exa mple.com/", "http://example.com:6667/"})
    void refuses(String url) { assertThrows(GatewayException.class, () -> PageUrl.of(url)); }

    /** Written as usual, and refused for where they are. */
    @ParameterizedTest(name = "25: {0}")
    @ValueSource(strings = {"http://127.0.0.1/", "http://127.0.0.1./", "http://127.255.255.254/", "http://0.0.0.0/", "http://10.1.2.3/",
            "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
            "http://100.64.0.1/", "http://100.100.100.200/", "http://168.63.129.16/", "http://192.0.0.192/", "http://198.18.0.1/",
            "http://224.0.0.1/", "http://255.255.255.255/", "http://\uff11\uff12\uff17.0.0.1/", "http://127\u30020\u30020\u30021/",
            "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
            "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/",
            "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/",
            "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2a00:1450::5efe:7f00:1]/", "http://[fec0::1]/"})
    void leadsNowhereInside(String url) {
        InetAddress address = PageUrl.of(url).address().orElseThrow();
        assertFalse(Destinations.PUBLIC.allow(address, 80), address.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.216.34/", "http://172.32.0.1/", "http://[2606:2800:220:1::1]/", "http://8.8.8.8:8080/"})
    void leadsToThePublicInternet(String url) { assertTrue(Destinations.PUBLIC.allow(PageUrl.of(url).address().orElseThrow(), 80)); }

    @ParameterizedTest
    @CsvSource({"https://Example.COM./a?b=c#d,https://example.com/a?b=c", "http://example.com,http://example.com/",
            "http://b\u00fccher.example/\u00e4,http://xn--bcher-kva.example/%C3%A4",
            "http://example.com:8080/a b|c,http://example.com:8080/a%20b%7Cc",
            "http://[2606:2800:220:1:0:0:0:1]/x,http://[2606:2800:220:1:0:0:0:1]/x"})
    void writesThemAllAlike(String written, String asked) { assertEquals(asked, PageUrl.of(written).uri().toString()); }

    @Test
    void aRedirectIsReadLikeAFirstAddress() {
        PageUrl url = PageUrl.of("https://example.com/a/b");
        assertEquals("https://example.com/a/c", url.redirected("c").uri().toString());
        assertEquals("http://other.example/", url.redirected("http://other.example").uri().toString());
        assertThrows(GatewayException.class, () -> url.redirected("//localhost/"));
        assertThrows(GatewayException.class, () -> url.redirected("file:///etc/passwd"));
        assertThrows(GatewayException.class, () -> url.redirected("http://me:secret@example.com/"));
    }
}
