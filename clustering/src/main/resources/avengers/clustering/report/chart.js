const charts = [];

/* A drawing that is as wide as its place; the page draws it, and again when the place changes. */
const chart = (title, label, draw) => {
  const place = element("div", {});
  const card = element("div", {class: "chart"}, title ? element("h3", {}, title) : null, place);
  let drawn = 0;
  const fit = () => {
    const width = Math.floor(place.clientWidth);
    if (width > 0 && width !== drawn) {
      drawn = width;
      hideTooltip();
      const svg = d3.create("svg").attr("role", "group").attr("aria-label", label);
      draw(svg, width);
      place.replaceChildren(svg.node());
    }
  };
  charts.push(fit);
  return {card, redraw: () => { drawn = 0; fit(); }};
};

const frame = (svg, width, height, x, y, texts) => {
  svg.attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height]);
  const [left, right] = x.range();
  const [bottom] = y.range();
  const horizontal = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  horizontal.selectAll("g").data(y.ticks(5)).join("g")
    .attr("transform", value => `translate(0,${y(value)})`)
    .call(tick => tick.append("line").attr("x1", left).attr("x2", right))
    .call(tick => tick.append("text").attr("x", left - 8).attr("dy", "0.32em")
      .attr("text-anchor", "end").text(value => value));
  const ticks = texts.ticks ?? x.ticks(Math.max(2, width / 110));
  const vertical = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  vertical.selectAll("text").data(ticks).join("text")
    .attr("x", x).attr("y", bottom + 18).attr("text-anchor", "middle").text(texts.write ?? count);
  svg.append("text").attr("x", (left + right) / 2).attr("y", bottom + 38)
    .attr("text-anchor", "middle").text(texts.x);
  svg.append("text").attr("x", 0).attr("y", 12).text(texts.y ?? "% right");
};

/* The values whose labels do not touch. */
const apart = (values, x) => values.reduce((kept, value) =>
  kept.length && x(value) - x(kept.at(-1)) < 46 ? kept : [...kept, value], []);

/* Lines over a common axis; each has points that can be asked. */
const lines = ({title, label, series, x: horizontal}) => chart(title, label, (svg, width) => {
  const height = 300;
  const all = series.flatMap(one => one.points);
  const scale = horizontal.log ? d3.scaleLog() : d3.scaleLinear();
  const x = scale.domain(d3.extent(all, point => point.x)).range([34, width - 16]);
  const spread = d3.extent(all, point => point.y);
  const y = d3.scaleLinear().domain([spread[0] - 0.3, spread[1] + 0.3]).nice(5)
    .range([height - 46, 26]);
  const values = [...new Set(all.map(point => point.x))].sort(d3.ascending);
  frame(svg, width, height, x, y, {x: horizontal.label,
    ticks: apart(values, x)});
  for (const one of series) {
    svg.append("path").attr("fill", "none").attr("stroke", one.colour).attr("stroke-width", 2)
      .attr("stroke-dasharray", one.dash ?? null)
      .attr("d", d3.line(point => x(point.x), point => y(point.y))(one.points));
    explain(svg.append("g").selectAll("circle").data(one.points).join("circle")
      .attr("cx", point => x(point.x)).attr("cy", point => y(point.y)).attr("r", one.flat ? 0 : 4)
      .attr("fill", one.colour).filter(() => !one.flat),
      point => [`${one.name}: ${share(point.y)}`, `${horizontal.label}: ${count(point.x)}`,
        point.more]);
  }
});

const lineLegend = series => element("div", {class: "legend"}, series.map(one => {
  const svg = d3.create("svg").attr("width", 26).attr("height", 10).attr("aria-hidden", "true");
  svg.append("line").attr("x2", 26).attr("y1", 5).attr("y2", 5).attr("stroke", one.colour)
    .attr("stroke-width", 2).attr("stroke-dasharray", one.dash ?? null);
  return element("span", {}, svg.node(), one.name);
}));
