package ai.openclaw.tools.web;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a page is fetched, and what of it.
 *
 * @param accept media types, as the header says them
 * @param hosts that may be asked, names or {@code *.example.com}; all when empty
 * @param maxBytes of the body, decompressed, that are taken into memory; it is cut there
 * @param timeout of the whole, redirects included
 * @param settings where limits stand in the configuration, for messages
 */
record PageOrder(String userAgent, String accept, List<String> hosts, int maxBytes, int maxRedirects, Duration timeout, Names settings) {
    private static final String BELOW = "*.";

    PageOrder {
        hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** What a person would change for more of it. */
    record Names(String hosts, String maxRedirects, String timeout) {}

    String redirectsSetting() { return settings.maxRedirects(); }

    String timeoutSetting() { return settings.timeout(); }

    /** Refuses a host that is not among those that may be asked. */
    void admit(PageUrl url) {
        if (!hosts.isEmpty() && hosts.stream().noneMatch(host -> covers(host, url.host())))
            throw new GatewayException(ErrorCode.FORBIDDEN,
                    url.host() + " is not among the hosts that may be asked; a person can add it to " + settings.hosts());
    }

    /** {@code *.example.com} is all below it, and not the name itself. */
    private static boolean covers(String rule, String host) {
        return rule.startsWith(BELOW) ? rule.length() > BELOW.length() && host.endsWith(rule.substring(1)) : rule.equals(host);
    }
}
