package avengers.gateway.upstream;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each way in which a backend hangs, lies or dies, and each oddity that an honest one may have.
 * What a faulty one says as far as it comes is wrong, so that it shows if it is ever taken for an
 * answer.
 */
public enum Fault {
  HANGS_BEFORE_THE_HEAD,
  HANGS_BEHIND_THE_HEAD,
  HANGS_WITHIN_THE_ANSWER,
  ACCEPTS_AND_SAYS_NOTHING,
  DRIPS,
  STREAMS_FOR_EVER,
  COMMENTS_FOR_EVER,
  REFUSES_CONNECTIONS,
  CLOSES_WITHOUT_A_WORD,
  RESETS_BEFORE_THE_HEAD,
  RESETS_BEHIND_THE_HEAD,
  NO_HTTP,
  BROKEN_CHUNKS,
  TWO_LENGTHS,
  TOO_LONG_A_LENGTH,
  TOO_SHORT_A_LENGTH,
  HUGE_HEADER,
  CUT_WITHOUT_A_LENGTH,
  CUT_BEHIND_AN_EVENT,
  CUT_WITHIN_AN_EVENT,
  CUT_WITHIN_A_LETTER,
  ENDS_WITHOUT_MARK,
  MARK_WITHOUT_AN_END,
  MARK_ALONE,
  MALFORMED_JSON,
  JSON_AND_MORE,
  TWO_BYTES_A_LETTER,
  PAGE_WITH_200,
  JSON_AS_A_PAGE,
  ERROR_WITH_200,
  ERROR_BESIDE_THE_ANSWER,
  EMPTY_BODY,
  NO_CHOICES,
  NULL_CONTENT,
  NO_FINISH_REASON,
  PACKED,
  HUGE_LINE,
  HUGE_BODY,
  TOO_MANY_REQUESTS,
  TOO_MANY_REQUESTS_UNTIL_A_DATE,
  TOO_MANY_REQUESTS_FOR_YEARS,
  SERVER_ERROR,
  BAD_GATEWAY,
  UNAVAILABLE,
  OVERLOADED,
  UNAUTHORIZED,
  FORBIDDEN,
  UNKNOWN_MODEL,
  REDIRECT,
  NO_CONTENT,
  // what honest backends do as well
  TWO_ANSWERS(true),
  NO_USAGE(true),
  ANOTHER_MODELS_NAME(true),
  MORE_CHOICES_THAN_ASKED(true),
  NO_CONTENT_TYPE(true),
  PLAIN_TEXT(true),
  UNTIL_CLOSED(true),
  CLOSES_BEHIND_EACH_ANSWER(true),
  CARRIAGE_RETURNS(true),
  LONE_CARRIAGE_RETURNS(true),
  SPLIT_LETTERS(true),
  COMMENTS_AND_IDS(true),
  DATA_IN_MANY_LINES(true);

  /** What the right answer says, letters of several bytes included. */
  public static final String RIGHT = "Größer 😀: it is 42.";

  private static final Duration PAUSE = Duration.ofMillis(30);
  private static final ScriptedCompletion WRONG = ScriptedCompletion.of("Größer 😀: it is 13.");
  private static final ScriptedCompletion HONEST = ScriptedCompletion.of(RIGHT);
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private final boolean harmless;

  Fault() {
    this(false);
  }

  Fault(boolean harmless) {
    this.harmless = harmless;
  }

  /** Whether the answer is there all the same, and is to be understood. */
  public boolean isHarmless() {
    return harmless;
  }

  /** What a backend without a fault replies. */
  public static Reply honest() {
    return Replies.byStream(Replies.stream(HONEST.events()), Replies.completion(HONEST));
  }

  /** From now on the upstream has this fault. */
  public void in(FragileUpstream upstream) {
    switch (this) {
      case REFUSES_CONNECTIONS -> upstream.die();
      case ACCEPTS_AND_SAYS_NOTHING -> upstream.alwaysRaw(RawReplies.silence());
      case RESETS_BEFORE_THE_HEAD -> upstream.alwaysRaw(RawReplies.reset());
      case RESETS_BEHIND_THE_HEAD -> upstream.alwaysRaw(RawReplies.resetAfterHead());
      case NO_HTTP -> upstream.alwaysRaw(RawReplies.noHttp());
      case BROKEN_CHUNKS -> upstream.alwaysRaw(RawReplies.withBrokenChunks(WRONG));
      case TWO_LENGTHS -> upstream.alwaysRaw(RawReplies.withTwoLengths(WRONG));
      case TOO_LONG_A_LENGTH -> upstream.alwaysRaw(RawReplies.withTooLongALength(WRONG));
      case TOO_SHORT_A_LENGTH -> upstream.alwaysRaw(RawReplies.withTooShortALength(WRONG));
      case TWO_ANSWERS -> upstream.alwaysRaw(RawReplies.twice(HONEST, WRONG));
      case HUGE_HEADER -> upstream.alwaysRaw(RawReplies.withLongHeader(WRONG, 1 << 20));
      case CUT_WITHOUT_A_LENGTH -> upstream.alwaysRaw(RawReplies.untilClosedTooSoon(WRONG));
      case UNTIL_CLOSED -> upstream.alwaysRaw(RawReplies.untilClosed(HONEST));
      default -> upstream.always(reply());
    }
  }

  private Reply reply() {
    return harmless ? oddity() : status() ? refusal() : failure();
  }

  private boolean status() {
    return compareTo(TOO_MANY_REQUESTS) >= 0;
  }

  private Reply failure() {
    List<String> events = WRONG.events();
    String whole = WRONG.json().toString();
    return switch (this) {
      case HANGS_BEFORE_THE_HEAD -> Replies.hang();
      case HANGS_BEHIND_THE_HEAD -> Replies.byStream(Replies.hangAfterHead(200, EVENTS),
          Replies.hangAfterHead(200, JSON));
      case HANGS_WITHIN_THE_ANSWER -> Replies.byStream(Replies.silentStream(events.subList(0, 4)),
          Replies.silentBody(whole.substring(0, 200)));
      case DRIPS -> Replies.byStream(Replies.dripping(EVENTS, String.join("", events), PAUSE),
          Replies.dripping(JSON, whole, PAUSE));
      case STREAMS_FOR_EVER -> Replies.byStream(Replies.endlessStream(events.get(1), PAUSE),
          Replies.drippingBody(PAUSE));
      case COMMENTS_FOR_EVER -> Replies.endlessComments(PAUSE);
      case CLOSES_WITHOUT_A_WORD -> Replies.breakOff();
      case CUT_BEHIND_AN_EVENT -> broken(String.join("", events.subList(0, 4)), whole);
      case CUT_WITHIN_AN_EVENT -> broken(start(events, " 13"), whole);
      case CUT_WITHIN_A_LETTER -> brokenBytes(events, whole);
      case ENDS_WITHOUT_MARK -> Replies.byStream(
          Replies.stream(events.subList(0, events.size() - 1)), Replies.json(cut(whole)));
      case MARK_WITHOUT_AN_END -> Replies.byStream(
          Replies.stream(without(events, "\"stop\"")), Replies.json(whole.replace("\"stop\"",
              "null")));
      case MARK_ALONE -> Replies.byStream(Replies.stream(List.of(events.getLast())),
          Replies.json("{}"));
      case MALFORMED_JSON -> both("data: {\"choices\": [\n\ndata: [DONE]\n\n", cut(whole));
      case JSON_AND_MORE -> both(String.join("", events).replace("}\n\n", "}}\n\n"),
          whole + whole);
      case TWO_BYTES_A_LETTER -> Replies.wide(whole);
      case PAGE_WITH_200 -> Replies.html();
      case JSON_AS_A_PAGE -> Replies.status(200, whole, Map.of("content-type", "text/html"));
      case ERROR_WITH_200 -> both("data: {\"error\": {\"message\": \"no\"}}\n\n",
          "{\"error\": {\"message\": \"no\"}}");
      case ERROR_BESIDE_THE_ANSWER -> both(
          String.join("", events).replace("\"choices\"", "\"error\":{\"code\":500},\"choices\""),
          whole.replaceFirst("\\{", "{\"error\": {\"code\": 500}, "));
      case EMPTY_BODY -> both("", "");
      case NO_CHOICES -> both(none(events) + "data: [DONE]\n\n",
          "{\"choices\": []}");
      case NULL_CONTENT -> both(ScriptedCompletion.of("")
          .events()
          .stream()
          .collect(Collectors.joining()), whole.replace("\"" + WRONG.text() + "\"", "null"));
      case NO_FINISH_REASON -> both(
          String.join("", events).replace(",\"finish_reason\":\"stop\"", ""),
          whole.replace(",\"finish_reason\":\"stop\"", ""));
      case PACKED -> Replies.packed(WRONG);
      case HUGE_LINE -> Replies.byStream(Replies.hugeLine(64), Replies.huge(64));
      case HUGE_BODY -> Replies.byStream(Replies.hugeLine(1_024), Replies.huge(1_024));
      default -> throw new IllegalStateException("this is no failure over HTTP: " + this);
    };
  }

  private Reply refusal() {
    return switch (this) {
      case TOO_MANY_REQUESTS -> refused(429, "1");
      case TOO_MANY_REQUESTS_UNTIL_A_DATE -> refused(429, ZonedDateTime.now(ZoneOffset.UTC)
          .plusSeconds(2)
          .format(DateTimeFormatter.RFC_1123_DATE_TIME));
      case TOO_MANY_REQUESTS_FOR_YEARS -> refused(429, "999999999");
      case SERVER_ERROR -> Replies.error(500, "cuda died at 10.0.0.7");
      case BAD_GATEWAY -> Replies.status(502, "<html>", Map.of("content-type", "text/html"));
      case UNAVAILABLE -> refused(503, "1");
      case OVERLOADED -> Replies.error(529, "overloaded");
      case UNAUTHORIZED -> Replies.error(401, "bad key");
      case FORBIDDEN -> Replies.error(403, "not yours");
      case UNKNOWN_MODEL -> Replies.error(404, "no such model");
      case REDIRECT -> Replies.status(302, "", Map.of("location", "http://127.0.0.1:1/v1"));
      case NO_CONTENT -> Replies.status(204, "", Map.of());
      default -> throw new IllegalStateException("this is no refusal: " + this);
    };
  }

  private Reply oddity() {
    List<String> events = HONEST.events();
    String whole = HONEST.json().toString();
    String stream = String.join("", events);
    return switch (this) {
      case NO_USAGE -> Replies.byStream(Replies.stream(HONEST.eventsWithoutUsage()),
          Replies.json(whole.replaceFirst(",\"usage\":\\{[^}]*}", "")));
      case ANOTHER_MODELS_NAME -> both(stream.replace("served-model", "another"),
          whole.replace("served-model", "another"));
      case MORE_CHOICES_THAN_ASKED -> Replies.byStream(Replies.stream(events),
          Replies.choices(RIGHT, RIGHT, RIGHT));
      case NO_CONTENT_TYPE -> Replies.byStream(Replies.stream(events),
          Replies.status(200, whole, Map.of()));
      case PLAIN_TEXT -> Replies.byStream(Replies.stream(events),
          Replies.status(200, whole, Map.of("content-type", "text/plain; charset=utf-8")));
      case CLOSES_BEHIND_EACH_ANSWER -> Replies.closing(honest());
      case CARRIAGE_RETURNS -> both(stream.replace("\n", "\r\n"), whole);
      case LONE_CARRIAGE_RETURNS -> both(stream.replace("\n", "\r"), whole);
      case SPLIT_LETTERS -> Replies.byStream(Replies.streamInPiecesOf(3, events),
          Replies.completion(HONEST));
      case COMMENTS_AND_IDS -> both("\uFEFF: hello\n\nretry: 10\n\n"
          + stream.replace("data: {", ": a comment\nid: 7\nevent: message\ndata: {"), whole);
      case DATA_IN_MANY_LINES -> both(stream.replace("\"choices\"", "\ndata: \"choices\""), whole);
      default -> throw new IllegalStateException("this is no oddity over HTTP: " + this);
    };
  }

  private static Reply both(String stream, String whole) {
    return Replies.byStream(Replies.stream(List.of(stream)), Replies.json(whole));
  }

  private static Reply broken(String stream, String whole) {
    return Replies.byStream(Replies.brokenStream(List.of(stream)),
        Replies.brokenBody(cut(whole)));
  }

  private static Reply brokenBytes(List<String> events, String whole) {
    return Replies.byStream(Replies.brokenBytes(EVENTS, start(events, "😀"), 3),
        Replies.brokenBytes(JSON, whole.substring(0, whole.indexOf("😀") + 2), 2));
  }

  private static Reply refused(int status, String retryAfter) {
    return Replies.status(status, "{\"error\": {\"message\": \"later\"}}",
        Map.of("content-type", JSON, "retry-after", retryAfter));
  }

  /** The events up to and with this text. */
  private static String start(List<String> events, String text) {
    String all = String.join("", events);
    int at = all.indexOf(text);
    return at < 0 ? all.substring(0, all.length() / 2) : all.substring(0, at + text.length());
  }

  private static String none(List<String> events) {
    return events.getFirst().replaceFirst("\"choices\":\\[.*]", "\"choices\":[]");
  }

  private static List<String> without(List<String> events, String text) {
    return events.stream().filter(event -> !event.contains(text)).toList();
  }

  private static String cut(String whole) {
    return whole.substring(0, whole.length() * 2 / 3);
  }
}
