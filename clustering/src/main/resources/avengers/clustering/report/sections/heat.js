const HEAT_ORDERS = {
  score: ["hardest first", cluster => d3.mean(cluster.scores)],
  best: ["by best model", cluster => bestModels.indexOf(cluster.best) * 1e6 - cluster.queries],
  number: ["by number", cluster => cluster.cluster],
  size: ["largest first", cluster => -cluster.queries]};

/* The difference that is drawn in full colour is at least this, so that noise stays pale. */
const LEAST_GAP = 0.1;

/* Many clusters share this height; their names need rows at least as high as this. */
const ROWS_HEIGHT = 1800;
const LABELLED = 10;

sections.heat = (section, figure) => {
  const models = d3.sort(d3.range(router.models.length), i => -router.models[i].score);
  const single = models[0];
  const state = {order: "best", shown: "score"};
  const widest = Math.max(LEAST_GAP, d3.max(router.clusters, cluster =>
    d3.max(cluster.scores) - cluster.scores[single]));
  const [least, most] = d3.extent(router.clusters.flatMap(cluster => cluster.scores));
  /* Colour and strength of a cell. */
  const paint = (cluster, model) => {
    const score = cluster.scores[model];
    if (state.shown === "score") return ["var(--heat)", 0.04 + 0.96 * (score - least) / (most - least || 1)];
    const gap = score - cluster.scores[single];
    return [gap < 0 ? "var(--worse)" : "var(--better)", Math.min(1, Math.abs(gap) / widest)];
  };
  const about = (cluster, model) => [
    `${router.models[model].name}: ${share(100 * cluster.scores[model])}`,
    `cluster ${cluster.cluster}: ${clusterName(cluster, 5)}`,
    `${signed(100 * (cluster.scores[model] - cluster.scores[single]))} points against `
      + router.models[single].name,
    `${count(cluster.counts[model])} queries${router.models[model].name === cluster.best ? ", best here" : ""}`];

  const drawing = chart(null, "Score of every model in every cluster; arrow keys move between cells",
    (svg, width) => heatMap(svg, width, {models, paint, about,
      clusters: d3.sort(router.clusters, HEAT_ORDERS[state.order][1])}));
  const legend = section.querySelector(".legend");
  const redraw = () => {
    legend.replaceChildren(...heatLegend(state.shown, least, most, widest, router.models[single].name));
    drawing.redraw();
  };
  section.querySelector(".controls").append(
    choice("Show", [["score", "share right"], ["gap", "difference to the best single model"]],
      value => { state.shown = value; redraw(); }),
    choice("Order", [["best", HEAT_ORDERS.best[0]], ["score", HEAT_ORDERS.score[0]],
      ["size", HEAT_ORDERS.size[0]], ["number", HEAT_ORDERS.number[0]]],
      value => { state.order = value; redraw(); }));
  redraw();
  figure.append(drawing.card, numbers("Score of every model in every cluster, percent",
    ["cluster", ...models.map(i => router.models[i].name)], router.clusters.map(cluster =>
      [cluster.cluster, ...models.map(i => percent(100 * cluster.scores[i]))])));
};

const heatLegend = (shown, least, most, widest, single) => {
  const bar = (from, to) => {
    const strip = element("span", {class: "bar"});
    strip.style.background = `linear-gradient(to right, ${from}, ${to})`;
    return strip;
  };
  return shown === "score"
    ? [element("span", {}, share(100 * least), bar("transparent", "var(--heat)"),
      share(100 * most))]
    : [element("span", {}, `${signed(-100 * widest)} points or worse`, bar("var(--worse)", "transparent")),
      element("span", {}, `as good as ${single}`),
      element("span", {}, bar("transparent", "var(--better)"), `${signed(100 * widest)} points`)];
};

const heatMap = (svg, width, {models, clusters, paint, about}) => {
  const left = width > 640 ? 200 : 30;
  const longest = d3.max(models, i => router.models[i].name.length);
  const cell = Math.min(110, (width - left) / models.length);
  const upright = cell < 14 || width < 640;
  const size = Math.max(8.5, Math.min(12, cell - 1));
  const top = Math.min(190, longest * size * (upright ? 0.56 : 0.42) + 14);
  const lean = upright ? 0 : top * 0.9;
  const row = Math.max(3, Math.min(18, ROWS_HEIGHT / clusters.length));
  const height = top + row * clusters.length + 4;
  const across = Math.min(cell, (width - left - Math.min(lean, width * 0.08)) / models.length);
  svg.attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height])
    .attr("class", "grid").attr("tabindex", 0);
  const gap = Math.min(across, row) > 8 ? 1 : 0.3;
  svg.append("g").attr("aria-hidden", "true").selectAll("text").data(models).join("text")
    .attr("transform", (model, i) =>
      `translate(${left + (i + 0.5) * across},${top - 6}) rotate(${upright ? -90 : -50})`)
    .attr("dy", upright ? "0.32em" : 0)
    .style("font-size", `${size}px`)
    .text(model => shortened(router.models[model].name, upright ? 24 : 30));
  const lines = svg.append("g").selectAll("g").data(clusters).join("g")
    .attr("transform", (cluster, i) => `translate(0,${top + i * row})`);
  lines.filter(() => row >= LABELLED).append("text").attr("x", left - 8).attr("y", row / 2).attr("dy", "0.34em")
    .attr("text-anchor", "end").style("font-size", `${Math.min(11.5, row - 2)}px`).attr("aria-hidden", "true")
    .text(cluster => left > 100 ? shortened(clusterName(cluster), 29) : cluster.cluster);
  const cells = lines.selectAll("rect").data(cluster => models.map(model => ({cluster, model})))
    .join("rect")
    .attr("x", (item, i) => left + i * across).attr("width", across - gap)
    .attr("height", row - gap).attr("rx", Math.min(2, across / 6))
    .attr("fill", item => paint(item.cluster, item.model)[0])
    .attr("fill-opacity", item => paint(item.cluster, item.model)[1]);
  lines.append("circle").attr("cy", (row - gap) / 2).attr("r", Math.min(3, across / 4, row / 3))
    .attr("cx", cluster => left + (models.findIndex(model =>
      router.models[model].name === cluster.best) + 0.5) * across - gap / 2)
    .attr("fill", "var(--card)").attr("stroke", "var(--ink)").attr("stroke-width", 1.2)
    .attr("pointer-events", "none");
  walk(svg, cells.nodes(), models.length, about);
};

/* Tells of the cell under the pointer, or of the one that the arrow keys have come to. */
const walk = (svg, nodes, columns, about) => {
  let at = 0;
  const show = node => {
    d3.selectAll(nodes).attr("stroke", null);
    d3.select(node).attr("stroke", "var(--ink)").attr("stroke-width", 1.5);
    const {cluster, model} = d3.select(node).datum();
    showTooltip(node.getBoundingClientRect(), about(cluster, model));
  };
  const leave = () => {
    d3.selectAll(nodes).attr("stroke", null);
    hideTooltip();
  };
  const steps = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns};
  d3.selectAll(nodes).on("pointerenter", event => show(event.currentTarget));
  svg.on("pointerleave blur", leave).on("keydown", event => {
    const next = at + (steps[event.key] ?? NaN);
    if (next >= 0 && next < nodes.length) {
      event.preventDefault();
      at = next;
      show(nodes[at]);
    }
  });
};
