/** The boundaries between the bundles, read from the packaged distribution. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.layers;
