package ai.openclaw.tools.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface NameLookup {
    /** As this machine does. */
    NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> find(String host) throws UnknownHostException;
}
