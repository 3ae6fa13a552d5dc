// A question before or between: answer, check, read why. No score is kept.
const { h } = kit;

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "question");
  const key = `datataal:state:question:${content.id}`;
  const stored = { ...kit.memory.read(key), ...model.get("state") };
  const hints = content.hints || [];
  const state = { chosen: answers.sound(content, stored.chosen), checked: stored.checked === true,
    hints: Math.min(hints.length, Math.max(0, Number(stored.hints) || 0)) };
  if (answers.done(content, state.chosen, lang) !== "all") state.checked = false;
  const keeper = kit.keep(model, key, state);
  const judged = content.kind !== "predict"; // a prediction is not judged: the next step does that

  const result = h("div", { class: "dtw-notice", role: "status" });
  const others = h("details", { class: "dtw-others", hidden: true }, h("summary", null, content.form === "one" ? words.others : words.answers));
  const hinted = h("div", { role: "status" });
  const box = answers.box({ content, words, value: state.chosen,
    onChange: (chosen) => { keeper.set({ chosen, checked: false }); show(); } });

  // A page that adds up the questions of a test reads here how this one was answered.
  const place = el.closest("[data-widget]");
  const tell = (outcome) => { if (place && place.dataset.outcome !== outcome) place.dataset.outcome = outcome; };

  const verdict = (right) => (judged ? `${right ? words.correct : words.not_yet}.` : "");
  const ofPart = (right) => (content.form === "several" && !right ? words.not_this : verdict(right));
  const tone = (right) => (judged ? (right ? "ok" : "warning") : "info");

  // What is said to the parts of an answer: what is well chosen needs no word when all is.
  function partRows({ parts, right }) {
    if (parts.length === 1 || (right && judged)) return null;
    const named = content.form === "sort" ? content.cards : content.options;
    const told = new Set(); // what is missed is said once, however many are missed
    const rows = parts.map(({ right: good, text }, nr) => {
      const missed = content.form === "several" && !state.chosen.includes(nr);
      if (!text || (missed && (good || told.has(text)))) return null;
      if (missed) told.add(text);
      // A missed answer is not named: the hint that goes with it is.
      const name = missed ? `${words.missed}:` : `${named[nr].replace(/[.]$/, "")}.`;
      return h("li", null, h("strong", null, name, judged && !missed && ` ${ofPart(good)}`), " ", text);
    });
    return h("ul", { class: "dtw-parts" }, rows);
  }

  function explain() {
    const shown = content.key && (judged || content.form === "one");
    others.hidden = !shown;
    if (!shown) return;
    const rows = content.key.filter((_, nr) => content.form !== "one" || nr !== state.chosen);
    others.replaceChildren(others.firstChild, h("ul", null, rows.map((row) =>
      h("li", null, h("strong", null, row.text), row.right !== null && judged && `${ofPart(row.right)} `, row.note))),
      content.after ? h("p", null, content.after) : "");
  }

  function show() {
    hinted.replaceChildren(...(state.hints ? [h("ol", { class: "dtw-hints" }, hints.slice(0, state.hints).map((hint) => h("li", null, hint)))] : []));
    hintButton.hidden = state.hints >= hints.length;
    tell("");
    if (!state.checked) {
      others.hidden = true;
      return result.replaceChildren();
    }
    const found = answers.judge(content, state.chosen, lang);
    if (judged) tell(found.right ? "right" : "wrong");
    const number = content.form === "number" && answers.readNumber(state.chosen, lang, content.unit);
    const text = found.text || (judged && !found.right && !content.notes && words.sealed_else) || "";
    result.replaceChildren(kit.message(tone(found.right), verdict(found.right) || words.noted, text, partRows(found),
      content.form === "number" && h("p", { class: "dtw-hint" }, kit.fill(words.read_as, { value: kit.number(number, decimals(number), lang) }))));
    explain();
  }

  const decimals = (number) => Math.min(6, (String(number).split(".")[1] || "").length);

  function check() {
    const done = answers.done(content, state.chosen, lang);
    if (done === "all") keeper.set({ checked: true });
    show();
    if (done === "all") return;
    const why = done === "none" ? words[`none_${content.form}`] : words[`part_${content.form}`];
    result.replaceChildren(kit.message("info", `${words.not_attempted}.`, why));
    box.first.focus();
  }

  const hintButton = kit.button(words.hint, "third", () => {
    keeper.set({ hints: state.hints + 1 });
    show();
    if (hintButton.hidden) checkButton.focus(); // the button that had the focus is gone
  });
  const checkButton = kit.button(judged ? words.check : words.commit, "primary", check);
  root.append(h("div", { class: "dtw-question-box" }, content.scene && h("p", { class: "dtw-scene" }, content.scene), box.el,
    h("div", { class: "dtw-actions" }, checkButton, hintButton), hinted, result, others));
  show();
  return () => { keeper.stop(); root.remove(); };
}

export default { render };
