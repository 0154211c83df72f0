package ai.openclaw.sandbox;

/**
 * What an engine is.
 *
 * @param rootless whether it runs as the gateway's own user
 */
record EngineFacts(boolean podman, boolean rootless) {}
