package avengers.gateway.server;

/** What came of reading the configuration again. */
sealed interface ReloadOutcome {
  /** The word for it in metrics and health. */
  String word();

  /** What it was found to be, for people. */
  String text();

  /** It holds from now on. */
  record Applied(Version version) implements ReloadOutcome {
    @Override
    public String word() {
      return "applied";
    }

    @Override
    public String text() {
      return "version " + version.text() + " holds";
    }
  }

  /** Nothing in the files is different. */
  record Unchanged(Version version) implements ReloadOutcome {
    @Override
    public String word() {
      return "unchanged";
    }

    @Override
    public String text() {
      return "nothing changed; version " + version.text() + " holds on";
    }
  }

  /**
   * It cannot be used, and the old one holds on.
   *
   * @param reason one line for each mistake
   */
  record Refused(Version version, String reason) implements ReloadOutcome {
    @Override
    public String word() {
      return "refused";
    }

    @Override
    public String text() {
      return "refused; version " + version.text() + " holds on: " + reason;
    }
  }
}
