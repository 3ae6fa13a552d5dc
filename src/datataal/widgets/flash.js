// Flash cards: look, think, turn, say whether you knew it. No score; a fixed rule says when a
// card returns. What is kept stays in this browser: it is no part of a notebook.
const { h } = kit;
const SCHEMA = "urn:datataal:flash:1", LARGEST = 200000, DAY = 86400000;
const ASK = ["term", "meaning", "hears"];

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "flash");
  const key = `datataal:state:flash:${content.id}`;
  const ids = new Set(content.terms.map((term) => term.id)), numbers = content.modules.map(({ nr }) => nr);
  const state = sound({ ...kit.memory.read(key), ...model.get("state") });
  const keeper = kit.keep({ set() {}, save_changes() {} }, key, state); // no kernel hears of it
  const stage = h("div", { class: "dtw-flash-stage" }), notice = kit.notice();
  let queue = [], view = "start", shut = null;

  const pad = (number) => String(number).padStart(2, "0");
  function date(ahead = 0) { // the reader's own day, not that of Greenwich
    const day = new Date();
    day.setHours(12, 0, 0, 0); // noon: a change of clocks cannot move it to another day
    const then = new Date(day.getTime() + ahead * DAY);
    return `${then.getFullYear()}-${pad(then.getMonth() + 1)}-${pad(then.getDate())}`;
  }

  // Only what fits is taken: a file or a browser may hold anything.
  function soundCards(given) {
    const cards = {};
    for (const [name, card] of Object.entries(given && typeof given === "object" ? given : {})) {
      const [ask, id] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
      const fits = ASK.includes(ask) && ids.has(id) && card && Number.isInteger(card.step) && card.step >= 0
        && card.step <= content.intervals.length && /^\d{4}-\d\d-\d\d$/.test(card.due);
      if (fits) cards[name] = { step: card.step, due: card.due };
    }
    return cards;
  }
  function sound(given) {
    const chosen = Array.isArray(given.modules) ? numbers.filter((nr) => given.modules.includes(nr)) : numbers;
    return { modules: chosen, ask: ASK.includes(given.ask) ? given.ask : "term", cards: soundCards(given.cards) };
  }

  const nameOf = (term) => `${state.ask}:${term.id}`;
  const chosen = () => content.terms.filter((term) => state.modules.includes(term.module));
  const due = () => chosen().filter((term) => (state.cards[nameOf(term)]?.due ?? "") <= date());
  // First what returns today, the longest waiting in front; then what is new, as the course has it.
  const inTurn = (terms) => [...terms].sort((a, b) => (state.cards[nameOf(a)]?.due ?? "9").localeCompare(state.cards[nameOf(b)]?.due ?? "9"));
  const heading = (text, depth = 0) => kit.heading(root, depth, { class: "dtw-title", tabindex: "-1" }, text);
  const actions = (...buttons) => h("div", { class: "dtw-actions" }, buttons);
  const count = (n) => (n === 0 ? words.due_none : n === 1 ? words.due_one : kit.fill(words.due_many, { n }));

  function go(to) {
    view = to;
    draw();
    (stage.querySelector(".dtw-flash-answer") || stage.querySelector("[tabindex='-1']")).focus();
  }
  function answer(known) {
    const name = nameOf(queue[0]), step = known ? Math.min((state.cards[name]?.step ?? 0) + 1, content.intervals.length) : 0;
    const days = content.intervals[Math.max(0, step - 1)];
    keeper.set({ cards: { ...state.cards, [name]: { step, due: date(days) } } });
    keeper.flush();
    queue = queue.slice(1);
    go(queue.length ? "front" : "done");
    notice.show(kit.message("info", "", days === 1 ? words.back_tomorrow : kit.fill(words.back_in, { days })));
  }

  const readings = (term) => h("ul", { class: "dtw-plain" }, Object.entries(content.roles).map(([role, name]) =>
    h("li", null, kit.mark(role, content.letters[role]), " ", h("strong", null, `${kit.fill(words.hears_role, { role: name })}: `), term.readings[role])));
  const front = (term) => (state.ask === "meaning" ? term.meaning : term.term);
  const question = () => words[`asks_${state.ask}`];
  const back = (term) => (state.ask === "hears" ? readings(term) : h("p", { class: "dtw-flash-word" }, state.ask === "meaning" ? term.term : term.meaning));

  const views = {
    start() {
      const number = due().length, told = h("p", { role: "status" }, count(number));
      const begin = kit.button(words.begin, "primary", () => {
        if (!state.modules.length) return modules.complain(words.modules_first);
        queue = inTurn(due());
        return queue.length ? go("front") : notice.show(kit.message("info", "", words.due_none));
      });
      const change = (changes) => { keeper.set(changes); notice.clear(); told.textContent = count(due().length); };
      const modules = kit.choices({ legend: words.modules, many: true, layout: "row", value: state.modules,
        items: content.modules.map(({ nr, title }) => ({ value: nr, title: `${nr} ${title}` })), onChange: (list) => change({ modules: list }) });
      const ask = kit.choices({ legend: words.ask, layout: "row", value: state.ask,
        items: ASK.map((value) => ({ value, title: words[`ask_${value}`] })), onChange: (value) => change({ ask: value }) });
      return [heading(words.title), h("p", { class: "dtw-lead" }, words.lead), h("p", null, words.rule), modules.el, ask.el, told,
        actions(begin), notice.el, keeping()];
    },
    front() {
      const term = queue[0];
      return [heading(question()), notice.el, h("p", { class: "dtw-flash-word" }, front(term)),
        actions(kit.button(words.turn, "primary", () => { notice.clear(); go("back"); }), kit.button(words.stop, "third", () => { notice.clear(); go("start"); })),
        h("p", { class: "dtw-hint" }, queue.length === 1 ? words.last : kit.fill(words.to_go, { n: queue.length }))];
    },
    back() {
      const term = queue[0];
      return [heading(question()), h("p", { class: "dtw-flash-word" }, front(term)),
        h("div", { class: "dtw-flash-answer", tabindex: "-1", role: "group", "aria-label": words.answer }, back(term)),
        actions(kit.button(words.knew, "secondary", () => answer(true)), kit.button(words.not_yet, "secondary", () => answer(false)),
          kit.button(words.stop, "third", () => go("start")))];
    },
    done: () => [heading(words.done), notice.el, h("p", null, words.done_text), actions(kit.button(words.again, "primary", () => { notice.clear(); go("start"); }))],
  };

  function keeping() {
    const place = h("div", { class: "dtw-actions dtw-flash-keeping" });
    const plain = () => [
      kit.button(words.download, "third", () => kit.download(`datataal-${words.file}.json`,
        `${JSON.stringify({ schema: SCHEMA, created: new Date().toISOString(), modules: state.modules, ask: state.ask, cards: state.cards }, null, 2)}\n`)),
      kit.filePicker(words.restore, ".json,application/json", LARGEST, restore),
      kit.button(words.erase, "third", () => {
        place.replaceChildren(h("span", null, words.erase_sure), kit.button(words.erase_yes, "secondary", erase), kit.button(words.erase_no, "third", shut));
        place.querySelector("button").focus();
      })];
    shut = () => { place.replaceChildren(...plain()); place.querySelector("button").focus(); };
    place.append(...plain());
    return h("div", null, h("p", { class: "dtw-hint" }, words.kept), place);
  }
  function restore(text) {
    let doc = null;
    try { doc = JSON.parse(text); } catch { /* refused below */ }
    const cards = doc?.schema === SCHEMA && doc.cards && typeof doc.cards === "object" ? soundCards(doc.cards) : null;
    if (!cards) return notice.show(kit.message("error", words.foreign, words.unchanged));
    keeper.set({ ...sound(doc), cards });
    keeper.flush();
    go("start");
    return notice.show(kit.message("ok", words.restored));
  }
  function erase() {
    keeper.set(sound({}));
    keeper.flush();
    try { localStorage.removeItem(key); } catch { /* a browser that keeps nothing has nothing to erase */ }
    go("start");
    notice.show(kit.message("ok", words.erased));
  }

  const draw = () => stage.replaceChildren(...views[view]().flat().filter(Boolean));
  const begin = model.get("state") || {};
  if (["front", "back", "done"].includes(begin.view)) { // the authors' gallery shows each view
    queue = inTurn(due());
    view = queue.length || begin.view === "done" ? begin.view : "start";
  }
  draw();
  root.append(stage);
  return () => keeper.stop();
}

export default { render };
