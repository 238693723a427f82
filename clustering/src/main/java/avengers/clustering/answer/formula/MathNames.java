package avengers.clustering.answer.formula;

import avengers.clustering.answer.number.Units;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What LaTeX commands, words and signs of formulas mean. */
final class MathNames {
  /** One a line: the mark, then the commands and signs for it. */
  private static final String MARKS_TABLE = """
      ≤ le leq leqslant
      ≥ ge geq geqslant
      < lt
      > gt
      ≠ ne neq
      ≈ approx
      ∈ in
      ≡ equiv
      → to rightarrow Rightarrow implies
      * cdot times ast
      / div
      ± pm
      ∓ mp
      ∪ cup
      ∩ cap
      ∖ setminus backslash
      | mid vert lvert rvert
      { lbrace
      } rbrace
      ⟨ langle
      ⟩ rangle
      , and or
      ∞ infty infinity inf
      ∅ emptyset varnothing
      """;
  private static final String GREEK = """
      α alpha
      β beta
      γ gamma
      δ delta
      ε epsilon varepsilon
      ζ zeta
      η eta
      θ theta
      λ lambda
      μ mu
      ν nu
      ξ xi
      π pi
      ρ rho
      σ sigma
      τ tau
      φ phi varphi
      χ chi
      ψ psi
      ω omega
      Γ Gamma
      Δ Delta
      Θ Theta
      Λ Lambda
      Π Pi
      Σ Sigma
      Φ Phi
      Ψ Psi
      Ω Omega
      """;
  static final Map<String, String> MARKS = byAlias(MARKS_TABLE);
  static final Map<String, String> CONSTANTS = byAlias(GREEK);
  static final Set<String> FUNCTIONS = Set.of("sin", "cos", "tan", "cot", "sec", "csc", "arcsin",
      "arccos", "arctan", "sinh", "cosh", "tanh", "ln", "log", "exp", "gcd", "lcm", "max", "min",
      "det", "lim");
  static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");
  static final Set<String> ARGUMENTS = Set.of("sqrt", "binom", "overline", "bar", "vec", "hat");

  /** What sets type only, or says nothing that is compared. */
  static final Set<String> LAYOUT = Set.of("left", "right", "big", "Big", "bigg", "Bigg", "bigl",
      "bigr", "displaystyle", "textstyle", "quad", "qquad", "mathrm", "mathbf", "mathit", "mathsf",
      "mathbb", "mathcal", "boxed", "limits", "hline", "circ", "degree", "degrees", "rm", "bf",
      "percent");
  static final Set<String> WORDS = Set.of("text", "textbf", "textit", "textrm", "texttt", "mbox",
      "operatorname");

  private MathNames() {}

  private static Map<String, String> byAlias(String table) {
    Map<String, String> names = new HashMap<>();
    table.lines().map(line -> line.split(" ", -1)).forEach(line -> {
      for (String alias : line) {
        names.put(alias, line[0]);
      }
    });
    return Map.copyOf(names);
  }

  /** Whether letters are a word of a sentence, and no name in a formula. */
  static boolean isProse(String letters) {
    boolean small = Set.of("is", "so", "we", "be", "are", "of", "as", "to", "by").contains(letters);
    return small || (letters.length() > 2 && !FUNCTIONS.contains(letters)
        && !MARKS.containsKey(letters) && !CONSTANTS.containsKey(letters)
        && !ARGUMENTS.contains(letters) && !LAYOUT.contains(letters)
        && Units.name(letters).isEmpty());
  }
}
