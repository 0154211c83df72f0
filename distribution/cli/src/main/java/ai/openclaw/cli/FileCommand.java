package ai.openclaw.cli;

/** A command that reads and writes files of the gateway and needs no gateway for it. */
abstract class FileCommand extends Command {
    /** Does the work. */
    abstract void work();

    @Override
    public Integer call() {
        work();
        return 0;
    }

    @Override
    final String scope() { return ""; }

    @Override
    final void run(GatewayClient gateway) { work(); }
}
