package avengers.gateway.demo.simulated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** A list of distinct texts to draw from. */
record WordList(List<String> words) {

  static final WordList NAMES = of(
      """
          Anna Ben Clara David Elena Felix Grace Hugo Irene Jonas Karin Leon Maria Nils
          Olga Paul Rosa Simon Tara Viktor Wendy Yusuf Zoe Amir Bianca Carlos Dina Emil
          Farah Gustav""");

  static final WordList NOUNS = of(
      """
          apple banana basket blanket bottle bridge butter camera candle carpet castle
          cherry circle cloud coffee copper corner cotton cousin desert dinner doctor
          dragon engine falcon feather finger flower forest garden giraffe grape guitar
          hammer harbor helmet island jacket jungle kettle kitchen ladder lantern lemon
          letter library lizard market meadow mirror monkey mountain needle notebook ocean
          orange orchard paper parrot pencil pepper piano pillow planet pocket potato
          rabbit ribbon river rocket saddle school shadow silver spider spoon squirrel
          station summer sunflower teacher temple thunder tiger tomato tractor tunnel
          turtle umbrella valley village violin volcano wagon walnut whistle window winter
          wizard yellow zebra""");

  WordList {
    words = List.copyOf(words);
  }

  static WordList of(String words) {
    return new WordList(List.of(words.split("\\s+", -1)));
  }

  static WordList of(Collection<String> words) {
    return new WordList(words.stream().distinct().toList());
  }

  String pick(RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }

  /** That many different words in random order. */
  List<String> pick(int count, RandomGenerator random) {
    return List.copyOf(shuffled(words, random).subList(0, count));
  }

  /** The same items in random order. */
  static <T> List<T> shuffled(List<T> items, RandomGenerator random) {
    var shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, random.nextInt(last + 1));
    }
    return shuffled;
  }
}
