package ai.openclaw.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a plugin author sees speaks of the JDK and of itself, so that no library's version becomes part of it. */
class ApiSignaturesIT {
    private static final List<String> ALLOWED = List.of("java.", "ai.openclaw.api.", "org.jspecify.annotations.");

    @Test
    void theApiSpeaksOfTheJdkAndOfItself() throws Exception { assertEquals(Set.of(), strangers("api", ALLOWED)); }

    @Test
    void theProtocolSpeaksOfTheJdkTheApiAndItself() throws Exception {
        // Jackson's annotations say in which order the members of a frame are written
        List<String> more = List.of("ai.openclaw.protocol.", "com.fasterxml.jackson.annotation.");
        assertEquals(Set.of(), strangers("protocol", Stream.concat(ALLOWED.stream(), more.stream()).toList()));
    }

    private static Set<String> strangers(String bundle, List<String> allowed) throws IOException, ClassNotFoundException {
        Set<String> strangers = new TreeSet<>();
        List<URL> jars = new ArrayList<>();
        for (PackagedBundle each : PackagedBundle.all())
            jars.add(each.file().toUri().toURL());
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            List<Class<?>> visible = visible(PackagedBundle.named(bundle), loader);
            assertTrue(visible.size() > 10, "the classes were found");
            for (Class<?> type : visible)
                names(type).filter(name -> allowed.stream().noneMatch(name::startsWith))
                        .forEach(name -> strangers.add(type.getName() + " names " + name));
        }
        return strangers;
    }

    private static List<Class<?>> visible(PackagedBundle bundle, ClassLoader loader) throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        try (JarFile jar = new JarFile(bundle.file().toFile())) {
            for (JarEntry entry : jar.stream().filter(entry -> entry.getName().matches("ai/openclaw/.*\\.class")).toList()) {
                Class<?> type = Class.forName(entry.getName().replace(".class", "").replace('/', '.'), false, loader);
                if (shown(type.getModifiers()))
                    classes.add(type);
            }
        }
        return classes;
    }

    private static boolean shown(int modifiers) { return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers); }

    /** The names of all types in the signatures of a class. */
    private static Stream<String> names(Class<?> type) {
        Stream<Type> supers = Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()));
        Stream<Type> fields = Arrays.stream(type.getDeclaredFields()).filter(field -> shown(field.getModifiers()))
                .map(Field::getGenericType);
        Stream<Executable> executables = Stream
                .<Executable>concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(member -> shown(member.getModifiers()) && !member.isSynthetic());
        Stream<Type> members = executables.flatMap(ApiSignaturesIT::types);
        Stream<Type> types = Stream.of(supers, fields, members).flatMap(stream -> stream);
        return Stream.concat(types.flatMap(ApiSignaturesIT::flat).map(Class::getName), annotations(type))
                .filter(name -> !name.matches("\\w+"));
    }

    private static Stream<Type> types(Executable member) {
        Stream<Type> result = member instanceof Method method ? Stream.of(method.getGenericReturnType()) : Stream.empty();
        return Stream.of(result, Arrays.stream(member.getGenericParameterTypes()), Arrays.stream(member.getGenericExceptionTypes()))
                .flatMap(stream -> stream);
    }

    private static Stream<String> annotations(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).map(annotation -> annotation.annotationType().getName());
    }

    private static Stream<Class<?>> flat(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain.isArray() ? element(plain) : plain);
            case ParameterizedType generic ->
                Stream.concat(flat(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()).flatMap(ApiSignaturesIT::flat));
            case GenericArrayType array -> flat(array.getGenericComponentType());
            case WildcardType wild ->
                Stream.concat(Arrays.stream(wild.getUpperBounds()), Arrays.stream(wild.getLowerBounds())).flatMap(ApiSignaturesIT::flat);
            // a bound may name the variable itself, so only what is named outright counts
            case TypeVariable<?> variable ->
                Arrays.stream(variable.getBounds()).filter(Class.class::isInstance).map(bound -> (Class<?>) bound);
            default -> throw new AssertionError(type);
        };
    }

    private static Class<?> element(Class<?> array) {
        Class<?> component = array.componentType();
        return component.isArray() ? element(component) : component;
    }
}
