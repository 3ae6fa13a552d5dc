// The three-action board: a technology in its place, who it touches, which values, and what can be
// done about it in technology, in rules and in behaviour. It names what is missing and judges nobody.
const { h } = kit;
const MOST = { touched: 8, values: 8, actions: 24 };

function sound(content, given) {
  const line = (text) => kit.oneLine(text, LINE), kinds = content.kinds.map(({ id }) => id);
  const values = rowsOf(given.values, MOST.values, (one) => ({ text: line(one.text), id: /^v\d{1,3}$/.test(one.id) ? one.id : "" }));
  const taken = new Set();
  for (const one of values) { // each value keeps a name of its own, so that it can be moved
    if (!one.id || taken.has(one.id)) one.id = freeId(taken);
    taken.add(one.id);
  }
  const actions = rowsOf(given.actions, MOST.actions, (one) => ({ kind: kinds.includes(one.kind) ? one.kind : kinds[0], text: line(one.text),
    owner: line(one.owner), date: line(one.date), value: taken.has(one.value) ? one.value : "" }));
  return { subject: line(given.subject), touched: rowsOf(given.touched, MOST.touched, (one) => ({ text: line(one.text), voice: line(one.voice) })), values, actions };
}

function freeId(taken) {
  for (let n = 1; ; n += 1) if (!taken.has(`v${n}`)) return `v${n}`;
}

const said = (rows) => rows.filter(({ text }) => text.trim());

function gaps(content, words, state) {
  const actions = said(state.actions), values = said(state.values);
  return [!state.subject.trim() && words.gap_subject, !said(state.touched).length && words.gap_touched, !values.length && words.gap_values,
    ...said(state.touched).filter(({ voice }) => !voice.trim()).map(({ text }) => kit.fill(words.gap_voice, { who: text })),
    ...content.kinds.filter(({ id }) => !actions.some(({ kind }) => kind === id)).map(({ name }) => kit.fill(words.gap_kind, { kind: name })),
    ...actions.filter(({ owner }) => !owner.trim()).map(({ text }) => kit.fill(words.gap_owner, { action: text })),
    ...actions.filter(({ date }) => !date.trim()).map(({ text }) => kit.fill(words.gap_date, { action: text })),
    ...values.filter(({ id }) => !actions.some(({ value }) => value === id)).map(({ text }) => kit.fill(words.gap_value, { value: text }))].filter(Boolean);
}

function actionLine(words, state, one) {
  const value = state.values.find(({ id }) => id === one.value)?.text.trim();
  const parts = [one.owner.trim() || words.open_owner, one.date.trim() || words.open_date, value && kit.fill(words.serves, { value })];
  return `${one.text.trim()} (${parts.filter(Boolean).join("; ")})`;
}

function lines(content, words, state) {
  const of = (rows, line) => said(rows).map((one) => `- ${line(one)}`);
  const missing = gaps(content, words, state);
  return [kit.fill(words.about, { subject: state.subject.trim() || words.still_open }), "", `${words.touched}:`, ...of(state.touched, ({ text, voice }) => `${text.trim()} (${kit.fill(words.spoken, { voice: voice.trim() || words.nobody })})`),
    "", `${words.values}:`, ...of(state.values, ({ text }) => text.trim()),
    ...content.kinds.flatMap(({ id, name }) => ["", `${name}:`, ...of(state.actions.filter(({ kind }) => kind === id), (one) => actionLine(words, state, one))]),
    "", missing.length ? `${words.missing}:` : words.whole, ...missing.map((one) => `- ${one}`)];
}

function boardOf(root, content, words, state) {
  const column = ({ id, name }) => h("section", { class: "dtw-board-column" }, kit.heading(root, 2, null, name),
    h("ul", null, said(state.actions.filter(({ kind }) => kind === id)).map((one) => h("li", { dir: "auto" }, actionLine(words, state, one)))));
  return h("div", { class: "dtw-board-three" }, content.kinds.map(column));
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "board"), voice = kit.announcer(), board = h("div"), missing = h("div", { class: "dtw-board-missing" });
  const aid = kit.aid({ model, el, kind: "board", sound: (given) => sound(content, given), show: () => show(),
    text: () => lines(content, words, aid.state).join("\n"), result: () => result });
  const { state, change } = aid, part = (title, hint, ...inside) => h("section", { class: "dtw-board-part" }, kit.heading(root, 1, null, title), h("p", { class: "dtw-hint" }, hint), inside);
  const result = h("section", { class: "dtw-board-result", "aria-label": words.result }, kit.heading(root, 1, null, words.result), board, missing, aid.bar);

  const subject = oneField(words.subject, words.subject_hint, state.subject, (text) => change({ subject: text }));
  const called = (key) => (nr) => kit.fill(words[key], { n: nr + 1 });
  const list = (key, fields, blank) => rowList({ words: { ...words, add: words[`add_${key}`] }, get: () => state[key], put: (rows) => change({ [key]: rows }),
    most: MOST[key], blank, name: called(`one_${key}`), fields });
  const touched = list("touched", [{ key: "text", label: words.who }, { key: "voice", label: words.voice }], () => ({ text: "", voice: "" }));
  const values = list("values", [{ key: "text", label: words.value }], () => ({ text: "", id: freeId(new Set(state.values.map(({ id }) => id))) }));
  const actions = list("actions", [{ key: "kind", label: words.kind, kind: "select", items: () => content.kinds },
    { key: "text", label: words.action, wide: true }, { key: "owner", label: words.owner }, { key: "date", label: words.date },
    { key: "value", label: words.for_value, kind: "select", items: () => [{ id: "", name: words.no_value }, ...said(state.values).map(({ id, text }) => ({ id, name: text }))] }],
    () => ({ kind: content.kinds.find(({ id }) => !state.actions.some(({ kind }) => kind === id))?.id || content.kinds[0].id, text: "", owner: "", date: "", value: "" }));
  const fill = (given) => change(sound(content, given));
  const examples = h("div", { class: "dtw-actions" }, kit.button(words.example, "secondary", () => fill(content.example)), kit.button(words.clear, "third", () => fill({})));

  function show() {
    subject.sync(state.subject);
    [touched, values, actions].forEach((one) => one.sync());
    const open = gaps(content, words, state);
    board.replaceChildren(boardOf(root, content, words, state));
    missing.replaceChildren(h("p", null, h("strong", null, open.length ? words.missing : words.whole)), open.length ? h("ul", null, open.map((one) => h("li", { dir: "auto" }, one))) : "");
    voice.say(open.length ? kit.fill(words.still, { n: open.length }) : words.whole);
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), examples, subject.el,
    part(words.touched, words.touched_hint, touched.el), part(words.values, words.values_hint, values.el), part(words.actions, words.actions_hint,
      h("ul", { class: "dtw-board-kinds" }, content.kinds.map(({ name, hint }) => h("li", null, h("strong", null, `${name}: `), hint))), actions.el), result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
