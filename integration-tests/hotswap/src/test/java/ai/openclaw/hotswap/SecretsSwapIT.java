package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The bundle that offers secrets comes and goes; who has his secret already does not notice. */
class SecretsSwapIT {
    @TempDir
    Path folder;

    @Test
    void anUpdateOfTheSourcesRestartsNothingElse() throws Exception {
        Path file = folder.resolve("secrets.json");
        write(file, "s3cret-one");
        try (FakeModelServer model = new FakeModelServer();
                HostedGateway gateway = new HostedGateway(folder, "secrets: { providers: { f: { source: 'file', path: '" + file + "' } } }",
                        "models: { providers: { fake: { baseUrl: '" + model.baseUrl()
                                + "', models: [{ id: 'fake-1', name: 'F' }], apiKey: {"
                                + " source: 'file', provider: 'f', id: '/key' } } } }",
                        "agents: { defaults: { model: 'fake/fake-1' } }");
                ControlClient client = gateway.connect()) {
            client.agent("main", "hello");
            assertTrue(model.headers().getLast().toString().contains("s3cret-one"));
            Instances before = Instances.now(gateway.context());
            gateway.update("secrets");
            client.agent("main", "while the sources are new");
            write(file, "s3cret-two");
            assertEquals("{\"ok\":true,\"warningCount\":0}", client.ask("secrets.reload", Map.of()).toString());
            client.agent("main", "with the new secret");
            assertTrue(model.headers().getLast().toString().contains("s3cret-two"));
            assertTrue(client.open());
            Set<String> changed = before.changed(Instances.now(gateway.context()));
            changed.removeIf(name -> name.startsWith("secrets/"));
            assertEquals(Set.of("model.openai/OpenAiProvider~fake"), changed, "but the one whose secret is another");
            assertFalse(configurations(gateway.context()).contains("s3cret"), "ConfigAdmin holds no secret");
            assertFalse(configurations(gateway.context()).contains(HostedGateway.TOKEN), "nor a token in clear");
        }
    }

    private static void write(Path file, String secret) throws Exception {
        Files.writeString(file, "{\"key\":\"" + secret + "\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Everything that ConfigAdmin keeps, asked for by name since its package belongs to a bundle. */
    private static String configurations(BundleContext context) throws Exception {
        ServiceReference<?> reference = context.getAllServiceReferences("org.osgi.service.cm.ConfigurationAdmin", null)[0];
        Object admin = context.getService(reference);
        Class<?> type = Class.forName("org.osgi.service.cm.ConfigurationAdmin", true, admin.getClass().getClassLoader());
        Class<?> configuration = Class.forName("org.osgi.service.cm.Configuration", true, admin.getClass().getClassLoader());
        Object[] all = (Object[]) type.getMethod("listConfigurations", String.class).invoke(admin, new Object[]{null});
        StringBuilder text = new StringBuilder();
        for (Object each : all) {
            java.util.Dictionary<?, ?> properties = (java.util.Dictionary<?, ?>) configuration.getMethod("getProperties").invoke(each);
            for (Object key : Collections.list(properties.keys()))
                text.append(key).append('=').append(properties.get(key)).append('\n');
        }
        assertTrue(text.toString().contains("models.providers"), "there is something in it");
        return text.toString();
    }
}
