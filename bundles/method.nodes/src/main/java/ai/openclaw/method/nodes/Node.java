package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.NodeLink;

/** A node that is connected, and the way to it. */
record Node(ClientInfo client, NodeLink link) {
    String id() { return id(client); }

    /** The device id; what proved no device is known by its connection only. */
    static String id(ClientInfo client) {
        return client.caller().deviceId().orElse(client.connectionId());
    }

    /** Sends an event; false when the node is gone. */
    boolean tell(String event, Object payload) {
        return link.tell(client.connectionId(), event, payload);
    }
}
