/** The packaged distribution as a person uses it: the script, the gateway process and the files of its state. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.process;
