/* Elements of the page. Texts become text nodes: whatever they hold, they are never markup. */
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter(child => child !== undefined && child !== null));
  return made;
};

const data = JSON.parse(document.getElementById("data").textContent);
const {evaluation, router} = data;

/* Each section's script puts here what draws it. */
const sections = {};

/* A table of the numbers behind a chart. */
const numbers = (caption, columns, rows) => element("details", {class: "numbers"},
  element("summary", {}, "The numbers"),
  element("div", {class: "scroll", tabindex: 0},
    element("table", {"aria-label": caption},
      element("thead", {}, element("tr", {}, columns.map(name =>
        element("th", {scope: "col"}, name)))),
      element("tbody", {}, rows.map(([first, ...rest]) => element("tr", {},
        element("th", {scope: "row"}, first),
        rest.map(value => element("td", {}, value ?? "\u2013"))))))));

const figures = entries => element("dl", {class: "figures"}, figureParts(entries));
const figureParts = entries => entries.map(([value, text, kind]) => element("div", {},
  element("dt", {}, text), element("dd", {class: kind}, value)));

const verdictText = verdict =>
  element("span", {class: `verdict ${kindOf(verdict)}`}, verdictOf(verdict));

const choice = (label, options, changed) => {
  const select = element("select", {}, options.map(([value, text]) =>
    element("option", {value}, text)));
  select.addEventListener("change", () => changed(select.value));
  return element("label", {}, label, select);
};
