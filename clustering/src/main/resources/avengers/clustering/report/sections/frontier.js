sections.frontier = (section, figure) => {
  const {dial, score_form: form, models, ...gains} = evaluation.frontier;
  const tiles = [];
  const saved = gains.at_equal_score?.cost_saved?.difference;
  const gained = gains.at_equal_cost?.score?.difference;
  if (Number.isFinite(saved)) {
    tiles.push([whole(saved / 100),
      "saved, where the dial promises the accuracy of the best single model"]);
  }
  if (Number.isFinite(gained)) {
    tiles.push([`${signed(gained)} points`,
      "gained, where the dial promises the cost of the best single model"]);
  }
  if (tiles.length) section.querySelector(".tiles").append(figures(tiles));

  const line = dial.map(point => ({...point, name: `Quality ${point.quality}`}));
  const published = form.map(point => ({...point, name: `Score form, balance ${point.alpha}`}));
  const dots = models.filter(model => Number.isFinite(model.cost))
    .map(model => ({...model, name: model.model}));
  const sorted = d3.sort(line, point => point.cost);
  const lines = point => [point.name, `${share(point.score)} right`,
    `${dollars(point.cost)} a thousand queries`];
  const drawing = chart(null, "Share answered right over the cost of a thousand queries",
    (svg, width) => {
      const height = Math.max(320, Math.min(460, width * 0.5));
      const all = [...line, ...published, ...dots].filter(point => point.cost > 0);
      const x = d3.scaleLog()
        .domain(all.length ? d3.extent(all, point => point.cost * 1000) : [0.1, 10])
        .range([40, width - 32]);
      const y = d3.scaleLinear().domain(d3.extent([...line, ...published, ...dots],
        point => point.score))
        .nice(6).range([height - 46, 26]);
      const at = point => [x(Math.max(x.domain()[0], point.cost * 1000)), y(point.score)];
      frame(svg, width, height, x, y, {x: "dollars a thousand queries",
        ticks: costTicks(x), write: value => dollars(value / 1000)});
      svg.append("path").attr("fill", "none").attr("stroke", "var(--quiet)")
        .attr("stroke-width", 2).attr("stroke-dasharray", "5 4")
        .attr("d", d3.line()(d3.sort(published, point => point.cost).map(at)));
      svg.append("path").attr("fill", "none").attr("stroke", "var(--better)")
        .attr("stroke-width", 2.5).attr("stroke-linejoin", "round").attr("d", d3.line()(sorted.map(at)));
      explain(marks(svg, line, at).attr("r", 4.5).attr("fill", "var(--better)"), lines);
      explain(marks(svg, dots, at).attr("r", 6).attr("fill", model => colourOf(model.name))
        .attr("stroke", "var(--card)").attr("stroke-width", 1.5), lines);
      labels(svg, dots, at, width, [...line, ...dots].map(at));
    });
  figure.append(lineLegend([{name: "the dial, from cheapest to best", colour: "var(--better)"},
    {name: "the published score form", colour: "var(--quiet)", dash: "5 4"}]),
    drawing.card, numbers("Accuracy and cost", ["who", "% right", "dollars a thousand queries"],
      [...line, ...published, ...dots].map(point => [point.name, percent(point.score), dollars(point.cost)])));
};

const marks = (svg, items, at) => svg.append("g").selectAll("circle").data(items).join("circle")
  .attr("cx", item => at(item)[0]).attr("cy", item => at(item)[1]);

const costTicks = x => apart(x.ticks().filter(value => /^[125]/.test(value.toExponential())), x);

/* Names beside the points, best first; one that would cover another or a point is left out. */
const labels = (svg, models, at, width, points) => {
  const taken = points.map(([x, y]) => ({x0: x - 6, x1: x + 6, y0: y - 6, y1: y + 6}));
  const free = box => box.x0 > 36 && box.x1 < width
    && !taken.some(other => box.x0 < other.x1 && other.x0 < box.x1
      && box.y0 < other.y1 && other.y0 < box.y1);
  const group = svg.append("g").attr("aria-hidden", "true");
  for (const model of d3.sort(models, model => -model.score)) {
    const [x, y] = at(model);
    const long = model.name.length * 6.4;
    const places = [
      {x0: x + 9, x1: x + 9 + long, y0: y - 7, y1: y + 7, anchor: "start", tx: x + 10, ty: y + 4},
      {x0: x - 9 - long, x1: x - 9, y0: y - 7, y1: y + 7, anchor: "end", tx: x - 10, ty: y + 4},
      {x0: x - long / 2, x1: x + long / 2, y0: y + 7, y1: y + 21, anchor: "middle", tx: x, ty: y + 19},
      {x0: x - long / 2, x1: x + long / 2, y0: y - 21, y1: y - 7, anchor: "middle", tx: x, ty: y - 11}];
    const place = places.find(free);
    if (place) {
      taken.push(place);
      group.append("text").attr("class", "label halo").attr("x", place.tx).attr("y", place.ty)
        .attr("text-anchor", place.anchor).text(model.name);
    }
  }
};
