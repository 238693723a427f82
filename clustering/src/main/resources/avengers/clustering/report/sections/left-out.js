sections["left-out"] = (section, figure) => {
  const rows = evaluation.leave_one_dataset_out;
  figure.append(...differences(rows, "left out", row => row.dataset));
};
