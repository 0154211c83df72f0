package ai.openclaw.sandbox;

import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Containers, one for each scope, kept until nobody used them for long. */
final class DockerBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    private static final Duration SETUP = Duration.ofMinutes(10);
    private static final int NOT_FOUND = 404;
    private static final int MAX_WORDS = 2000;

    private final Engine engine;
    private final String home;

    DockerBackend(Engine engine, String home) {
        this.engine = engine;
        this.home = home;
    }

    @Override
    public String name() { return "docker"; }

    @Override
    public String words() { return "the container engine at " + engine.address().words(); }

    @Override
    public Sandbox open(Blueprint blueprint, boolean busy) throws InterruptedException {
        Map<String, Object> request = ContainerRequest.of(blueprint, engine.facts());
        Optional<Map<?, ?>> found = engine.container(blueprint.name());
        if (found.isPresent() && !same(found.get(), request)) {
            if (busy)
                throw GatewayException.unavailable("the sandbox " + blueprint.name()
                        + " was made with other settings, and commands still run "
                        + "in it; wait for them, or end them with openclaw sandbox recreate --name " + blueprint.name() + " --force");
            LOG.info("{}: its settings changed, it is made anew", blueprint.name());
            engine.remove(blueprint.name());
            found = Optional.empty();
        }
        ContainerSandbox sandbox = new ContainerSandbox(engine, blueprint.name(), blueprint.mounts());
        if (found.isEmpty())
            make(blueprint, request, sandbox);
        else if (!running(found.get()))
            engine.start(blueprint.name());
        return sandbox;
    }

    private static boolean same(Map<?, ?> container, Map<String, Object> request) {
        Object labels = object(container.get("Config")).get("Labels");
        return Objects.equals(object(request.get("Labels")).get(ContainerRequest.SETTINGS), object(labels).get(ContainerRequest.SETTINGS));
    }

    private static boolean running(Map<?, ?> container) { return Boolean.TRUE.equals(object(container.get("State")).get("Running")); }

    private void make(Blueprint blueprint, Map<String, Object> request, ContainerSandbox sandbox) throws InterruptedException {
        String image = blueprint.docker().image();
        Engine.Answer answer = engine.create(blueprint.name(), request);
        if (answer.status() == NOT_FOUND && blueprint.docker().fetched()) {
            engine.pull(image);
            answer = engine.create(blueprint.name(), request);
        }
        if (answer.status() == NOT_FOUND)
            throw GatewayException.unavailable("the image " + image + " of the sandbox is missing. Build it with docker build -t " + image
                    + " -f share/sandbox/Containerfile share/sandbox (podman build takes the same words), or set "
                    + "agents.defaults.sandbox.docker.pull to have it fetched");
        engine.good("make container " + blueprint.name(), answer);
        try {
            engine.start(blueprint.name());
            Optional<String> setup = blueprint.docker().setup();
            if (setup.isPresent())
                setUp(blueprint, setup.get(), sandbox);
        } catch (GatewayException | InterruptedException e) {
            engine.remove(blueprint.name());
            throw e;
        }
    }

    /** Once, as the user that commands run as. */
    private static void setUp(Blueprint blueprint, String setup, ContainerSandbox sandbox) throws InterruptedException {
        try (CommandProcess process = sandbox.start(List.of("/bin/sh", "-lc", setup), blueprint.docker().workdir(), Map.of(),
                Optional.empty())) {
            process.input().close();
            StringBuilder words = new StringBuilder();
            Thread reader = Thread.ofVirtual().start(() -> read(process, words));
            OptionalInt exit = process.await(SETUP);
            if (exit.isEmpty())
                throw GatewayException.unavailable("setupCommand of the sandbox " + blueprint.name() + " did not end within 10 minutes");
            reader.join(Duration.ofSeconds(2));
            if (exit.getAsInt() != 0)
                throw GatewayException.unavailable(
                        "setupCommand of the sandbox " + blueprint.name() + " ended with code " + exit.getAsInt() + ": " + tail(words));
        } catch (IOException e) {
            throw GatewayException.unavailable("setupCommand of the sandbox " + blueprint.name() + " failed: " + e.getMessage());
        }
    }

    private static String tail(StringBuilder words) {
        synchronized (words) {
            return words.toString().strip();
        }
    }

    private static void read(CommandProcess process, StringBuilder words) {
        byte[] bytes = new byte[MAX_WORDS];
        try {
            for (int count = process.output().read(bytes); count >= 0; count = process.output().read(bytes))
                synchronized (words) {
                    words.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
                    if (words.length() > MAX_WORDS)
                        words.delete(0, words.length() - MAX_WORDS);
                }
        } catch (IOException e) {
            LOG.debug("the words of a setupCommand were lost", e);
        }
    }

    @Override
    public List<Found> list() {
        List<Found> all = new ArrayList<>();
        for (Object one : engine.containers(ContainerRequest.HOME + "=" + home)) {
            Map<?, ?> container = object(one);
            Map<?, ?> labels = object(container.get("Labels"));
            if (container.get("Names") instanceof List<?> names && !names.isEmpty())
                all.add(new Found(String.valueOf(names.getFirst()).replaceFirst("^/", ""), text(labels.get(ContainerRequest.SCOPE)),
                        text(labels.get(ContainerRequest.AGENT)), text(container.get("Image")), "running".equals(container.get("State")),
                        Instant.ofEpochSecond(container.get("Created") instanceof Number seconds ? seconds.longValue() : 0)));
        }
        return all;
    }

    @Override
    public void remove(String name) { engine.remove(name); }

    @Override
    public Map<String, String> limits(Blueprint blueprint) {
        DockerSettings docker = blueprint.docker();
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("network", docker.network());
        limits.put("readOnlyRoot", Boolean.toString(docker.readOnlyRoot()));
        limits.put("capDrop", String.join(",", docker.capDrop()));
        limits.put("pidsLimit", Integer.toString(docker.pidsLimit()));
        limits.put("memory", docker.memory().toString());
        docker.memorySwap().ifPresent(swap -> limits.put("memorySwap", swap.toString()));
        docker.cpus().ifPresent(cpus -> limits.put("cpus", cpus.toString()));
        docker.ulimits().forEach((name, value) -> limits.put("ulimits." + name, value.toString()));
        docker.user().ifPresent(user -> limits.put("user", user));
        return limits;
    }

    @Override
    public List<String> unlimited(Blueprint blueprint) { return blueprint.docker().cpus().isPresent() ? List.of() : List.of("cpus"); }

    private static Map<?, ?> object(@Nullable Object value) { return value instanceof Map<?, ?> map ? map : Map.of(); }

    private static String text(@Nullable Object value) { return value == null ? "" : value.toString(); }
}
