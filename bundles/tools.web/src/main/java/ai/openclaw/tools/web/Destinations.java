package ai.openclaw.tools.web;

import java.net.InetAddress;

/** Where pages may be fetched from. */
@FunctionalInterface
interface Destinations {
    /** The public internet. */
    Destinations PUBLIC = (address, port) -> PublicAddresses.contain(address);

    boolean allow(InetAddress address, int port);
}
