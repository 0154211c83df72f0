package ai.openclaw.api;

/** What a {@link SecretSource} says about one id. */
public sealed interface SecretAnswer {
    /** There it is. An empty one says that something stands under the id which is no text. */
    record Found(Secret secret) implements SecretAnswer {}

    /**
     * There is none.
     *
     * @param reason a sentence for the operator, without any secret
     */
    record Missing(String reason) implements SecretAnswer {}

    static SecretAnswer found(String value) { return new Found(new Secret(value)); }

    static SecretAnswer missing(String reason) { return new Missing(reason); }
}
