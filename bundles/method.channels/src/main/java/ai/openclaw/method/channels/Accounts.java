package ai.openclaw.method.channels;

import ai.openclaw.api.ChannelAccount;
import java.util.List;

/** Choices among the accounts of one channel. */
final class Accounts {
    private Accounts() {}

    /** The one that is meant when none is named: {@code default}, or else the first. */
    static ChannelAccount preferred(List<ChannelAccount> accounts) {
        return accounts.stream().filter(account -> account.account().equals("default")).findFirst().orElseGet(accounts::getFirst);
    }
}
