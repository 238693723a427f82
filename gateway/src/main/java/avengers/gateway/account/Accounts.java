package avengers.gateway.account;

import avengers.gateway.config.AccountConfig;
import avengers.gateway.log.AccessLog;
import avengers.gateway.security.Client;
import java.io.IOException;
import java.util.Optional;

/** Where stories go when they are over. Safe for use by several threads. */
public final class Accounts implements AutoCloseable {
  private final AccountConfig config;
  private final RecentRequests recent;
  private final Optional<AccessLog> log;

  private Accounts(AccountConfig config, Optional<AccessLog> log) {
    this.config = config;
    this.recent = new RecentRequests(config.recent());
    this.log = log;
  }

  /**
   * Opens what is configured.
   *
   * @throws IOException if the access log cannot be written
   */
  public static Accounts open(AccountConfig config) throws IOException {
    return new Accounts(config, config.accessLog().isPresent()
        ? Optional.of(AccessLog.open(config.accessLog().get()))
        : Optional.empty());
  }

  /** The stories that can still be asked for. */
  public RecentRequests recent() {
    return recent;
  }

  /** Whether anybody is told what was asked and answered. */
  public boolean wantsTexts() {
    return config.recent().texts()
        || config.accessLog().filter(accessLog -> accessLog.texts()).isPresent();
  }

  /**
   * Tells a story that is over.
   *
   * @param kept whether its client may ask for it later
   * @return whether the access log had room for it, if there is one
   */
  public boolean tell(Client client, Story story, boolean kept) {
    if (kept && config.recent().memory() > 0) {
      recent.keep(client.id(), story);
    }
    boolean texts = config.accessLog().filter(accessLog -> accessLog.texts()).isPresent();
    return log.map(open -> open.write(new AccessLine(story, texts))).orElse(true);
  }

  @Override
  public void close() {
    log.ifPresent(AccessLog::close);
  }
}
