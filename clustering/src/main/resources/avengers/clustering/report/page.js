/* Draws the sections that are on the page, and lists them. */
const list = element("ul", {});
for (const section of document.querySelectorAll("main > section")) {
  list.append(element("li", {}, element("a", {href: `#${section.id}`},
    section.dataset.name)));
  sections[section.id]?.(section, section.querySelector(".figure"));
}
document.getElementById("sections").append(list);

const fitCharts = () => charts.forEach(fit => fit());
fitCharts();
window.addEventListener("resize", fitCharts);

/* A link to one cluster, "#cluster-12", opens it. */
const openLinked = () => {
  const number = /^#cluster-(\d+)$/.exec(location.hash)?.[1];
  if (clusterItems.has(Number(number))) openCluster(Number(number));
};
openLinked();
window.addEventListener("hashchange", openLinked);
