package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.random.RandomGenerator;

/** Short stories that ask for a number. */
final class WordProblems {

  private static final WordList GOODS = WordList
      .of("apples pencils stickers marbles cookies books");

  private WordProblems() {}

  static Field field() {
    return new TaskField("word-problems",
        List.of(boxes(), shared(), trip(), savings(), seats(), bakery(), ages(), garden()));
  }

  private static Slots who(RandomGenerator random) {
    return Slots.of("who", WordList.NAMES.pick(random)).and("things", GOODS.pick(random));
  }

  private static Task boxes() {
    return Task.of(Kind.NUMBER, random -> {
      long boxes = random.nextLong(3, 15);
      long each = random.nextLong(4, 25);
      long given = random.nextLong(2, 12);
      return Draw.of(boxes * each - given,
          who(random).and("boxes", boxes).and("each", each).and("given", given));
    }, slots -> {
      long all = slots.number("boxes") * slots.number("each");
      long given = slots.number("given");
      return Solution.numbers(all - given, all, all + given, all - given - 1);
    },
        "{who} buys {#boxes} boxes with {#each} {things} in each box and gives {#given} {things}"
            + " to a friend. How many {things} does {who} have left?",
        "There are {#each} {things} in a box. {who} has {#boxes} such boxes, then gives away"
            + " {#given} {things}. How many {things} remain?");
  }

  private static Task shared() {
    return Task.of(Kind.NUMBER, random -> {
      long friends = random.nextLong(3, 10);
      long share = random.nextLong(4, 20);
      long rest = random.nextLong(1, friends);
      return Draw.of(share,
          who(random).and("friends", friends).and("all", friends * share + rest).and("rest", rest));
    }, slots -> {
      long friends = slots.number("friends");
      long left = slots.number("all") - slots.number("rest");
      return friends <= 0 || left % friends != 0
          ? List.of()
          : Solution.numbers(left / friends, left / friends + 1, left / (friends + 1), left);
    },
        "{who} has {#all} {things}, keeps {#rest} of them, and shares the others equally among"
            + " {#friends} friends. How many {things} does each friend get?",
        "After setting aside {#rest} of {#all} {things}, {who} splits the rest evenly between"
            + " {#friends} children. How many {things} does every child receive?");
  }

  private static Task trip() {
    return Task.of(Kind.NUMBER, random -> {
      long speed = random.nextLong(6, 24) * 5;
      long hours = random.nextLong(2, 8);
      long more = random.nextLong(10, 90);
      return Draw.of(speed * hours + more,
          who(random).and("speed", speed).and("hours", hours).and("more", more));
    }, slots -> {
      long driven = slots.number("speed") * slots.number("hours");
      long more = slots.number("more");
      return Solution.numbers(driven + more, driven, driven - more, driven + more + 10);
    },
        "{who} drives {#hours} hours at {#speed} kilometers per hour and then another {#more}"
            + " kilometers. How many kilometers does {who} travel in total?",
        "A train runs at {#speed} kilometers per hour for {#hours} hours, then goes {#more}"
            + " kilometers further. What distance in kilometers has it covered?");
  }

  private static Task savings() {
    return Task.of(Kind.NUMBER, random -> {
      long weeks = random.nextLong(4, 20);
      long saved = random.nextLong(5, 30);
      long first = random.nextLong(20, 100);
      return Draw.of(first + saved * weeks,
          who(random).and("weeks", weeks).and("saved", saved).and("first", first));
    }, slots -> {
      long added = slots.number("saved") * slots.number("weeks");
      long first = slots.number("first");
      return Solution.numbers(first + added, added, first + added - slots.number("saved"),
          first + slots.number("saved") + slots.number("weeks"));
    },
        "{who} has {#first} coins and saves {#saved} more coins every week. How many coins does"
            + " {who} have after {#weeks} weeks?",
        "A jar holds {#first} coins. Each week {who} puts in {#saved} coins. How many coins are in"
            + " the jar after {#weeks} weeks?");
  }

  private static Task seats() {
    return Task.of(Kind.NUMBER, random -> {
      long rows = random.nextLong(8, 30);
      long wide = random.nextLong(10, 25);
      long taken = random.nextLong(20, 75);
      return Draw.of(rows * wide - taken,
          Slots.of("rows", rows).and("wide", wide).and("taken", taken));
    }, slots -> {
      long all = slots.number("rows") * slots.number("wide");
      long taken = slots.number("taken");
      return Solution.numbers(all - taken, all, all + taken, all - taken + 10);
    },
        "A theater has {#rows} rows of {#wide} seats. If {#taken} seats are taken, how many seats"
            + " are free?",
        "A hall holds {#rows} rows with {#wide} chairs each, and {#taken} people have sat down."
            + " How many chairs are still empty?");
  }

  private static Task bakery() {
    return Task.of(Kind.NUMBER, random -> {
      long trays = random.nextLong(3, 12);
      long each = random.nextLong(6, 24);
      long days = random.nextLong(2, 8);
      return Draw.of(trays * each * days,
          Slots.of("trays", trays).and("each", each).and("days", days));
    }, slots -> {
      long daily = slots.number("trays") * slots.number("each");
      long days = slots.number("days");
      return Solution.numbers(daily * days, daily, daily * (days - 1), daily + days);
    },
        "A baker fills {#trays} trays with {#each} rolls each, every day. How many rolls does the"
            + " baker make in {#days} days?",
        "Each day a bakery sells {#trays} trays of rolls, and a tray carries {#each} rolls. How"
            + " many rolls does it sell in {#days} days?");
  }

  private static Task ages() {
    return Task.of(Kind.NUMBER, random -> {
      long young = random.nextLong(6, 20);
      long gap = random.nextLong(2, 15);
      long later = random.nextLong(3, 20);
      return Draw.of(young + gap + later,
          who(random).and("young", young).and("gap", gap).and("later", later));
    }, slots -> {
      long now = slots.number("young") + slots.number("gap");
      long later = slots.number("later");
      return Solution.numbers(now + later, now, slots.number("young") + later, now + later + 1);
    },
        "{who} is {#young} years old and has a sister who is {#gap} years older. How old will the"
            + " sister be in {#later} years?",
        "A boy is {#gap} years older than {who}, who is {#young} years old. What will the boy's"
            + " age be {#later} years from now?");
  }

  private static Task garden() {
    return Task.of(Kind.NUMBER, random -> {
      long length = random.nextLong(8, 50);
      long width = random.nextLong(4, 30);
      return Draw.of((length + width) * 2, who(random).and("length", length).and("width", width));
    }, slots -> {
      long length = slots.number("length");
      long width = slots.number("width");
      return Solution.numbers((length + width) * 2, length * width, length + width,
          2 * length + width);
    },
        "{who} puts a fence around a garden that is {#length} meters long and {#width} meters"
            + " wide. How many meters of fence does {who} need?",
        "{who} walks once around a rectangular field of {#length} meters by {#width} meters. How"
            + " many meters does {who} walk?");
  }
}
