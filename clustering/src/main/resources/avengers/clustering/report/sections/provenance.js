sections.provenance = section => {
  const created = new Date(data.created);
  const datasets = d3.rollup(router.clusters.flatMap(cluster => cluster.datasets),
    parts => d3.sum(parts, part => part.queries), part => part.name);
  const named = [...datasets].sort((a, b) => b[1] - a[1]).slice(0, 40)
    .map(([name, queries]) => `${name} ${count(queries)}`).join(", ");
  const facts = [
    ["Made", created.toLocaleDateString("en", {dateStyle: "long", timeZone: "UTC"})],
    ["Queries", count(evaluation.queries)],
    ["Data sets", `${datasets.size}: ${named}${datasets.size > 40 ? ", \u2026" : ""}`],
    ["Models", router.models.map(model => model.name).join(", ")],
    ["Clusters", count(evaluation.clusters)],
    ["Measured", `${evaluation.seeds} random splits; each fits on 70 % of every data set and `
      + "measures on the other 30 %"],
    ["Map, heat map, words", "of a router fitted on all queries"],
    ["Embedder", router.embedder]];
  section.querySelector(".facts").append(...facts.flatMap(([name, value]) =>
    [element("dt", {}, name), element("dd", {}, value)]));
};
