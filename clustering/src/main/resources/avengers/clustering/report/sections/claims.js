/* How likely it is that chance alone makes a 95 % interval leave out zero. */
const CHANCE = 0.05;

sections.claims = (section, figure) => {
  const claims = [];
  const row = (key, name) => {
    const against = evaluation[key]?.against_best_single;
    if (against) {
      claims.push([`${name} against the best single model`, `${signed(against.difference)} points`,
        range(against), verdictText(against.verdict), certainty(against)]);
    }
  };
  row("routed", "Routed");
  row("reference", "The published rule, nearest cluster,");
  row("reference_rank", "The published rule, rank form,");
  row("reference_score", "The published rule, score form,");
  row("dataset_label", "Knowing the data set");
  const votes = (evaluation.votes ?? []).flatMap(vote => ["plain", "weighted"].flatMap(kind =>
    vote[kind]?.against_best_single ? [{models: vote.models, kind, ...vote[kind]}] : []));
  const best = d3.greatest(votes, vote => vote.mean);
  if (best) {
    const against = best.against_best_single;
    claims.push([`The best vote (${best.models} models, ${best.kind}) against the best single model`,
      `${signed(against.difference)} points`, range(against), verdictText(against.verdict),
      `${certainty(against)} The best of ${votes.length} votes was picked after the fact, so it looks a little too good.`]);
  }
  group(claims, evaluation.by_dataset, "data sets", "Routing helps in");
  group(claims, evaluation.by_cluster, "clusters", "Routing helps in");
  group(claims, evaluation.leave_one_dataset_out, "data sets",
    "On queries of a kind never seen, routing helps in");
  figure.append(claims.length ? element("div", {class: "card"}, element("table", {},
    element("thead", {}, element("tr", {}, element("th", {scope: "col"}, "claim"),
      element("th", {scope: "col"}, "measured"))),
    element("tbody", {}, claims.map(([claim, measured, interval, verdict, sure]) => element("tr", {},
      element("th", {scope: "row"}, claim, element("small", {}, sure)),
      element("td", {}, element("span", {class: "number"}, measured),
        interval ? element("small", {}, interval) : null, element("small", {}, verdict)))))))
    : element("p", {}, "No difference was tested: the evaluation has no intervals."));
};

const certainty = ({low, high, verdict}) => {
  if (verdict === "no difference") return "Not sure: the interval holds zero.";
  const nearest = Math.min(Math.abs(low), Math.abs(high));
  return nearest > (high - low) / 2 ? "Very sure: the interval is far from zero."
    : "Sure: the interval leaves out zero.";
};

/* Many comparisons at once: how many came out better, and whether chance would do as much. */
const group = (claims, rows, what, text) => {
  if (!rows?.length) return;
  const better = rows.filter(row => row.verdict === "better").length;
  const worse = rows.filter(row => row.verdict === "worse").length;
  const luck = byChance(rows.length, Math.max(better, worse));
  const verdict = luck >= CHANCE || better === worse ? "no difference"
    : better > worse ? "better" : "worse";
  claims.push([`${text} ${better} of ${rows.length} ${what}, and hurts in ${worse}`,
    signed(d3.median(rows, row => row.difference)) + " points", "median",
    verdictText(verdict), luck >= CHANCE
      ? "Not sure: chance alone would often call as many different."
      : `Sure: chance alone would call as many different with probability ${
        luck < 0.001 ? "below 0.001" : luck.toFixed(3)}.`]);
};

/* The probability of at least so many successes in independent trials at half of CHANCE each: an
   interval leaves out zero on either side by chance. */
const byChance = (trials, successes) => {
  const each = CHANCE / 2;
  let term = (1 - each) ** trials;
  let below = 0;
  for (let i = 0; i < successes; i++) {
    below += term;
    term *= (trials - i) / (i + 1) * each / (1 - each);
  }
  return Math.max(0, 1 - below);
};
