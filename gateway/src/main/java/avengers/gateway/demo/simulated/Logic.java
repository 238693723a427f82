package avengers.gateway.demo.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Conclusions: who ranks highest, whether a statement is true, what follows from what. */
final class Logic {

  private static final String UNKNOWN = "it cannot be determined";
  private static final WordList MADE_UP = WordList.of(
      "blorps fenks glims jubs kivs lomps mivets norgs plims quons rendals snorps tazzles wobs");

  private Logic() {}

  static Field field() {
    return new TaskField("logic", List.of(ranking(), truth(), conclusion()));
  }

  private static Task ranking() {
    return Task.of(Kind.TEXT, Logic::drawRanking, Logic::ranked,
        "{clues} Who is the {superlative}?",
        "{clues} From these clues, who is the {superlative} of them all?",
        "Read the clues and conclude who is the {superlative}. {clues}",
        "Use logic: {clues} Name the {superlative} person.");
  }

  private static Draw drawRanking(RandomGenerator random) {
    Ranking.Scale scale = Ranking.SCALES.get(random.nextInt(Ranking.SCALES.size()));
    List<String> people = WordList.NAMES.pick(random.nextInt(4, 6), random);
    List<String> clues = new ArrayList<>();
    for (int i = 1; i < people.size(); i++) {
      clues.add(random.nextBoolean()
          ? people.get(i - 1) + " is " + scale.more() + " than " + people.get(i) + "."
          : people.get(i) + " is " + scale.less() + " than " + people.get(i - 1) + ".");
    }
    boolean most = random.nextBoolean();
    return new Draw(most ? people.getFirst() : people.getLast(),
        Slots.of("clues", String.join(" ", WordList.shuffled(clues, random)))
            .and("superlative", most ? scale.most() : scale.least()));
  }

  private static List<String> ranked(Slots slots) {
    String superlative = slots.text("superlative");
    return Ranking.SCALES.stream()
        .filter(scale -> scale.most().equals(superlative) || scale.least().equals(superlative))
        .map(scale -> ranked(Ranking.of(scale, slots.text("clues")),
            scale.most().equals(superlative)))
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> ranked(Ranking ranking, boolean most) {
    Set<String> found = most ? ranking.top() : ranking.bottom();
    if (found.size() != 1) {
      return List.of();
    }
    return Stream.of(found.stream(), (most ? ranking.bottom() : ranking.top()).stream(),
        ranking.all().stream(), Stream.of(UNKNOWN)).flatMap(each -> each).toList();
  }

  private static Task truth() {
    return Task.of(Kind.TEXT, Logic::drawTruth,
        slots -> Proposition.value(slots.text("statement"), truths(slots.text("facts")))
            .map(Logic::yesOrNo)
            .orElse(List.of()),
        "Suppose that {facts}. Is the statement \"{statement}\" true? Answer yes or no.",
        "Given that {facts}, does \"{statement}\" hold? Answer yes or no.",
        "Let the following be known: {facts}. Is it true that \"{statement}\"? Answer yes or no.",
        "If {facts}, is \"{statement}\" logically true? Answer yes or no.");
  }

  private static Draw drawTruth(RandomGenerator random) {
    boolean p = random.nextBoolean();
    boolean q = random.nextBoolean();
    boolean r = random.nextBoolean();
    Slots slots = Slots.of("facts", "p is %b, q is %b and r is %b".formatted(p, q, r));
    return switch (random.nextInt(6)) {
      case 0 -> drawn((p && q) || r, "(p and q) or r", slots);
      case 1 -> drawn((p || q) && !r, "(p or q) and not r", slots);
      case 2 -> drawn(!(p && r) || q, "not (p and r) or q", slots);
      case 3 -> drawn((!p || q) && (r || p), "(not p or q) and (r or p)", slots);
      case 4 -> drawn(!(q || r) || p, "not (q or r) or p", slots);
      default -> drawn((p && !q) || (q && !r), "(p and not q) or (q and not r)", slots);
    };
  }

  private static Draw drawn(boolean holds, String statement, Slots slots) {
    return new Draw(holds ? "yes" : "no", slots.and("statement", statement));
  }

  private static Map<String, Boolean> truths(String facts) {
    Map<String, Boolean> truths = new HashMap<>();
    for (String fact : facts.replace(" and ", ", ").split(", ", -1)) {
      if (fact.endsWith(" is true") || fact.endsWith(" is false")) {
        truths.put(fact.substring(0, fact.indexOf(' ')), fact.endsWith(" is true"));
      }
    }
    return truths;
  }

  private static Task conclusion() {
    return Task.of(Kind.TEXT, random -> {
      List<String> kinds = MADE_UP.pick(3, random);
      int from = random.nextInt(3);
      int to = (from + random.nextInt(1, 3)) % 3;
      return new Draw(from < to ? "yes" : "no",
          Slots.of("a", kinds.get(0))
              .and("b", kinds.get(1))
              .and("c", kinds.get(2))
              .and("x", kinds.get(from))
              .and("y", kinds.get(to)));
    }, Logic::concluded,
        "All {a} are {b}. All {b} are {c}. Does it follow that all {x} are {y}? Answer yes or no.",
        "If all {a} are {b} and all {b} are {c}, must all {x} be {y}? Answer yes or no.",
        "Every one of the {a} is among the {b}. Every one of the {b} is among the {c}. Can we"
            + " conclude that all {x} are {y}? Answer yes or no.");
  }

  private static List<String> concluded(Slots slots) {
    List<String> kinds = Stream.of("a", "b", "c").map(slots::text).toList();
    Optional<Boolean> follows = Optional.of(kinds)
        .filter(all -> all.contains(slots.text("x")) && all.contains(slots.text("y")))
        .map(all -> all.indexOf(slots.text("x")) < all.indexOf(slots.text("y")));
    return follows.map(Logic::yesOrNo).orElse(List.of());
  }

  private static List<String> yesOrNo(boolean yes) {
    return List.of(yes ? "yes" : "no", yes ? "no" : "yes", UNKNOWN, "only sometimes");
  }
}
