package avengers.gateway.account;

/**
 * A story as a line, which is made when it is written.
 *
 * @param texts whether what was asked and answered is told
 */
record AccessLine(Story story, boolean texts) {
  @Override
  public String toString() {
    return text(story, texts);
  }

  /** A story as those who run the gateway read it. */
  static String text(Story story, boolean texts) {
    return StoryJson.of(texts ? story : story.withoutTexts(), texts).toString();
  }
}
