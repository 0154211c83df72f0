package ai.openclaw.api;

/** What becomes of a field: in parameters a property that is left out keeps it, null clears it, and a value sets it. */
public sealed interface Change<T> {
    /** It stays as it is. */
    record Keep<T>() implements Change<T> {}

    /** It is taken away. */
    record Clear<T>() implements Change<T> {}

    /** It gets this value. */
    record To<T>(T value) implements Change<T> {}
}
