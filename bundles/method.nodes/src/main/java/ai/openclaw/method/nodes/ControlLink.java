package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Connections;
import ai.openclaw.api.NodeLink;
import java.util.List;

/** The nodes of the control plane. */
record ControlLink(Connections connections) implements NodeLink {
    static boolean isNode(ClientInfo client) { return client.caller().role().equals("node"); }

    @Override
    public List<ClientInfo> nodes() { return connections.list().stream().filter(ControlLink::isNode).toList(); }

    @Override
    public boolean tell(String connectionId, String event, Object payload) { return connections.tell(connectionId, event, payload); }
}
