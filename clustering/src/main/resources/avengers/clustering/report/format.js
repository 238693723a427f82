/* How numbers are written. Scores and differences arrive in percent. */
const minus = text => text.replace("-", "\u2212");
const percent = value => minus(Math.abs(value) < 0.05 ? "0.0" : value.toFixed(1));
const signed = value => (value >= 0.05 ? "+" : "") + percent(value);
const share = value => `${percent(value)}\u00a0%`;
const whole = fraction => minus(`${Math.round(100 * fraction)}\u00a0%`);
const count = value => value.toLocaleString("en");
const range = of => `${percent(of.low)} to ${percent(of.high)}`;

/* Dollars of a thousand queries, of the dollars of one. */
const dollars = each => {
  const value = each * 1000;
  return "$" + (value >= 100 ? count(Math.round(value))
    : value >= 0.095 ? value.toFixed(2) : String(Number(value.toPrecision(2))));
};

const KINDS = {"better": "is-better", "worse": "is-worse", "no difference": "is-same"};
const SIGNS = {"better": "▲", "worse": "▼", "no difference": "="};
const kindOf = verdict => KINDS[verdict] ?? "is-same";
const verdictOf = verdict => `${SIGNS[verdict] ?? ""} ${verdict}`;

const shortened = (text, length) =>
  text.length > length ? text.slice(0, length - 1).trimEnd() + "\u2026" : text;
