package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.TextNormaliser;

import java.util.List;

/**
 * Tells a refusal in words: a short reply that begins with an inability to do what was asked,
 * mostly behind an apology. An apology alone, and an inability to tell, are none.
 */
public final class Refusal {
  /** A longer reply says something besides. */
  private static final int LONGEST = 600;

  /** How far from its beginning a reply comes to its refusal. */
  private static final int BEGINNING = 160;

  private static final List<String> UNABLE = List.of("i can't ", "i can’t ", "i cannot ",
      "i can not ", "i'm unable to ", "i’m unable to ", "i am unable to ", "i'm not able to ",
      "i’m not able to ", "i am not able to ", "i won't ", "i won’t ", "i will not ",
      "i must decline to ", "i have to decline to ", "i decline to ", "i'm not comfortable ",
      "i am not comfortable ");
  private static final List<String> DENIED = List.of("assist", "help", "fulfill", "fulfil",
      "comply", "provide", "answer", "do that", "do this", "discuss", "create", "support",
      "generate", "share", "engage", "participate", "offer", "give you", "give advice", "write",
      "respond", "continue", "complete this", "complete that", "process this");

  /** An apology and the inability that follows it, in other languages. */
  private static final List<Pair> PAIRS = List.of(new Pair("tut mir leid", "nicht"),
      new Pair("dabei kann ich", "nicht"), new Pair("désolé", "je ne peux pas"),
      new Pair("lo siento", "no puedo"), new Pair("mi dispiace", "non posso"),
      new Pair("desculpe", "não posso"), new Pair("sinto muito", "não posso"),
      new Pair("извините", "не могу"), new Pair("к сожалению", "не могу"), new Pair("抱歉", "无法"),
      new Pair("抱歉", "不能"), new Pair("对不起", "无法"), new Pair("对不起", "不能"),
      new Pair("申し訳", "できません"), new Pair("すみません", "できません"), new Pair("죄송", "없습니다"),
      new Pair("عذر", "لا أستطيع"), new Pair("عذر", "لا يمكنني"), new Pair("آسف", "لا أستطيع"),
      new Pair("آسف", "لا يمكنني"), new Pair("क्षमा करें", "नहीं कर सक"),
      new Pair("माफ़ करें", "नहीं कर सक"));

  private record Pair(String apology, String inability) {}

  private Refusal() {}

  /** Whether a reply that announces no answer refuses to give one. */
  public static boolean is(String reply) {
    if (reply.length() > LONGEST) {
      return false;
    }
    String beginning = TextNormaliser.lowerCase(
        reply.substring(0, Math.min(BEGINNING, reply.length())));
    return isEnglish(beginning) || PAIRS.stream().anyMatch(pair -> isOf(beginning, pair));
  }

  private static boolean isEnglish(String beginning) {
    for (String unable : UNABLE) {
      int at = beginning.indexOf(unable);
      if (at >= 0 && isDenied(beginning, at + unable.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDenied(String beginning, int from) {
    String next = beginning.substring(from, Math.min(beginning.length(), from + 30));
    return DENIED.stream().anyMatch(next::contains);
  }

  private static boolean isOf(String beginning, Pair pair) {
    int apology = beginning.indexOf(pair.apology());
    return apology >= 0 && beginning.indexOf(pair.inability(), apology) >= 0;
  }
}
