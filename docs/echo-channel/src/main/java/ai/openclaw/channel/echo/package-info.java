/** A chat in a folder: the tutorial of a first plugin. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.channel.echo;
