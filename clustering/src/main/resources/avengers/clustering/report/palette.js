/* Models that are best somewhere have colours of their own, most queries first; others are grey. */
const COLOURS = 8;

const covered = new Map();
for (const cluster of router.clusters) {
  covered.set(cluster.best, (covered.get(cluster.best) ?? 0) + cluster.queries);
}
const bestModels = [...covered.keys()].sort((a, b) => covered.get(b) - covered.get(a));
const colours = new Map(bestModels.slice(0, COLOURS).map((model, i) => [model,
  `var(--model-${i})`]));
const colourOf = model => colours.get(model) ?? "var(--model-other)";

const swatch = model => {
  const dot = element("span", {class: "swatch"});
  dot.style.background = colourOf(model);
  return dot;
};

const modelLegend = () => {
  const queries = d3.sum(covered.values());
  const entry = (model, text) => element("span", {}, swatch(model), text);
  const part = value => value < queries / 100 ? "under 1\u00a0%" : whole(value / queries);
  const rest = bestModels.slice(COLOURS);
  return [
    ...bestModels.slice(0, COLOURS).map(model => entry(model, `${model} (${part(covered.get(model))})`)),
    ...rest.length ? [entry(rest[0],
      `${rest.length} others (${part(d3.sum(rest, model => covered.get(model)))})`)] : []];
};

const clusterName = (cluster, words = 3) =>
  cluster.words.slice(0, words).join(", ") || `cluster ${cluster.cluster}`;
