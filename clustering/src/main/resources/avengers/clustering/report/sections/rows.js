const ROWS = [
  ["random", "Random model", "any model, all equally likely"],
  ["best_single", "Best single model", "the best one on the training part answers everything"],
  ["routed", "Routed", "the router chooses one model a query"],
  ["reference", "Reference, nearest cluster", "the published rule: the best of the nearest cluster"],
  ["reference_rank", "Reference, rank form", "ranks of several clusters, weighted by nearness"],
  ["reference_score", "Reference, score form", "scores of several clusters, weighted by nearness"],
  ["dataset_label", "Data set known", "the best model of the query\u2019s data set, were it known"],
  ["oracle", "Oracle", "right wherever any model is right"]];

sections.rows = (section, figure) => {
  const rows = ROWS.filter(([key]) => evaluation[key]).map(([key, name, what]) =>
    ({key, name, what, ...evaluation[key]}));
  const scale = trackScale(rows.map(row => row.mean),
    rows.flatMap(row => row.sd === undefined ? [] : [row.mean - row.sd, row.mean + row.sd]));
  const single = evaluation.best_single;
  const kind = row => row.against_best_single ? kindOf(row.against_best_single.verdict) : "is-same";
  const difference = against => against
    ? [element("span", {class: `number ${kindOf(against.verdict)}`}, signed(against.difference)),
      element("small", {}, range(against)), element("small", {}, verdictText(against.verdict))]
    : "\u2013";
  const line = row => element("tr", {class: row.key === "routed" ? "chosen" : undefined},
    element("th", {scope: "row"}, row.name,
      element("small", {}, row.key === "best_single" && row.model ? row.model : row.what)),
    element("td", {class: "wide optional"}, track(scale, single.mean, row.sd === undefined
      ? {at: row.mean}
      : {low: row.mean - row.sd, high: row.mean + row.sd, at: row.mean}, kind(row))),
    element("td", {}, element("span", {class: "number"}, percent(row.mean)),
      row.sd === undefined ? null : element("small", {}, `± ${percent(row.sd)}`)),
    element("td", {class: "optional"},
      row.dataset_mean === undefined ? "\u2013" : percent(row.dataset_mean)),
    element("td", {}, difference(row.against_best_single)));
  const head = (text, kind) => element("th", {scope: "col", class: kind}, text);
  figure.append(element("div", {class: "card"}, element("table", {},
    element("thead", {}, element("tr", {}, head("who answers"),
      head(trackAxis(scale, value => value), "wide optional"), head("% right"),
      head("mean of data sets", "optional"), head("against best single"))),
    element("tbody", {}, rows.map(line)))));
};
