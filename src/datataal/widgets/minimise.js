// The aid itself, made of the sums and words in front of this file.
// --- what is seen --------------------------------------------------------------------------------

function bar(name, share, text, limit) {
  return h("div", { class: "dtw-min-bar" }, h("p", null, h("span", null, name), h("strong", null, text)),
    h("div", { class: "dtw-min-track", "aria-hidden": "true" }, h("span", { class: "dtw-min-fill", style: `inline-size:${Math.min(100, share)}%` }),
      limit !== undefined && h("span", { class: "dtw-min-limit", style: `inset-inline-start:${limit}%` })));
}

function stepTable(content, words, lang, state) {
  const nr = content.questions.findIndex(({ id }) => id === state.question);
  const row = ({ name, set }) => {
    const found = measure(content, set), far = found.errors[nr] >= content.limit;
    return h("tr", null, h("th", { scope: "row" }, name), h("td", null, kit.number(found.unique, 0, lang)), h("td", null, kit.number(found.few, 0, lang)),
      h("td", { class: far ? "dtw-min-far" : null }, far && kit.icon("warning", 18), `${kit.number(found.errors[nr], 1, lang)}%`));
  };
  return h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": words.without }, h("table", null,
    h("thead", null, h("tr", null, ["col_step", "col_unique", "col_few", "col_error"].map((key) => h("th", { scope: "col" }, words[key])))),
    h("tbody", null, [{ name: words.now, set: state }, ...smaller(content, words, state)].map(row))));
}

function input(label, value, most, onInput) {
  const id = kit.uid();
  const box = h("input", { type: "text", id, maxlength: most, dir: "auto", autocomplete: "off", value, on: { input: () => onInput(kit.oneLine(box.value, most)) } });
  return { el: h("p", { class: "dtw-min-line" }, h("label", { for: id }, label), box), box };
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "minimise");
  const voice = kit.announcer(), result = h("section", { class: "dtw-min-result", "aria-label": words.result });
  const aid = kit.aid({ model, el, kind: "minimise", sound: (given) => sound(content, given), show: () => show(), result: () => result,
    text: () => asText() });
  const { state, change } = aid;

  const asText = () => [content.title, "", ...lines(content, words, state).map((line, nr) => `${nr + 1}. ${words[`line_${nr + 1}`]}: ${line}`), "",
    ...verdicts(content, words, lang, state)].join("\n");

  // Controls are made anew when a file, a link or a button set them; typing never remakes them.
  const controls = h("div", { class: "dtw-min-controls" }), live = h("div", { class: "dtw-min-live" }), memo = h("div", { class: "dtw-min-memo" });
  let drawn = "";
  const signature = () => JSON.stringify([state.place, state.size, state.age, state.mask, state.question === OWN, state.own.columns.length]);

  function set(changes) { // from a control that already shows it
    Object.assign(state, changes);
    drawn = signature();
    change(changes);
  }

  function choose(key, items, label) {
    return kit.choices({ legend: label, layout: "row", value: state[key], items: items.map(({ name }, value) => ({ value, title: name })),
      onChange: (value) => set({ [key]: value }) }).el;
  }

  function columnControls() {
    const others = kit.choices({ legend: words.others, layout: "row", many: true, value: bits(state.mask),
      items: content.columns.map(({ name }, value) => ({ value, title: name })),
      onChange: (on) => set({ mask: on.reduce((mask, nr) => mask | (1 << nr), 0) }) });
    const all = kit.button(words.ask_all, "secondary", () => jump(ALL));
    const best = kit.button(words.ask_best, "secondary", () => jump(content.questions.find(({ id }) => id === state.question).best));
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.ask), choose("place", content.places, words.place), choose("size", content.size, words.size),
      choose("age", content.age, words.age), others.el, h("div", { class: "dtw-actions" }, all, best)];
  }

  function jump(to) {
    const name = document.activeElement?.textContent;
    change({ place: to.place, size: to.size, age: to.age, mask: to.mask });
    [...controls.querySelectorAll("button")].find((one) => one.textContent === name)?.focus();
  }

  function ownControls() {
    const { own } = state, put = (columns) => change({ own: { ...state.own, columns } });
    const row = (one, nr) => {
      const edit = (changes) => put(state.own.columns.map((column, at) => (at === nr ? { ...column, ...changes } : column)));
      const n = nr + 1, id = kit.uid();
      const select = h("select", { id, on: { change: () => edit({ how: select.value }) } }, content.own.hows.map((how) => h("option", { value: how.id }, how.name)));
      select.value = one.how;
      const gone = () => {
        put(state.own.columns.filter((_, at) => at !== nr));
        voice.say(kit.fill(words.own_removed, { n }));
        controls.querySelector(".dtw-min-add button, .dtw-min-columns input")?.focus();
      };
      return h("li", null, input(kit.fill(words.own_column, { n }), one.name, 80, (name) => edit({ name })).el,
        h("p", { class: "dtw-min-line" }, h("label", { for: id }, kit.fill(words.own_how, { n })), select),
        own.columns.length > 1 && kit.button(kit.fill(words.own_remove, { n }), "third", gone));
    };
    const add = () => {
      if (state.own.columns.length >= MOST) return aid.notice.show(kit.message("warning", words.own_full, ""));
      put([...state.own.columns, { name: "", how: content.own.hows[0].id }]);
      return controls.querySelector(".dtw-min-columns li:last-child input").focus();
    };
    return [h("p", { class: "dtw-hint" }, content.own.hint), input(words.own_question, own.question, LINE, (text) => change({ own: { ...state.own, question: text } })).el,
      h("ol", { class: "dtw-min-columns" }, own.columns.map(row)), h("div", { class: "dtw-min-add" }, kit.button(words.own_add, "secondary", add))];
  }

  function shown() {
    if (state.question === OWN) return [];
    const { question, found, error, enough, key, verdict, still, who } = judge(content, words, lang, state);
    const part = (n) => (100 * n) / content.total;
    const rows = (n) => `${kit.fill(words.of_total, { n: kit.number(n, 0, lang), total: kit.number(content.total, 0, lang) })} (${kit.number(part(n), 1, lang)}%)`;
    const scale = 5; // 20% is the whole width
    return [kit.heading(root, 1, { class: "dtw-sub" }, words.measured),
      kit.message(key === "best" ? "ok" : enough ? "info" : "warning", verdict, still),
      bar(words.bar_unique, part(found.unique), rows(found.unique)), bar(words.bar_few, part(found.few), rows(found.few)),
      bar(`${words.bar_error} (${kit.fill(words.bar_limit, { limit: kit.number(content.limit, 0, lang) })})`, error * scale, `${kit.number(error, 1, lang)}%`, content.limit * scale),
      h("p", { class: "dtw-hint" }, `${question.answer} ${question.error}`),
      h("p", null, h("strong", null, `${words.who} `), who), h("p", { class: "dtw-hint" }, kit.fill(words.caveat, { weight: kit.number(content.weight, 2, lang) })),
      h("details", null, h("summary", null, words.without), h("p", { class: "dtw-hint" }, words.without_hint), stepTable(content, words, lang, state))];
  }

  const questions = kit.choices({ legend: words.question, value: state.question, items: [...content.questions.map(({ id, name, decides }) => ({ value: id, title: name, note: decides })),
    { value: OWN, title: content.own.name, note: content.own.hint }], onChange: (question) => change({ question }) });
  const fields = ["ground", "until", "sees"].map((key) => ({ key, ...input(words[key], state[key], LINE, (text) => change({ [key]: text })) }));

  function show() {
    if (drawn !== signature()) {
      drawn = signature();
      controls.replaceChildren(...(state.question === OWN ? ownControls() : columnControls()).flat());
    }
    const at = [...content.questions.map(({ id }) => id), OWN].indexOf(state.question);
    questions.inputs[at].checked = true;
    fields.forEach(({ key, box }) => { if (box !== document.activeElement) box.value = state[key]; });
    const open = live.querySelector("details")?.open;
    live.replaceChildren(...shown());
    if (open) live.querySelector("details")?.setAttribute("open", "");
    const said = verdicts(content, words, lang, state);
    memo.replaceChildren(kit.heading(root, 1, { class: "dtw-sub" }, words.form),
      h("ol", null, lines(content, words, state).map((line, nr) => h("li", null, h("strong", null, `${words[`line_${nr + 1}`]}: `), line))),
      ...said.map((line) => h("p", null, line)));
    voice.say(said[0]);
  }

  result.append(memo, aid.bar);
  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", { class: "dtw-min-lead" }, content.lead),
    h("div", { class: "dtw-min-two" }, h("div", { class: "dtw-min-box" }, questions.el, controls), h("div", { class: "dtw-min-box" }, live,
      h("div", null, h("p", { class: "dtw-hint" }, words.form_hint), fields.map((field) => field.el)))), result,
    h("p", { class: "dtw-source" }, content.source), voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
