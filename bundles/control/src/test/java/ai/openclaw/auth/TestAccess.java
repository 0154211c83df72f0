package ai.openclaw.auth;

import ai.openclaw.api.Access;
import ai.openclaw.api.Connections;
import ai.openclaw.api.Gateway;
import java.util.Map;

/** The real decisions on who may connect, without OSGi. */
public final class TestAccess implements AutoCloseable {
    private final DeviceRegistry devices;
    private final Access access;

    /** @param properties with the JSON of {@code gateway} and {@code gateway.auth} */
    public TestAccess(Gateway gateway, Map<String, Object> properties) {
        devices = new DeviceRegistry(gateway);
        access = new Gatekeeper(gateway, new Proxies(properties), devices, properties);
    }

    public Access access() { return access; }

    public DeviceRegistry devices() { return devices; }

    /** Whose sockets are closed when a device loses its rights. */
    public void connections(Connections connections) {
        devices.connections = connections;
    }

    @Override
    public void close() { devices.stop(); }
}
