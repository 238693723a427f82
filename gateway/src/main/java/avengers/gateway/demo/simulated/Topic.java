package avengers.gateway.demo.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of common facts about one topic.
 *
 * @param facts answers by subject
 * @param wordings how to ask for a subject's answer
 */
record Topic(Map<String, String> facts, List<String> wordings) {

  static final List<Topic> ALL = List.of(
      of("""
          France = Paris; Japan = Tokyo; Italy = Rome; Spain = Madrid; Egypt = Cairo
          Canada = Ottawa; Norway = Oslo; Greece = Athens; Peru = Lima; Kenya = Nairobi; Austria = Vienna
          Portugal = Lisbon; Poland = Warsaw; Hungary = Budapest; Sweden = Stockholm; Cuba = Havana
          Finland = Helsinki; Ireland = Dublin; Thailand = Bangkok; Denmark = Copenhagen
          Germany = Berlin; Chile = Santiago; Australia = Canberra; Turkey = Ankara""",
          "What is the capital of {subject}?",
          "Which city is the capital of {subject}?",
          "The seat of government of {subject} is in its capital. Which city is it?"),
      of("""
          hydrogen = H; helium = He; carbon = C; nitrogen = N; oxygen = O; sodium = Na; iron = Fe
          gold = Au; silver = Ag; copper = Cu; lead = Pb; potassium = K; calcium = Ca; tin = Sn
          mercury = Hg; zinc = Zn; neon = Ne; chlorine = Cl; magnesium = Mg; uranium = U""",
          "What is the chemical symbol of {subject}?",
          "Which symbol stands for the element {subject}?",
          "In the periodic table, how is {subject} abbreviated?"),
      of("""
          Hamlet = William Shakespeare; War and Peace = Leo Tolstoy; Oliver Twist = Charles Dickens
          Pride and Prejudice = Jane Austen; Don Quixote = Miguel de Cervantes; The Odyssey = Homer
          Moby-Dick = Herman Melville; Faust = Johann Wolfgang von Goethe; Dracula = Bram Stoker
          The Divine Comedy = Dante Alighieri; The Trial = Franz Kafka; Emma = Jane Austen
          Frankenstein = Mary Shelley; Jane Eyre = Charlotte Brontë; Les Misérables = Victor Hugo
          Madame Bovary = Gustave Flaubert; Crime and Punishment = Fyodor Dostoevsky""",
          "Who wrote {subject}?",
          "Who is the author of {subject}?",
          "Which writer gave the world {subject}?"),
      of("""
          closest to the Sun = Mercury; known for its bright rings = Saturn; the largest = Jupiter
          called the Red Planet = Mars; our home = Earth; the farthest from the Sun = Neptune
          second from the Sun = Venus""",
          "Which planet of the solar system is {subject}?",
          "Name the planet that is {subject}.",
          "One planet is {subject}. Which planet is it?"),
      of("""
          Brazil = South America; Nigeria = Africa; India = Asia; Germany = Europe
          Mexico = North America; China = Asia; Argentina = South America; Morocco = Africa; Cuba = North America
          Switzerland = Europe; Vietnam = Asia; Ethiopia = Africa; Colombia = South America; Belgium = Europe""",
          "On which continent is {subject}?",
          "Which continent does the country {subject} belong to?",
          "To which continent would you travel to visit {subject}?"));

  private static Topic of(String table, String... wordings) {
    Map<String, String> facts = table.replace("\n", "; ")
        .lines()
        .flatMap(line -> List.of(line.split("; ", -1)).stream())
        .map(fact -> fact.split(" = ", -1))
        .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1], (first, _) -> first,
            LinkedHashMap::new));
    return new Topic(facts, List.of(wordings));
  }
}
