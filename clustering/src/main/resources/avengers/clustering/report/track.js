/* A chart in a table: one point and its range on a common scale in every row. */
const trackScale = (values, include) => d3.scaleLinear()
  .domain(d3.extent([...values, ...include])).nice(5).range([3, 97]);

const placed = (className, left, width) => {
  const mark = element("span", {class: className});
  mark.style.left = `${left}%`;
  if (width !== undefined) mark.style.width = `${width}%`;
  return mark;
};

const track = (scale, zero, row, kind) => element("div",
  {class: `track ${kind}`, "aria-hidden": "true"},
  placed("zero", scale(zero)),
  row.low === undefined ? null
    : placed("range", scale(row.low), scale(row.high) - scale(row.low)),
  placed("point", scale(row.at)));

/* Closer to the zero than this share of a narrow screen's axis, a label would cover it. */
const NEAR = 35;

const trackAxis = (scale, write) => element("div", {class: "track"},
  scale.ticks(4).map((value, i, all) => {
    const end = i === 0 || i === all.length - 1;
    const outer = value === 0 || end && (Math.abs(scale(value) - scale(0)) > NEAR || scale.domain()[0] > 0);
    const tick = placed(outer ? "tick" : "tick optional", scale(value));
    tick.textContent = write(value);
    return tick;
  }));

const SHOWN = 16;

/* Differences with intervals, best first; the middle of a long list waits behind a button. */
const differences = (rows, what, nameOf) => {
  const sorted = d3.sort(rows, row => -row.difference);
  const scale = trackScale(sorted.flatMap(row => [row.low, row.high, row.difference]), [0]);
  const line = row => element("tr", {},
    element("th", {scope: "row"}, nameOf(row)),
    element("td", {class: "optional"}, count(row.queries)),
    element("td", {class: "optional"}, percent(row.best_single)),
    element("td", {class: "optional"}, percent(row.routed)),
    element("td", {class: "wide"}, track(scale, 0,
      {low: row.low, high: row.high, at: row.difference}, kindOf(row.verdict))),
    element("td", {}, element("span", {class: `number ${kindOf(row.verdict)}`},
      signed(row.difference)), element("small", {}, range(row))),
    element("td", {class: "text optional"}, verdictText(row.verdict)));
  const body = element("tbody", {});
  const table = element("table", {class: "compact"},
    element("thead", {}, element("tr", {},
      element("th", {scope: "col"}, what),
      element("th", {scope: "col", class: "optional"}, "queries"),
      element("th", {scope: "col", class: "optional"}, "best single"),
      element("th", {scope: "col", class: "optional"}, "routed"),
      element("th", {scope: "col", class: "wide"}, trackAxis(scale, signedTick)),
      element("th", {scope: "col"}, "difference"),
      element("th", {scope: "col", class: "text optional"}, "verdict"))), body);
  const all = () => body.replaceChildren(...sorted.map(line));
  if (sorted.length <= SHOWN * 1.5) {
    all();
    return [element("div", {class: "card"}, table)];
  }
  body.replaceChildren(...sorted.slice(0, SHOWN / 2).map(line), element("tr", {},
    element("td", {class: "text", colspan: 7}, element("small", {},
      `${sorted.length - SHOWN} in between`))), ...sorted.slice(-SHOWN / 2).map(line));
  const more = element("button", {type: "button", class: "more"}, `Show all ${sorted.length}`);
  more.addEventListener("click", () => { all(); more.remove(); });
  return [element("div", {class: "card"}, table), more];
};

const signedTick = value => minus((value > 0 ? "+" : "") + value);
