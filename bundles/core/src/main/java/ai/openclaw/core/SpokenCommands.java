package ai.openclaw.core;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.SessionEntry;
import java.util.Optional;

/** Messages of channels that tell the gateway something instead of the agent. */
final class SpokenCommands {
    private final CommandDesk commands;
    private final SessionArchive archive;
    private final Speakers speakers;
    private final Worker worker;

    SpokenCommands(CommandDesk commands, SessionArchive archive, Speakers speakers, Worker worker) {
        this.commands = commands;
        this.archive = archive;
        this.speakers = speakers;
        this.worker = worker;
    }

    /** Does what a message says beside the lane, for it may be about the run that works there; false when it is no command. */
    boolean take(ActiveRun run) {
        if (commands.find(run.request().message()).isEmpty())
            return false;
        Thread.ofVirtual().name("command").start(() -> run(run));
        return true;
    }

    private void run(ActiveRun run) {
        if (!run.claim())
            return;
        run.over();
        Optional<SessionEntry> session = archive.find(run.sessionKey());
        try {
            worker.reply(run, commands.run(run.request().message(), new ChatCommand.Spoken("", SessionKeys.agentId(run.sessionKey()),
                    run.sessionKey(), run.request().owner(), speakers.elevation(run, session))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
