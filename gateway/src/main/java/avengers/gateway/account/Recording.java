package avengers.gateway.account;

import avengers.gateway.ledger.Ledger;
import avengers.gateway.ledger.Spending;
import avengers.gateway.openai.ApiError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What becomes known of one request while it runs. Used on one event loop only. */
public final class Recording {
  private static final int LONGEST_NAME = 200;

  private final boolean wantsTexts;
  private Optional<Planned> planned = Optional.empty();
  private Optional<Voted> voted = Optional.empty();
  private Optional<Ledger> ledger = Optional.empty();
  private Optional<ApiError> error = Optional.empty();
  private Optional<Duration> firstToken = Optional.empty();
  private Optional<Duration> overhead = Optional.empty();
  private String model = "";
  private String outcome = "";
  private String prompt = "";
  private String answer = "";

  /**
   * Of a request that has just arrived.
   *
   * @param wantsTexts whether what is asked and answered is worth remembering
   */
  public Recording(boolean wantsTexts) {
    this.wantsTexts = wantsTexts;
  }

  /** Whether what is asked and answered is worth remembering. */
  public boolean wantsTexts() {
    return wantsTexts;
  }

  /** The client asks a model by this name; that it is a variant of another changes nothing. */
  public void asks(String name) {
    model = model.isEmpty() ? Texts.cut(name, LONGEST_NAME) : model;
  }

  /** The user's last message is this. */
  public void prompts(String text) {
    prompt = wantsTexts ? text : "";
  }

  /** The client reads this. */
  public void answers(String text) {
    answer = wantsTexts ? text : "";
  }

  /** It is to be answered in this way. */
  public void plans(Planned plan) {
    planned = Optional.of(plan);
  }

  /** A vote decided. */
  public void votes(Voted vote) {
    voted = Optional.of(vote);
  }

  /** Calls to backends will be found here. */
  public void spends(Ledger calls) {
    ledger = Optional.of(calls);
  }

  /** The first byte of a stream is being sent. */
  public void firstToken(Duration afterArrival) {
    firstToken = firstToken.or(() -> Optional.of(afterArrival));
  }

  /** The client is told of an error. */
  public void fails(ApiError what) {
    error = Optional.of(what);
  }

  /**
   * Whoever answers it is done.
   *
   * @param how {@code answered}, {@code rejected}, {@code failed} or {@code client_left}
   * @param withoutBackends time in which no backend was waited for
   */
  public void ends(String how, Duration withoutBackends) {
    outcome = how;
    overhead = Optional.of(withoutBackends);
  }

  /** How it is to be answered, once that is known. */
  public Optional<Planned> planned() {
    return planned;
  }

  /** The name that was asked; empty if none was. */
  public String model() {
    return model;
  }

  /** What the calls took so far. */
  public Spending spending() {
    return ledger.map(Ledger::spending).orElse(Spending.NONE);
  }

  /**
   * The story when all of it is known.
   *
   * @param status of HTTP; empty if no response was begun
   * @param complete whether all of the response was sent
   */
  public Story story(Asking asking, OptionalInt status, boolean complete, Duration duration) {
    String how = complete ? outcome(status) : "client_left";
    return story(asking, new Ending(status, how,
        how.equals("client_left") ? Optional.empty() : error, firstToken, duration, overhead));
  }

  /** An endpoint knows best; where there is none, the status tells. */
  private String outcome(OptionalInt status) {
    int code = status.orElse(200);
    return !outcome.isEmpty()
        ? outcome
        : code < 400 ? "answered" : code < 500 ? "rejected" : "failed";
  }

  /** The story as it is told within the answer, which will be sent if nothing comes between. */
  public Story soFar(Asking asking, Duration duration) {
    return story(asking, new Ending(OptionalInt.of(200), "answered", Optional.empty(), firstToken,
        duration, Optional.empty()));
  }

  private Story story(Asking asking, Ending ending) {
    return new Story(asking, ending, planned, voted, spending(),
        wantsTexts && !(prompt + answer).isEmpty()
            ? Optional.of(new Texts(prompt, answer))
            : Optional.empty());
  }
}
