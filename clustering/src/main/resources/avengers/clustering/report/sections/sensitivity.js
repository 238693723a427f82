sections.sensitivity = (section, figure) => {
  const of = evaluation.sensitivity;
  const rows = [
    ["routed", "routed", "var(--model-0)"],
    ["reference", "reference, nearest cluster", "var(--model-1)", "7 4"],
    ["best_single", "best single model", "var(--quiet)", "2 5"]];
  const kinds = [
    ["clusters", "clusters", "Number of clusters", true],
    ["models", "models", "Number of models", false],
    ["training", "queries", "Training queries", true]];
  const present = kinds.filter(([key]) => of[key]?.length);
  const drawn = rows.filter(([row]) => present.some(([key]) =>
    of[key].some(point => Number.isFinite(point[row]))));
  const series = (key, x) => drawn.map(([row, name, colour, dash]) => ({name, colour, dash,
    points: d3.sort(of[key].filter(point => Number.isFinite(point[row])).map(point =>
      ({x: point[x], y: point[row]})), point => point.x)})).filter(one => one.points.length);
  figure.before(lineLegend(drawn.map(([row, name, colour, dash]) => ({name, colour, dash}))));
  for (const [key, x, title, log] of present) {
    const {card} = lines({title, label: `Share answered right by ${title.toLowerCase()}`,
      series: series(key, x), x: {label: x, log}});
    card.append(numbers(title, [x, ...drawn.map(([, name]) => name)], of[key].map(point =>
      [count(point[x]), ...drawn.map(([row]) =>
        Number.isFinite(point[row]) ? percent(point[row]) : null)])));
    figure.append(card);
  }
};
