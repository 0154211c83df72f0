package ai.openclaw.tools.web;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of a page that may be asked for, as far as its spelling tells (security checklist 25): http or https, without credentials, with a
 * host that means the same to everybody. Which machine it is on is checked when the name was looked up.
 *
 * @param uri without fragment
 * @param host lower case, in ASCII, without a dot at the end and without brackets
 * @param port explicit or the scheme's
 */
record PageUrl(URI uri, String host, int port) {
    private static final int LONGEST = 4096;
    private static final Pattern AUTHORITY = Pattern.compile("([^@:/\\[\\]%]+)(?::(\\d{1,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern NOT_IN_URLS = Pattern.compile("[\\s\"<>\\\\^`{|}]");
    private static final List<String> HERE = List.of("localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa");
    /** Services that would take a request for something else (WHATWG Fetch, "bad port"). */
    private static final Set<Integer> OTHER_SERVICES = Set.of(1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79,
            87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
            515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
            5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    /** @throws GatewayException that says why this is not fetched */
    static PageUrl of(String text) {
        if (text.length() > LONGEST)
            throw GatewayException.invalid("url: it is longer than " + LONGEST + " characters");
        return of(parse(text.strip()));
    }

    /** Where an answer points to; checked as the first one was. */
    PageUrl redirected(String location) {
        if (location.length() > LONGEST)
            throw GatewayException.invalid(uri.getHost() + " answered with an address of more than " + LONGEST + " characters");
        return of(uri.resolve(parse(location.strip())));
    }

    private static URI parse(String text) {
        try {
            return new URI(NOT_IN_URLS.matcher(text).replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0))));
        } catch (URISyntaxException e) {
            throw GatewayException.invalid("url: \"" + shown(text) + "\" is no address of a page; write it like https://example.com/page");
        }
    }

    private static PageUrl of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https"))
            throw GatewayException.invalid("url: only http and https are fetched, and \"" + shown(uri.toString()) + "\" is neither");
        if (uri.getRawAuthority() == null)
            throw GatewayException.invalid("url: \"" + shown(uri.toString()) + "\" names no host");
        if (uri.getRawAuthority().contains("@"))
            throw GatewayException.invalid("url: a name and password in the address are not sent; leave out what stands before the @");
        if (uri.getRawAuthority().startsWith("["))
            return of(uri, scheme, literal(uri.getRawAuthority()), uri.getPort());
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
        if (!authority.matches())
            throw strange(uri.getRawAuthority());
        return of(uri, scheme, host(authority.group(1)), authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2)));
    }

    private static PageUrl of(URI uri, String scheme, String host, int given) {
        int port = given > 0 ? given : scheme.equals("https") ? 443 : 80;
        if (given == 0 || port > 65_535 || OTHER_SERVICES.contains(port))
            throw new GatewayException(ErrorCode.FORBIDDEN,
                    "url: port " + given + " is no port of web servers; other services are not spoken to");
        String name = host.contains(":") ? "[" + host + "]" : host;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String rest = path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String ascii = URI.create(scheme + "://" + name + (given > 0 ? ":" + given : "") + rest).toASCIIString();
        return new PageUrl(URI.create(ascii), host, port);
    }

    private static String literal(String authority) {
        String inside = authority.substring(1, Math.max(1, authority.indexOf(']')));
        try {
            if (inside.indexOf('%') >= 0)
                throw strange(authority);
            return InetAddress.ofLiteral(inside).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw strange(authority);
        }
    }

    private static String host(String written) {
        String host = ascii(written);
        if (!NAME.matcher(host).matches())
            throw strange(written);
        if (NUMERIC.matcher(host).matches()) {
            if (!FOUR_NUMBERS.matcher(host).matches())
                throw strange(written);
            return literalAddress(host).getHostAddress();
        }
        if (host.indexOf('.') < 0 || HERE.stream().anyMatch(zone -> host.equals(zone) || host.endsWith("." + zone)))
            throw notPublic(host);
        return host;
    }

    /** Look-alikes of dots and digits become what they look like before anything is decided. */
    private static String ascii(String written) {
        try {
            String ascii = IDN.toASCII(Normalizer.normalize(written, Normalizer.Form.NFKC), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            throw strange(written);
        }
    }

    /** The address that is written instead of a name; empty for a name. */
    Optional<InetAddress> address() {
        return host.contains(":") || FOUR_NUMBERS.matcher(host).matches() ? Optional.of(literalAddress(host)) : Optional.empty();
    }

    private static InetAddress literalAddress(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            throw strange(host);
        }
    }

    boolean secure() { return "https".equals(uri.getScheme()); }

    /** What is refused because of where it is. */
    static GatewayException notPublic(String host) {
        return new GatewayException(ErrorCode.FORBIDDEN,
                "\"" + shown(host) + "\" is not on the public internet; this machine and its network are not fetched from");
    }

    private static GatewayException strange(String host) {
        return GatewayException
                .invalid("url: \"" + shown(host) + "\" is no host as it is usually written; use its name, or a plain address");
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
