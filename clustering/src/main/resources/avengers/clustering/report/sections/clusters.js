const clusterItems = new Map();

/* Shows a cluster in the list, wherever on the page it was chosen. */
const openCluster = number => {
  const item = clusterItems.get(number);
  item.hidden = false;
  item.open = true;
  item.scrollIntoView({block: "start"});
  item.querySelector("summary").focus({preventScroll: true});
};

/* The largest clusters are listed at once; of many, the others on demand. */
const AT_FIRST = 64;

sections.clusters = (section, figure) => {
  const gains = new Map((evaluation.by_cluster ?? []).map(row => [row.cluster, row]));
  const list = element("div", {class: "card"});
  const empty = element("p", {class: "empty"}, "No cluster has these words.");
  for (const cluster of d3.sort(router.clusters, cluster => -cluster.queries)) {
    const item = clusterItem(cluster, gains.get(cluster.cluster));
    clusterItems.set(cluster.cluster, item);
    list.append(item);
  }
  const texts = new Map(router.clusters.map(cluster => [cluster.cluster,
    [cluster.cluster, cluster.best, ...cluster.words, ...cluster.examples,
      ...cluster.datasets.map(dataset => dataset.name)].join(" ").toLowerCase()]));
  const rest = element("button", {type: "button", class: "more"},
    `Show all ${router.clusters.length}`);
  let shown = AT_FIRST;
  const search = element("input", {type: "search",
    placeholder: "Search words, examples, data sets, models", "aria-label": "Search the clusters"});
  const filter = () => {
    const terms = search.value.toLowerCase().split(" ").filter(Boolean);
    const most = terms.length ? Infinity : shown;
    let found = 0;
    for (const [number, item] of clusterItems) {
      const fits = terms.every(term => texts.get(number).includes(term));
      item.hidden = !fits || found >= most;
      found += fits ? 1 : 0;
    }
    empty.hidden = found > 0;
    rest.hidden = found <= most;
  };
  search.addEventListener("input", filter);
  rest.addEventListener("click", () => {
    shown = Infinity;
    filter();
  });
  filter();
  section.querySelector(".controls").append(search);
  figure.append(list, empty, rest);
};

const clusterItem = (cluster, gain) => {
  const item = element("details", {class: "cluster", id: `cluster-${cluster.cluster}`}, element("summary", {},
    element("span", {class: "id"}, cluster.cluster),
    element("span", {class: "name"}, clusterName(cluster, 6)),
    element("span", {class: "best"}, swatch(cluster.best), element("span", {}, cluster.best)),
    element("span", {class: "size"}, `${count(cluster.queries)} queries`),
    element("span", {class: `gain ${gain ? kindOf(gain.verdict) : ""}`},
      gain ? `${signed(gain.difference)} pts` : "")));
  item.addEventListener("toggle", () => {
    if (item.open && item.childElementCount === 1) item.append(clusterBody(cluster));
  });
  return item;
};

const bars = (rows, write) => {
  const most = d3.max(rows, row => row.value);
  return element("div", {class: "bars"}, rows.flatMap(row => {
    const bar = element("i", {"aria-hidden": "true"});
    bar.style.width = `${100 * row.value / (most || 1)}%`;
    if (row.colour) bar.style.background = row.colour;
    return [element("span", {title: row.name}, row.name), bar, element("b", {}, write(row.value))];
  }));
};

const clusterBody = cluster => {
  const models = d3.sort(router.models.map((model, i) => ({name: model.name,
    value: cluster.scores[i], colour: colourOf(model.name)})), model => -model.value);
  return element("div", {class: "body"},
    element("div", {},
      element("h4", {}, "Words that set it apart"),
      element("ul", {class: "words"}, cluster.words.map(word => element("li", {}, word))),
      element("h4", {}, "Queries near its middle"),
      cluster.examples.map(example => element("blockquote", {}, example))),
    element("div", {},
      element("h4", {}, "Expected share right, %"),
      bars(models.slice(0, 6), value => percent(100 * value)),
      element("h4", {}, "Queries from"),
      bars(cluster.datasets.slice(0, 6).map(dataset => ({name: dataset.name,
        value: dataset.queries})), count)));
};
