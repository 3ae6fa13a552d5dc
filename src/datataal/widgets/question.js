// A question before or between: choose, check, read why. No score is kept.
const { h } = kit;

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "question");
  const key = `datataal:state:question:${content.id}`;
  const stored = kit.memory.read(key) || {};
  const state = { chosen: null, checked: false, ...stored, ...model.get("state") };
  if (!Number.isInteger(state.chosen) || !content.options[state.chosen]) Object.assign(state, { chosen: null, checked: false });
  const keeper = kit.keep(model, key, state);
  // A prediction is not judged: the data in the next step do that.
  const judged = content.kind !== "predict" && content.options.some((one) => one.right);

  const result = h("div", { class: "dtw-notice", role: "status" });
  const others = h("details", { class: "dtw-others", hidden: true }, h("summary", null, words.others));
  const options = kit.choices({ legend: content.ask, value: state.chosen, layout: "list",
    items: content.options.map(({ text }, nr) => ({ value: nr, title: text })),
    onChange: (chosen) => { keeper.set({ chosen, checked: false }); show(); } });

  const verdict = (one) => (!judged ? "" : one.right ? words.right : words.not_yet);
  const kind = (one) => (!judged ? "info" : one.right ? "ok" : "warning");

  function show() {
    const one = state.checked ? content.options[state.chosen] : null;
    others.hidden = !one;
    if (!one) return result.replaceChildren();
    result.replaceChildren(kit.message(kind(one), verdict(one) || words.noted, one.feedback));
    const rest = content.options.filter((other) => other !== one);
    others.replaceChildren(others.firstChild, h("ul", null, rest.map((other) =>
      h("li", null, h("strong", null, other.text), verdict(other) && `${verdict(other)} `, other.feedback))),
      content.after ? h("p", null, content.after) : "");
  }

  function check() {
    if (state.chosen === null) return result.replaceChildren(kit.message("info", words.not_attempted, words.choose_first));
    keeper.set({ checked: true });
    show();
  }

  root.append(h("div", { class: "dtw-question-box" }, options.el,
    h("div", { class: "dtw-actions" }, kit.button(judged ? words.check : words.commit, "primary", check)), result, others));
  show();
  return () => { keeper.stop(); root.remove(); };
}

export default { render };
