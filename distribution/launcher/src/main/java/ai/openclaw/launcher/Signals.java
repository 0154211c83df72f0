package ai.openclaw.launcher;

import ai.openclaw.api.LogLevel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Signals of the operating system. Reached by reflection, for the compiler refuses the class that has them and nothing else does. */
final class Signals {
    private Signals() {}

    /** Runs the action on a thread of its own when the signal arrives; a platform without the signal does without. */
    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> Thread.ofPlatform().name("signal-" + name).start(action);
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> name;
            };
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[]{handler}, run);
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Log.INSTANCE.write(LogLevel.DEBUG, "gateway", "no signal " + name + " here", null);
        }
    }
}
