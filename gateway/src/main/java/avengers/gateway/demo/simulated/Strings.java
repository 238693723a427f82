package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Letters of a word: reversed, counted, picked by place. */
final class Strings {

  private static final String VOWELS = "aeiou";
  private static final int LONGEST = 60;

  private Strings() {}

  static Field field() {
    return new TaskField("strings", List.of(reversed(), counted(), picked(), vowels(), cut()));
  }

  private static Task reversed() {
    return Task.of(Kind.TEXT, random -> {
      String word = WordList.NOUNS.pick(random);
      return new Draw(new StringBuilder(word).reverse().toString(), Slots.of("word", word));
    }, slots -> ofWord(slots, word -> {
      String back = backwards(word);
      return List.of(back, swapped(back, 1), swapped(back, back.length() - 2), swapped(back, 0),
          back.substring(1), back + back.charAt(0));
    }),
        "Reverse the word \"{word}\".",
        "Write the word \"{word}\" backwards.",
        "What do you get when you spell \"{word}\" from its last letter to its first?",
        "Spell the letters of the word \"{word}\" in reverse order, without spaces.");
  }

  private static Task counted() {
    return Task.of(Kind.NUMBER, random -> {
      String phrase = phrase(random);
      char letter = "aeorstln".charAt(random.nextInt(8));
      int count = phrase.length() - phrase.replace(String.valueOf(letter), "").length();
      return Draw.of(count, Slots.of("letter", letter).and("phrase", phrase));
    }, slots -> {
      String letter = slots.text("letter");
      long count = slots.text("phrase").chars().filter(c -> c == letter.charAt(0)).count();
      return letter.length() == 1 ? Solution.numbers(count, count + 1) : List.of();
    },
        "How many times does the letter \"{letter}\" occur in \"{phrase}\"?",
        "Count the letter \"{letter}\" in the words \"{phrase}\".",
        "How often is the letter \"{letter}\" found in \"{phrase}\"?",
        "In the words \"{phrase}\", how many letters are \"{letter}\"?");
  }

  private static Task picked() {
    return Task.of(Kind.TEXT, random -> {
      String word = WordList.NOUNS.pick(random);
      int place = random.nextInt(word.length());
      return new Draw(word.substring(place, place + 1),
          Slots.of("place", place + 1).and("word", word));
    }, slots -> ofWord(slots, word -> letters(word, slots.number("place"))),
        "What is letter number {#place} of the word \"{word}\"?",
        "Which letter stands at position {#place} in the word \"{word}\", counting from 1?",
        "Counting letters from 1, name letter {#place} of the word \"{word}\".");
  }

  private static Task vowels() {
    return Task.of(Kind.NUMBER, random -> {
      String phrase = phrase(random);
      return Draw.of(phrase.replaceAll("[^aeiou]", "").length(), Slots.of("phrase", phrase));
    }, slots -> {
      long count = slots.text("phrase").chars().filter(c -> VOWELS.indexOf(c) >= 0).count();
      return Solution.numbers(count, count - 1, count + 1);
    },
        "How many vowels (a, e, i, o, u) are in the words \"{phrase}\"?",
        "Count the vowels a, e, i, o and u in \"{phrase}\".",
        "How many letters of \"{phrase}\" are one of the vowels a, e, i, o, u?");
  }

  private static Task cut() {
    return Task.of(Kind.TEXT, random -> {
      String word = WordList.NOUNS.pick(random);
      char letter = word.charAt(random.nextInt(word.length()));
      String rest = word.chars()
          .filter(c -> c != letter)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());
      return new Draw(rest, Slots.of("letter", letter).and("word", word));
    }, slots -> ofWord(slots, word -> {
      String rest = word.replace(slots.text("letter"), "");
      return rest.length() < 2
          ? List.of()
          : List.of(rest, word, swapped(rest, 0), rest.substring(1), rest + rest.charAt(0));
    }),
        "Remove every letter \"{letter}\" from the word \"{word}\". What is left?",
        "What remains of the word \"{word}\" when each letter \"{letter}\" is taken out?",
        "Delete all letters \"{letter}\" in the word \"{word}\" and write the rest.");
  }

  private static String phrase(RandomGenerator random) {
    return String.join(" ", WordList.NOUNS.pick(random.nextInt(2, 5), random));
  }

  private static List<String> ofWord(Slots slots, Function<String, List<String>> answers) {
    String word = slots.text("word");
    boolean proper = word.length() >= 3 && word.length() <= LONGEST
        && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return proper ? answers.apply(word) : List.of();
  }

  private static String backwards(String word) {
    return IntStream.rangeClosed(1, word.length())
        .mapToObj(i -> word.charAt(word.length() - i))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static String swapped(String word, int at) {
    return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
  }

  /** The letter at that place, then the letters after and before it, then some others. */
  private static List<String> letters(String word, long place) {
    if (place < 1 || place > word.length()) {
      return List.of();
    }
    int at = (int) place - 1;
    String others = word.substring(at + 1) + word.substring(0, at) + VOWELS;
    return (word.charAt(at) + others).chars().mapToObj(Character::toString).toList();
  }
}
