sections.votes = (section, figure) => {
  const points = kind => evaluation.votes.filter(vote => vote[kind]).map(vote => ({x: vote.models,
    y: vote[kind].mean, more: against(vote[kind].against_best_single)}));
  const most = d3.extent(evaluation.votes, vote => vote.models);
  const level = (name, row, colour, dash) => row ? [{name, colour, dash, flat: true,
    points: most.map(x => ({x, y: row.mean}))}] : [];
  const series = [
    {name: "every vote equal", colour: "var(--model-1)", dash: "7 4", points: points("plain")},
    {name: "weighted", colour: "var(--model-0)", points: points("weighted")},
    ...level("routed to one model", evaluation.routed, "var(--model-2)", "10 4 2 4"),
    ...level("best single model", evaluation.best_single, "var(--quiet)", "2 5")]
    .filter(one => one.points.length);
  figure.append(lineLegend(series), lines({title: null, series,
    label: "Share answered right by the number of voting models", x: {label: "models that vote"}}).card,
    numbers("Votes", ["models", "every vote equal", "weighted", "weighted, against best single"],
      evaluation.votes.map(vote => [vote.models, ...["plain", "weighted"].map(kind =>
        vote[kind] ? percent(vote[kind].mean) : null), against(vote.weighted?.against_best_single)])));
};

const against = difference => difference
  ? `${signed(difference.difference)} points against the best single model (${range(difference)}): `
    + difference.verdict
  : null;
