package ai.openclaw.protocol.schema;

import ai.openclaw.api.Change;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.OrNull;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Default;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.protocol.Shape;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type of a value on the wire, as a record component declares it. */
sealed interface WireType {
    /** Any JSON. */
    record Any() implements WireType {}

    /** A JSON type by its name in JSON Schema. */
    record Scalar(String name) implements WireType {}

    /** A closed choice, a record or one of several records, by its name. */
    record Named(Class<?> type) implements WireType {}

    /** An array. */
    record Items(WireType element) implements WireType {}

    /** A value that may be null. */
    record NullOr(WireType value) implements WireType {}

    /** An object with any keys. */
    record Dictionary(WireType value) implements WireType {}

    /**
     * One member of an object.
     *
     * @param required whether it is always there
     */
    record Member(String name, WireType type, boolean required, Optional<Range> range, boolean notEmpty, Optional<Object> preset) {}

    /** The members of a record, with those of a record that stands beside them and without what takes the rest. */
    static List<Member> members(Class<?> type) {
        return Arrays.stream(components(type)).flatMap(component -> {
            if (!component.isAnnotationPresent(Rest.class))
                return Stream.of(member(component));
            return component.getType().isRecord() ? members(component.getType()).stream() : Stream.of();
        }).toList();
    }

    /** Whether a record takes keys that it does not name. */
    static boolean open(Class<?> type) {
        return Arrays.stream(components(type)).filter(component -> component.isAnnotationPresent(Rest.class))
                .anyMatch(component -> !component.getType().isRecord() || open(component.getType()));
    }

    /** What a record is on the wire whose only component stands there alone. */
    static Optional<WireType> alone(Class<?> type) {
        return Arrays.stream(components(type)).filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .map(component -> member(component).type()).findFirst();
    }

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null)
            throw new AssertionError(type + " is no record");
        return components;
    }

    private static Member member(RecordComponent component) {
        Default preset = component.getAnnotation(Default.class);
        boolean orNull = component.isAnnotationPresent(OrNull.class);
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> raw = component.getType();
        boolean leavable = input(component) && (raw == List.class || raw == Map.class);
        boolean optional = raw == Optional.class || raw == Change.class || nullable || preset != null || leavable;
        Shape shape = component.getAnnotation(Shape.class);
        WireType value = of(component.getGenericType(), Optional.ofNullable(shape).map(Shape::value));
        return new Member(component.getName(), orNull ? new NullOr(value) : value, orNull || !optional,
                Optional.ofNullable(component.getAnnotation(Range.class)), component.isAnnotationPresent(NotEmpty.class),
                Optional.ofNullable(preset).map(Default::value).map(JsonText::parse));
    }

    /** What clients send may leave out lists and maps; what the gateway sends has them. */
    private static boolean input(RecordComponent component) {
        Class<?> outermost = component.getDeclaringRecord();
        while (outermost.getDeclaringClass() != null)
            outermost = outermost.getDeclaringClass();
        return outermost.getSimpleName().endsWith("Params") || outermost.getSimpleName().equals("RequestFrame");
    }

    /** @param shape of objects that are ready-made */
    private static WireType of(Type type, Optional<Class<? extends Record>> shape) {
        Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
        if (raw == Optional.class)
            return of(argument(type), shape);
        if (raw == Change.class)
            return new NullOr(of(argument(type), shape));
        if (raw == List.class)
            return new Items(of(argument(type), shape));
        if (raw == Map.class)
            return shape.<WireType>map(Named::new).orElseGet(() -> new Dictionary(of(argument(type), shape)));
        if (raw.isRecord() || raw.isEnum() || raw.isSealed())
            return new Named(raw);
        return switch (raw.getSimpleName()) {
            case "boolean", "Boolean" -> new Scalar("boolean");
            case "int", "Integer", "long", "Long" -> new Scalar("integer");
            case "double", "Double" -> new Scalar("number");
            case "String", "Secret" -> new Scalar("string");
            case "Object" -> new Any();
            default -> throw new AssertionError("no wire type for " + type);
        };
    }

    private static Type argument(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }
}
