package ai.openclaw.tools.web;

import java.net.InetAddress;
import java.util.List;

/**
 * The addresses of the public internet, by the registries of special-purpose addresses (RFC 6890, IANA). What reaches this machine, this
 * network or a cloud's metadata service is none of them, and neither is IPv6 that has an IPv4 address in it (security checklist 25).
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's own services, which answer every machine there
            "168.63.129.16/32");
    /** All of IPv6 that is given out; loopback, link-local, ULA, multicast, mapped, compatible and NAT64 addresses are outside of it. */
    private static final List<Block> GIVEN_OUT_V6 = blocks("2000::/3");
    /** Of those Teredo and its neighbours, documentation, 6to4. */
    private static final List<Block> NOT_PUBLIC_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final int V4_BYTES = 4;

    private PublicAddresses() {}

    /** The addresses whose first bits are these. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] first, int bits) {
        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0)
                    return false;
            }
            return true;
        }
    }

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_BYTES)
            return none(NOT_PUBLIC_V4, bytes);
        return !none(GIVEN_OUT_V6, bytes) && none(NOT_PUBLIC_V6, bytes) && !tunnelled(bytes);
    }

    /** ISATAP (RFC 5214): any prefix, and an IPv4 address behind {@code [02]00:5efe}. */
    private static boolean tunnelled(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static boolean none(List<Block> blocks, byte[] address) { return blocks.stream().noneMatch(block -> block.has(address)); }

    private static List<Block> blocks(String... texts) {
        return java.util.Arrays.stream(texts).map(text -> {
            int slash = text.indexOf('/');
            return new Block(InetAddress.ofLiteral(text.substring(0, slash)).getAddress(), Integer.parseInt(text.substring(slash + 1)));
        }).toList();
    }
}
