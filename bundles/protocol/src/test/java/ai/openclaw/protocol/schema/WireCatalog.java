package ai.openclaw.protocol.schema;

import ai.openclaw.api.NoParams;
import ai.openclaw.api.WireName;
import ai.openclaw.protocol.EventFrame;
import ai.openclaw.protocol.HelloOk;
import ai.openclaw.protocol.ParamsOf;
import ai.openclaw.protocol.PayloadOf;
import ai.openclaw.protocol.RequestFrame;
import ai.openclaw.protocol.ResponseFrame;
import ai.openclaw.protocol.ResultOf;
import ai.openclaw.protocol.WireError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All records and choices of the protocol, by the names that they have in the published files. */
final class WireCatalog {
    /** The frames of contract section 5.1 and what stands in them. */
    private static final List<Class<?>> FRAMES = List.of(RequestFrame.class, ResponseFrame.class, EventFrame.class, WireError.class,
            HelloOk.class);
    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Map<String, Class<?>> params = new TreeMap<>();
    private final Map<String, Class<?>> results = new TreeMap<>();
    private final Map<String, Class<?>> events = new TreeMap<>();

    WireCatalog() throws IOException, URISyntaxException, ClassNotFoundException {
        FRAMES.forEach(this::add);
        Path classes = Path.of(RequestFrame.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = RequestFrame.class.getPackageName().replace('.', '/');
        try (var files = Files.list(classes.resolve(folder))) {
            for (Path file : files.filter(found -> found.toString().endsWith(".class")).sorted().toList())
                look(Class.forName(RequestFrame.class.getPackageName() + "." + file.getFileName().toString().replace(".class", "")));
        }
        add(NoParams.class);
        results.keySet().forEach(method -> params.putIfAbsent(method, NoParams.class));
    }

    private void look(Class<?> type) {
        ParamsOf paramsOf = type.getAnnotation(ParamsOf.class);
        ResultOf resultOf = type.getAnnotation(ResultOf.class);
        PayloadOf payloadOf = type.getAnnotation(PayloadOf.class);
        if (paramsOf != null)
            put(params, paramsOf.value(), type);
        if (resultOf != null)
            put(results, resultOf.value(), type);
        if (payloadOf != null)
            put(events, payloadOf.value(), type);
        if (paramsOf != null || resultOf != null || payloadOf != null)
            add(type);
        else if (type.getSimpleName().endsWith("Params"))
            throw new AssertionError(type + " does not say whose parameters it has: @ParamsOf");
        else if (type.getSimpleName().endsWith("Result"))
            throw new AssertionError(type + " does not say whose answer it is: @ResultOf");
    }

    private static void put(Map<String, Class<?>> types, String[] names, Class<?> type) {
        for (String name : names) {
            Class<?> before = types.put(name, type);
            if (before != null)
                throw new AssertionError(before + " and " + type + " both describe " + name);
        }
    }

    /** The type and all that it is made of. */
    private void add(Class<?> root) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Class<?> type = open.removeFirst();
            Class<?> known = types.put(name(type), type);
            if (known != null && known != type)
                throw new AssertionError(known + " and " + type + " have the same name");
            if (known == null)
                open.addAll(parts(type));
        }
    }

    private static List<Class<?>> parts(Class<?> type) {
        if (type.isSealed())
            return List.of(type.getPermittedSubclasses());
        if (!type.isRecord())
            return List.of();
        return WireType.alone(type).map(WireCatalog::named)
                .orElseGet(() -> WireType.members(type).stream().<Class<?>>flatMap(member -> named(member.type()).stream()).toList());
    }

    private static List<Class<?>> named(WireType type) {
        return switch (type) {
            case WireType.Named(Class<?> named) -> List.of(named);
            case WireType.Items(WireType element) -> named(element);
            case WireType.Dictionary(WireType value) -> named(value);
            case WireType.NullOr(WireType value) -> named(value);
            case WireType.Any() -> List.of();
            case WireType.Scalar _ -> List.of();
        };
    }

    /**
     * {@code ConnectParams.Client} is {@code ConnectParamsClient}; what stands in a class that is neither a record nor a choice of some has
     * its own name.
     */
    static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer != null && (outer.isRecord() || outer.isSealed()) ? name(outer) + type.getSimpleName() : type.getSimpleName();
    }

    /** The constants of a choice as on the wire. */
    static List<String> constants(Class<?> choice) {
        boolean codes = choice.getSimpleName().equals("ErrorCode");
        return Arrays.stream(choice.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                .map(name -> codes ? name : spelled(choice, name)).toList();
    }

    private static String spelled(Class<?> choice, String constant) {
        try {
            WireName given = choice.getField(constant).getAnnotation(WireName.class);
            return given == null ? constant.toLowerCase(Locale.ROOT).replace('_', '-') : given.value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    Collection<Class<?>> types() { return types.values(); }

    /** Parameters by method. */
    Map<String, Class<?>> params() { return params; }

    /** The answer of a method. */
    Class<?> result(String method) {
        Class<?> result = results.get(method);
        if (result == null)
            throw new AssertionError("no record describes the answer of " + method + ": @ResultOf");
        return result;
    }

    /** Payloads by event. */
    Map<String, Class<?>> events() { return events; }
}
