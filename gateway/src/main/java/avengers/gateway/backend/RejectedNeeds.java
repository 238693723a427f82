package avengers.gateway.backend;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import avengers.clustering.plan.Need;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what a backend says it does not serve at all. There is no common way to say so: one
 * sentence of the error names both, the thing and that it is not to be had. What is wrong with one
 * request, such as a tool without a name, says nothing of others.
 */
final class RejectedNeeds {
  private static final int MOST_TEXTS = 100;

  private static final Pattern NOT_SERVED = pattern("not support|unsupported|not available|"
      + "not enabled|not accept|not a multimodal|only supports? text|"
      + "no endpoints found that support|requires --enable");

  private static final Map<Need, Pattern> NAMES = Map.of(
      Need.TOOLS, pattern("\\btools?\\b(?!\\[)(?!_)|tool[ _](use|choice|calling)|"
          + "function[ _-]calling"),
      Need.IMAGES, pattern("\\bimages?\\b|image_url|image input|\\bvision\\b|multimodal"),
      Need.AUDIO, pattern("\\baudio\\b|input_audio"),
      Need.JSON_SCHEMA, pattern("json[ _-]schema|structured outputs?"),
      Need.LOGPROBS, pattern("log ?probs?\\b|log probabilities"));

  /** One value or type of a thing may be unsupported where the thing is not. */
  private static final Pattern OF_ONE_REQUEST = pattern(
      "\\[\\d|\\btype\\b|\\bformat\\b|\\bdetail\\b|"
          + "\\burl\\b(?!_)|\\bmime|\\bsize\\b|\\bname\\b|\\bkeyword|\\bnumber of|\\bmore than");

  private RejectedNeeds() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, CASE_INSENSITIVE);
  }

  /** Looks into the body of a response. */
  static Set<Need> in(Buffer content) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    ErrorTexts.of(content)
        .limit(MOST_TEXTS)
        .flatMap(text -> Stream.of(text.split("[.;\\n](\\s|$)")))
        .filter(sentence -> NOT_SERVED.matcher(sentence).find()
            && !OF_ONE_REQUEST.matcher(sentence).find())
        .forEach(sentence -> NAMES.forEach((need, name) -> {
          if (name.matcher(sentence).find()) {
            needs.add(need);
          }
        }));
    return needs;
  }
}
