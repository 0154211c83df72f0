package ai.openclaw.protocol.schema;

import ai.openclaw.api.WireName;
import ai.openclaw.protocol.EventFrame;
import ai.openclaw.protocol.HelloOk;
import ai.openclaw.protocol.ParamsOf;
import ai.openclaw.protocol.PayloadOf;
import ai.openclaw.protocol.RequestFrame;
import ai.openclaw.protocol.ResponseFrame;
import ai.openclaw.protocol.WireError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
    private final Map<String, Class<?>> methods = new TreeMap<>();
    private final Map<String, Class<?>> events = new TreeMap<>();

    WireCatalog() throws IOException, URISyntaxException, ClassNotFoundException {
        FRAMES.forEach(this::add);
        Path classes = Path.of(RequestFrame.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = RequestFrame.class.getPackageName().replace('.', '/');
        try (var files = Files.list(classes.resolve(folder))) {
            for (Path file : files.filter(found -> found.toString().endsWith(".class")).sorted().toList())
                look(Class.forName(RequestFrame.class.getPackageName() + "." + file.getFileName().toString().replace(".class", "")));
        }
    }

    private void look(Class<?> type) {
        ParamsOf params = type.getAnnotation(ParamsOf.class);
        PayloadOf payload = type.getAnnotation(PayloadOf.class);
        if (params != null)
            List.of(params.value()).forEach(method -> methods.put(method, type));
        if (payload != null)
            List.of(payload.value()).forEach(event -> events.put(event, type));
        if (params != null || payload != null)
            add(type);
        else if (type.isRecord() && type.getSimpleName().endsWith("Params"))
            throw new AssertionError(type + " does not say whose parameters it has: @ParamsOf");
    }

    /** The type and all that it is made of. */
    private void add(Class<?> root) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Class<?> type = open.removeFirst();
            Class<?> known = types.put(name(type), type);
            if (known != null && known != type)
                throw new AssertionError(known + " and " + type + " have the same name");
            if (known == null && type.isRecord())
                WireType.members(type).forEach(member -> named(member.type()).forEach(open::add));
        }
    }

    private static List<Class<?>> named(WireType type) {
        return switch (type) {
            case WireType.Named(Class<?> named) -> List.of(named);
            case WireType.Items(WireType element) -> named(element);
            case WireType.Dictionary(WireType value) -> named(value);
            case WireType.OrNull(WireType value) -> named(value);
            case WireType.Any() -> List.of();
            case WireType.Scalar _ -> List.of();
        };
    }

    /** {@code ConnectParams.Client} is {@code ConnectParamsClient}; what stands in a class that is no record has its own name. */
    static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer != null && outer.isRecord() ? name(outer) + type.getSimpleName() : type.getSimpleName();
    }

    /** The constants of a choice as on the wire. */
    static List<String> constants(Class<?> choice) {
        boolean codes = choice.getSimpleName().equals("ErrorCode");
        return java.util.Arrays.stream(choice.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
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
    Map<String, Class<?>> methods() { return methods; }

    /** Payloads by event. */
    Map<String, Class<?>> events() { return events; }
}
