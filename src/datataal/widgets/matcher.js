// One word, three roles: each chooses what they hear, then they agree on a wording and a date.
const { h } = kit;
const OTHER = "other", LONGEST = { text: 200, wording: 600 };
const STEPS = { together: ["word", "policy", "data", "ethics", "compare"], alone: ["word", "alone", "compare"] };

// --- what follows from the state, without any element --------------------------------------------

const termOf = (content, state) => content.terms.find((one) => one.id === state.term);
const seatsOf = (state) => STEPS[state.mode].slice(1, -1);
const chosen = (state, seat) => {
  const { pick, text } = state.picks[seat];
  return pick === OTHER ? Boolean(text.trim()) : Boolean(pick);
};
const furthest = (state) => {
  const open = seatsOf(state).findIndex((seat) => !chosen(state, seat));
  return open < 0 ? STEPS[state.mode].length - 1 : open + 1;
};

// The readings do not stand in the order of the roles, or everybody would choose their own.
function mixed(term) {
  const roles = Object.keys(term.readings), turn = [...term.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  const first = roles.splice(turn % 3, 1);
  return [...first, ...(turn < 3 ? roles : roles.reverse())];
}

function heard(content, state, seat) {
  const { pick, text } = state.picks[seat];
  return pick === OTHER ? text.trim() : termOf(content, state).readings[pick];
}

// Another meaning in one's own words is a meaning of its own, unless the words are the same.
const different = (content, state) => new Set(seatsOf(state).map((seat) => heard(content, state, seat).toLowerCase())).size;

function sentence(content, words, state) {
  if (state.mode === "alone") return words.one_heard;
  return [words.all_same, words.two_differ, words.three_differ][different(content, state) - 1];
}

// A meaning of our own is never called official.
const meaningOf = (term, words) => (term.ours ? words.ours : words.official);
const roleName = (content, seat) => content.roles.find(({ id }) => id === seat)?.name;
const hears = (content, words, seat) => (seat === "alone" ? words.you_hear : kit.fill(words.hears, { role: roleName(content, seat) }));
const dayOf = (state, lang) => state.date && kit.day(`${state.date}T12:00:00`, lang);

function lines(content, words, state, lang) {
  const term = termOf(content, state);
  if (furthest(state) < STEPS[state.mode].length - 1) return [kit.fill(words.not_yet, { term: term.term })];
  return [`${words.term}: ${term.term}`,
    ...seatsOf(state).map((seat) => `${hears(content, words, seat)}: “${heard(content, state, seat)}”`),
    sentence(content, words, state), `${words.clash}: ${term.clash}`, `${meaningOf(term, words)}: ${term.meaning} (${term.source})`,
    `${words.wording}: ${state.wording.trim() || words.still_open}`, `${words.date}: ${dayOf(state, lang) || words.still_open}`];
}

// --- state ----------------------------------------------------------------------------------------

function sound(content, given) {
  const term = content.terms.some(({ id }) => id === given.term) ? given.term : content.terms[0].id;
  const mode = given.mode === "alone" ? "alone" : "together", changed = term !== given.term;
  const fits = (pick) => pick === OTHER || content.roles.some(({ id }) => id === pick);
  const seat = (id) => {
    const held = changed ? {} : given.picks?.[id];
    return [id, { pick: fits(held?.pick) ? held.pick : "", text: kit.oneLine(held?.text, LONGEST.text) }];
  };
  const date = String(given.date), day = /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T12:00:00Z`);
  const real = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  const state = { term, mode, picks: Object.fromEntries(["policy", "data", "ethics", "alone"].map(seat)),
    wording: changed ? "" : kit.oneLine(given.wording, LONGEST.wording), date: real && !changed ? date : "" };
  const step = !changed && Number.isInteger(given.step) && given.step > 0 ? given.step : 0;
  return { ...state, step: Math.min(step, furthest(state)) };
}

// --- what is seen -----------------------------------------------------------------------------------

function word({ content, words, state, set, next }) {
  const id = kit.uid();
  const select = h("select", { id, on: { change: () => set({ ...sound(content, { mode: state.mode }), term: select.value, step: 0 }) } },
    content.terms.map((term) => h("option", { value: term.id }, term.term)));
  select.value = state.term;
  const mode = kit.choices({ legend: words.mode, layout: "row", value: state.mode, onChange: (value) => set({ mode: value, step: 0 }),
    items: [{ value: "together", title: words.together }, { value: "alone", title: words.alone }] });
  return { heading: words.which, body: [h("div", { class: "dtw-match-word" }, h("label", { for: id }, words.term), select),
    mode.el, h("p", { class: "dtw-hint" }, words.mode_hint)], next: [words.begin, next] };
}

function seat(player, id) {
  const { content, words, state, set, next } = player, term = termOf(content, state), held = state.picks[id];
  const role = content.roles.find((one) => one.id === id);
  const keep = (changes) => set({ picks: { ...state.picks, [id]: { ...state.picks[id], ...changes } } });
  const fieldId = kit.uid(), error = h("div", { class: "dtw-error", id: `${fieldId}-error` });
  const input = h("input", { type: "text", id: fieldId, maxlength: LONGEST.text, dir: "auto", autocomplete: "off", value: held.text,
    "aria-describedby": error.id, on: { input: () => { error.replaceChildren(); keep({ text: kit.oneLine(input.value, LONGEST.text) }); } } });
  const own = h("div", { class: "dtw-match-other", hidden: held.pick !== OTHER }, h("label", { for: fieldId }, words.other_label), input, error);
  const choice = kit.choices({ legend: kit.fill(words.ask, { term: term.term }), value: held.pick,
    items: [...mixed(term).map((one) => ({ value: one, title: term.readings[one] })), { value: OTHER, title: words.other }],
    onChange: (pick) => { own.hidden = pick !== OTHER; keep({ pick }); } });
  function go() {
    if (chosen(state, id)) return next();
    if (state.picks[id].pick !== OTHER) return choice.complain(words.choose_first);
    error.replaceChildren(kit.message("error", words.write_first));
    return input.focus();
  }
  return { heading: role ? [kit.mark(role.id, role.letter, 28), kit.fill(words.seat, { role: role.name })] : words.seat_alone,
    body: [role && h("p", null, words.seat_hint), choice.el, own], next: [words.next, go] };
}

function compare({ root, content, words, state, lang, set }) {
  const term = termOf(content, state);
  const said = h("ul", { class: "dtw-match-seats" }, seatsOf(state).map((id) => {
    const role = content.roles.find((one) => one.id === id), { pick } = state.picks[id];
    return h("li", null, kit.heading(root, 2, null, role && kit.mark(role.id, role.letter, 24), hears(content, words, id)),
      h("p", { class: "dtw-match-said", dir: "auto" }, `“${heard(content, state, id)}”`),
      h("p", { class: "dtw-hint" }, pick === OTHER ? words.own_words : kit.fill(words.reading_of, { role: roleName(content, pick) })));
  }));
  const unheard = content.roles.filter(({ id }) => !seatsOf(state).some((one) => state.picks[one].pick === id));
  const wording = kit.field({ label: words.wording, hint: kit.fill(words.wording_hint, { say: term.say }), value: state.wording, rows: 3,
    onInput: (text) => set({ wording: kit.oneLine(text, LONGEST.wording) }) });
  wording.input.maxLength = LONGEST.wording;
  const dateId = kit.uid(), date = h("input", { type: "date", id: dateId, value: state.date, "aria-describedby": `${dateId}-hint`,
    on: { input: () => set({ date: date.value }) } });
  const part = (name, ...children) => h("div", { class: "dtw-match-part" }, kit.heading(root, 2, null, name), children);
  return { heading: kit.fill(words.compare, { term: term.term }), body: [
    h("p", { class: "dtw-lead" }, sentence(content, words, state)), said,
    unheard.length > 0 && part(words.not_heard, h("ul", null, unheard.map(({ id, name }) => h("li", null, h("strong", null, `${name}: `), term.readings[id])))),
    part(words.clash, h("p", null, term.clash)),
    part(meaningOf(term, words), h("p", null, term.meaning), h("p", { class: "dtw-source" }, `${words.source}: ${term.source}`)),
    wording.el, h("div", { class: "dtw-match-word" }, h("label", { for: dateId }, words.date), date, h("p", { class: "dtw-hint", id: `${dateId}-hint` }, words.date_hint)),
  ], lang };
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "matcher"), voice = kit.announcer();
  const stage = h("div", { class: "dtw-match-stage" }), minutes = h("div", { class: "dtw-match-lines" });
  let drawn = null;
  const aid = kit.aid({ model, el, kind: "matcher", sound: (given) => sound(content, given), show,
    text: () => [words.minutes, "", ...lines(content, words, aid.state, lang)].join("\n"), result: () => result });
  const result = h("section", { class: "dtw-match-result", "aria-label": words.minutes }, kit.heading(root, 1, null, words.minutes), minutes, aid.bar);
  const { state } = aid;
  const at = () => STEPS[state.mode][state.step];

  function step(by) {
    aid.change({ step: state.step + by });
    stage.querySelector("[tabindex]").focus();
  }

  function draw() {
    const player = { root, content, words, state, lang, set: aid.change, next: () => step(1) };
    const part = at() === "word" ? word(player) : at() === "compare" ? compare(player) : seat(player, at());
    const count = kit.fill(words.step, { n: state.step + 1, total: STEPS[state.mode].length });
    stage.replaceChildren(h("p", { class: "dtw-hint" }, count), kit.heading(root, 1, { tabindex: -1, class: "dtw-match-head" }, part.heading),
      ...part.body.filter(Boolean), h("div", { class: "dtw-actions" }, part.next && kit.button(part.next[0], "primary", part.next[1]) || "",
        state.step > 0 ? kit.button(words.back, "secondary", () => step(-1)) : ""));
  }

  // Drawn anew when the reader goes on or opens a file; not under the hands of who chooses or types.
  function show() {
    if (drawn !== state.step || !stage.contains(document.activeElement)) draw();
    drawn = state.step;
    minutes.replaceChildren(...lines(content, words, state, lang).map((line) => h("p", { dir: "auto" }, line)));
    if (at() === "compare") voice.say(sentence(content, words, state));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), stage, result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
