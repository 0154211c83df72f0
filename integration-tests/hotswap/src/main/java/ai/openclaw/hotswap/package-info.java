/** The bundles of the distribution in an OSGi framework of Pax Exam, changed while they work. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.hotswap;
