package ai.openclaw.testkit;

import ai.openclaw.api.Config;
import ai.openclaw.api.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A configuration that is what a test puts in. */
public final class FakeConfig implements Config {
    /** Values by dotted path. */
    public final Map<String, Object> values = new ConcurrentHashMap<>();

    /** Variables by name. */
    public final Map<String, String> variables = new ConcurrentHashMap<>();

    /** What is wrong with it. */
    public final List<String> problems = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Object> value(String path) { return Optional.ofNullable(values.get(path)); }

    @Override
    public Optional<Secret> variable(String name) { return Optional.ofNullable(variables.get(name)).map(Secret::new); }

    @Override
    public String hash() { return "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; }

    @Override
    public List<String> problems() { return List.copyOf(problems); }
}
