package ai.openclaw.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a record class and its constructor; derived once for each class and forgotten with it. */
record RecordShape(Map<String, Part> parts, Constructor<?> constructor) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) { return derive(type); }
    };

    static RecordShape of(Class<?> type) { return SHAPES.get(type); }

    /**
     * One component.
     *
     * @param type as declared, with its type arguments
     * @param required whether a value must be there: no Optional, list, map or primitive, and no default
     * @param defaultValue what a missing value is instead, as a JSON tree
     */
    record Part(String name, Type type, RecordComponent component, boolean required, Optional<Object> defaultValue) {
        /** Whether it takes what the others leave over. */
        boolean rest() { return component.isAnnotationPresent(Rest.class); }

        Class<?> raw() { return raw(type); }

        static Class<?> raw(Type type) {
            return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : type instanceof Class<?> c ? c : Object.class;
        }

        /** The last type argument: of {@code List<X>}, {@code Map<String, X>} or {@code Optional<X>} the X. */
        static Type element(Type type) {
            if (type instanceof ParameterizedType p)
                return p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
            return Object.class;
        }
    }

    Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw new IllegalArgumentException(cause == null ? e.toString() : String.valueOf(cause.getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + constructor.getDeclaringClass() + " cannot be made", e);
        }
    }

    private static RecordShape derive(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null)
            throw new IllegalArgumentException(type.getName() + " is no record");
        Map<String, Part> parts = new LinkedHashMap<>();
        for (RecordComponent component : components)
            parts.put(component.getName(), part(component));
        try {
            Constructor<?> constructor = type
                    .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(parts, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Part part(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        Class<?> raw = component.getType();
        Default preset = component.getAnnotation(Default.class);
        boolean filledList = raw == List.class && component.isAnnotationPresent(NotEmpty.class);
        boolean leavable = raw.isPrimitive() || List.of(Optional.class, List.class, Map.class, Change.class).contains(raw);
        boolean required = filledList || (preset == null && !leavable);
        return new Part(component.getName(), component.getGenericType(), component, required,
                Optional.ofNullable(preset == null ? null : JsonText.parse(preset.value())));
    }
}
