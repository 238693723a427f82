/* One box that tells more about what is pointed at or focused. */
const tooltip = document.getElementById("tooltip");

const hideTooltip = () => { tooltip.hidden = true; };

const showTooltip = (box, [title, ...lines]) => {
  tooltip.replaceChildren(element("strong", {}, title), ...lines.filter(Boolean).map(line =>
    element("p", {}, line)));
  tooltip.hidden = false;
  const size = tooltip.getBoundingClientRect();
  const below = box.bottom + 10;
  const top = below + size.height < window.innerHeight ? below : box.top - size.height - 10;
  const left = (box.left + box.right - size.width) / 2;
  tooltip.style.top = `${Math.max(8, top)}px`;
  tooltip.style.left =
    `${Math.min(document.documentElement.clientWidth - size.width - 8, Math.max(8, left))}px`;
};

/* Lets marks of a chart be pointed at, reached by keyboard, and read aloud. */
const explain = (marks, lines) => marks
  .attr("tabindex", 0)
  .attr("role", "img")
  .attr("aria-label", item => lines(item).filter(Boolean).join(". "))
  .on("pointerenter focus", (event, item) =>
    showTooltip(event.currentTarget.getBoundingClientRect(), lines(item)))
  .on("pointerleave blur", hideTooltip);

window.addEventListener("scroll", hideTooltip, {passive: true});
window.addEventListener("keydown", event => {
  if (event.key === "Escape") hideTooltip();
});
