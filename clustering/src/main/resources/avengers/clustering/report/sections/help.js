sections.help = (section, figure) => {
  if (evaluation.by_dataset) {
    figure.append(element("h3", {}, "By data set"),
      ...differences(evaluation.by_dataset, "data set", row => row.name));
  }
  if (evaluation.by_cluster) {
    const clusters = new Map(router.clusters.map(cluster => [cluster.cluster, cluster]));
    figure.append(element("h3", {}, "By cluster"),
      ...differences(evaluation.by_cluster, "cluster", row => {
        const cluster = clusters.get(row.cluster);
        return [cluster ? clusterName(cluster) : `cluster ${row.cluster}`,
          element("small", {}, `cluster ${row.cluster}`, cluster
            ? element("span", {class: "optional"}, `, best: ${cluster.best}`) : null)];
      }));
  }
};
