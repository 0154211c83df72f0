package ai.openclaw.cli;

/** A command that works on files and asks no gateway. */
abstract class OfflineCommand extends Command {
    @Override
    final String scope() { return ADMIN; }

    @Override
    final void run(GatewayClient gateway) { throw new IllegalStateException("this command asks no gateway"); }

    @Override
    public abstract Integer call();
}
