package ai.openclaw.api;

/** The parameters of a method or tool that has none. */
public record NoParams() {}
