package ai.openclaw.auth;

import ai.openclaw.api.Addresses;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** A numeric address, or a network in CIDR notation such as {@code 10.0.0.0/8}. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Empty, with a line in the log, when the text is no address. */
    static Optional<Network> of(String text) {
        String[] parts = text.strip().split("/", 2);
        if (Addresses.literal(parts[0])) {
            byte[] address = Addresses.parse(parts[0]).getAddress();
            int all = address.length * 8;
            if (parts.length == 1)
                return Optional.of(new Network(address, all));
            if (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= all)
                return Optional.of(new Network(address, Integer.parseInt(parts[1])));
        }
        LoggerFactory.getLogger("gateway/auth").warn("gateway.trustedProxies: {} is no address or network and trusts nobody", text);
        return Optional.empty();
    }

    boolean contains(String address) {
        if (!Addresses.literal(address))
            return false;
        byte[] other = Addresses.parse(address).getAddress();
        int whole = bits / 8;
        if (other.length != prefix.length || !Arrays.equals(prefix, 0, whole, other, 0, whole))
            return false;
        int mask = 0xff00 >> bits % 8 & 0xff;
        return mask == 0 || (prefix[whole] & mask) == (other[whole] & mask);
    }
}
