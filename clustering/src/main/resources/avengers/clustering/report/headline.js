/* The result in plain words. */
{
  const {best_single: single, routed, oracle, random, dominant} = evaluation;
  const against = routed.against_best_single;
  document.getElementById("eyebrow").textContent = `Routing report \u00b7 ${count(evaluation.queries)} `
    + `queries \u00b7 ${count(evaluation.models)} models \u00b7 ${count(evaluation.clusters)} clusters`;
  document.getElementById("headline").textContent = `Routing answers ${share(routed.mean)} right; `
    + `the best single model ${share(single.mean)}`;
  const verdict = document.getElementById("verdict");
  if (against) {
    const by = Math.abs(against.difference).toFixed(1);
    const interval = `95 % interval ${range(against)}`;
    verdict.append(verdictText(against.verdict), against.verdict === "no difference"
      ? `: ${signed(against.difference)} points, which may be chance (${interval}).`
      : ` by ${by} points (${interval}).`);
  } else {
    verdict.append(`${signed(routed.mean - single.mean)} points; whether that is chance was not tested.`);
  }
  if (dominant) {
    const note = document.getElementById("dominant");
    note.append(element("strong", {}, `One model dominates: ${dominant}. `),
      "On held-out queries no choice between models is surely better, so every query goes to it.");
    note.hidden = false;
  }
  const closed = oracle ? (routed.mean - single.mean) / (oracle.mean - single.mean) : undefined;
  const entries = [
    [share(routed.mean), "routed"],
    [share(single.mean), single.model ? `best single model, ${single.model}` : "best single model"]];
  const vote = evaluation.votes?.at(-1);
  if (vote) entries.push([share(vote.weighted.mean), `a weighted vote of ${vote.models}`]);
  if (random) entries.push([share(random.mean), "a random model"]);
  if (Number.isFinite(closed)) {
    entries.push([whole(closed),
      `of the way from the best single model to the oracle (${share(oracle.mean)})`]);
  }
  document.getElementById("figures").append(...figureParts(entries));
}
