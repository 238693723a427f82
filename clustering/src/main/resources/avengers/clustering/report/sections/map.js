sections.map = (section, figure) => {
  section.querySelector(".legend").append(...modelLegend());
  const clusters = d3.sort(router.clusters.map(cluster => ({...cluster})),
    cluster => -cluster.queries);
  const about = cluster => [clusterName(cluster, 8),
    `Cluster ${cluster.cluster}, ${count(cluster.queries)} queries`,
    `best: ${cluster.best}, ${share(100 * d3.max(cluster.scores))}`,
    cluster.examples[0] ? `\u201c${shortened(cluster.examples[0], 140)}\u201d` : null];
  const drawing = chart(null, "Map of the clusters", (svg, width) => {
    const height = Math.round(Math.max(360, Math.min(620, width * 0.58)));
    svg.attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height]);
    const area = width * height * 0.34;
    const perQuery = area / d3.sum(clusters, cluster => cluster.queries) / Math.PI;
    const radius = cluster => Math.max(4, Math.sqrt(cluster.queries * perQuery));
    spread(clusters, radius, width, height);
    const groups = svg.append("g").selectAll("g").data(clusters).join("g")
      .attr("transform", cluster => `translate(${cluster.px},${cluster.py})`);
    explain(groups.append("circle").attr("r", radius)
      .attr("fill", cluster => colourOf(cluster.best)).attr("fill-opacity", 0.82)
      .attr("stroke", "var(--card)").attr("stroke-width", 1), about)
      .on("click", (event, cluster) => openCluster(cluster.cluster))
      .on("keydown", (event, cluster) => {
        if (event.key === "Enter") openCluster(cluster.cluster);
      });
    groups.filter(cluster => radius(cluster) > 20).append("text").attr("class", "label halo")
      .attr("text-anchor", "middle").attr("dy", "0.35em").attr("pointer-events", "none")
      .attr("aria-hidden", "true").text(cluster => fitted(cluster, radius(cluster)));
  });
  figure.append(drawing.card, numbers("Clusters",
    ["cluster", "queries", "best model", "% right", "words"],
    d3.sort(clusters, cluster => cluster.cluster).map(cluster => [cluster.cluster,
      count(cluster.queries), cluster.best, percent(100 * d3.max(cluster.scores)),
      clusterName(cluster, 8)])));
};

/* As many of a cluster's words as its circle is wide. */
const fitted = (cluster, radius) => {
  const room = 2 * radius / 6.3;
  const first = cluster.words.find(word => word.length <= room);
  return first ?? cluster.cluster;
};

/* Moves circles apart that would cover one another, as little as that takes. */
const spread = (clusters, radius, width, height) => {
  const along = (key, low, high) => {
    // Of very many clusters a few lie far out, and would leave the others little room.
    const extent = [0.01, 0.99].map(part => d3.quantile(clusters, part, cluster => cluster[key]));
    return extent[0] === extent[1] ? () => (low + high) / 2
      : d3.scaleLinear().domain(extent).range([low, high]).clamp(true);
  };
  const edge = d3.max(clusters, radius);
  const x = along("x", edge, width - edge);
  const y = along("y", height - edge, edge);
  const nodes = clusters.map(cluster => ({tx: x(cluster.x), ty: y(cluster.y), r: radius(cluster)}));
  nodes.forEach(node => { node.x = node.tx; node.y = node.ty; });
  const inside = () => nodes.forEach(node => {
    node.x = Math.max(node.r + 1, Math.min(width - node.r - 1, node.x));
    node.y = Math.max(node.r + 1, Math.min(height - node.r - 1, node.y));
  });
  const simulation = d3.forceSimulation(nodes)
    .force("x", d3.forceX(node => node.tx).strength(0.08))
    .force("y", d3.forceY(node => node.ty).strength(0.08))
    .force("apart", d3.forceCollide(node => node.r + 1.5).iterations(4)).stop();
  for (let i = 0; i < 240; i++) {
    simulation.tick();
    inside();
  }
  clusters.forEach((cluster, i) => { cluster.px = nodes[i].x; cluster.py = nodes[i].y; });
};
