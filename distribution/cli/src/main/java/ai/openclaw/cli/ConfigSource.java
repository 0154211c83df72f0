package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who answers {@code config.*}: the gateway that runs, or the same methods over the files while none does. */
interface ConfigSource extends AutoCloseable {
    /**
     * Calls a method.
     *
     * @throws CliException when it is refused
     */
    JsonNode request(String method, ObjectNode params, int timeoutMs);

    /** Whether it is a gateway that runs. */
    boolean live();

    @Override
    void close();

    /** The gateway behind a connection. */
    record Gateway(GatewayClient client) implements ConfigSource {
        @Override
        public JsonNode request(String method, ObjectNode params, int timeoutMs) { return client.request(method, params, timeoutMs); }

        @Override
        public boolean live() { return true; }

        @Override
        public void close() { client.close(); }
    }
}
