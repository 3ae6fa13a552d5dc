// --- the steps: each returns its body and what must hold before the next -----------------------

function situation(player) {
  const { content, words, state } = player;
  const { facts, triad } = content;
  const table = h("table", null, h("caption", { class: "dtw-hidden" }, facts.title),
    h("thead", null, h("tr", null, facts.rows[0].length > facts.columns.length && h("td"), facts.columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, facts.rows.map((row) => h("tr", null,
      row.map((cell, nr) => (nr ? h("td", null, cell) : h("th", { scope: "row" }, cell)))))));
  const panel = h("div", { class: "dtw-facts" }, player.sub(facts.title),
    h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": facts.title }, table), facts.picture && bars(facts.picture),
    h("p", { class: "dtw-source" }, `${words.source}: ${facts.source}`));
  const story = h("div", { class: "dtw-story" }, h("p", { class: "dtw-lead" }, content.lead),
    content.situation.map((text) => h("p", null, text)),
    player.sub(words.touched), h("ul", null, content.touched.map((who) => h("li", null, who))));
  const box = (name) => h("div", null, player.sub(words[name]), h("p", null, triad[name]));
  const role = kit.choices({ legend: words.role, layout: "row", value: state.role,
    items: [...Object.entries(content.roles).map(([id, { name, letter }]) =>
      ({ value: id, title: name, mark: kit.mark(id, letter, 24) })), { value: "", title: words.no_role }],
    onChange: (id) => { player.set({ role: id }); kit.memory.set("datataal:role", id); } });
  const mode = kit.choices({ legend: words.who_decides, layout: "row", value: state.together,
    items: [{ value: false, title: words.alone }, { value: true, title: words.together, note: words.together_note }],
    onChange: (together) => { player.set({ together }); role.el.hidden = together; player.restep(); } });
  role.el.hidden = state.together;
  return { heading: kit.hidden(words.step_situation), resume: state.step > 0,
    body: [h("div", { class: "dtw-two" }, story, panel), h("div", { class: "dtw-triad" }, ["can", "may", "want"].map(box)),
      h("blockquote", { class: "dtw-citizen" }, h("p", { class: "dtw-hint" }, words.citizen), h("p", null, content.citizen)), mode.el, role.el] };
}

// Choose with a reason: `at` holds the options, `held` what was given, `keep` takes changes.
function choosing(player, at, held, keep) {
  const { content, words } = player;
  const options = kit.choices({ labelledby: player.headingId, value: held.choice,
    items: at.options.map(({ id, text, cost }) => ({ value: id, title: text, note: cost })), onChange: (choice) => keep({ choice }) });
  const reason = kit.field({ label: words.why, hint: at.reason_hint || content.reason_hint, value: held.reason,
    onInput: (text) => keep({ reason: text }) });
  function ready() {
    if (!held.choice) return options.complain(words.no_choice);
    if (!held.reason.trim()) return reason.complain(words.no_reason);
    if (wordCount(held.reason) >= THIN_WORDS || held.warned) return true;
    keep({ warned: true });
    reason.warn(words.thin, `${at.thin_question || content.thin_question} ${words.go_on}`);
    return false;
  }
  return { body: [options.el, reason.el], ready };
}

// Each role for itself, before the others are heard.
function seat(player, { role }) {
  const { content, words, state } = player;
  const held = { choice: "", reason: "", ...state.seats[role] };
  const keep = (changes) => {
    Object.assign(held, changes);
    player.set({ seats: { ...state.seats, [role]: { choice: held.choice, reason: held.reason } } });
  };
  const { name, letter } = content.roles[role];
  const step = choosing(player, content, held, keep);
  return { ...step, heading: [kit.mark(role, letter, 28), kit.fill(words.seat_heading, { role: name })],
    body: [h("p", null, words.seat_hint), h("p", { class: "dtw-lead" }, content.question), ...step.body] };
}

function compare(player) {
  const { content, words, state } = player;
  const chosen = Object.keys(content.roles).map((role) => state.seats[role].choice);
  const kinds = new Set(chosen).size;
  const card = ([role, { name, letter }]) => h("section", { class: `dtw-voice dtw-voice--${role}` },
    player.sub(kit.mark(role, letter), name),
    h("p", null, h("strong", null, option(content, state.seats[role].choice).text)),
    h("p", null, `${words.quote[0]}${state.seats[role].reason.trim()}${words.quote[1]}`));
  return { heading: words.compare_heading, body: [
    h("p", null, kinds === 1 ? words.compare_same : kit.fill(words.compare_differ, { n: kinds })),
    h("div", { class: "dtw-voices" }, Object.entries(content.roles).map(card)), h("p", null, words.compare_talk)] };
}

function choose(player, { nr }) {
  const { content, words, state } = player;
  const turn = rounds(content, state)[nr];
  const held = nr ? { choice: turn.choice, reason: turn.reason, warned: turn.warned } : state;
  const keepFirst = (changes) => player.set({ ...changes,
    ...("choice" in changes && { later: [], ...(state.final === changes.choice && { final: "", revision: "" }) }) });
  const keepLater = (changes) => {
    Object.assign(held, changes);
    player.set({ later: [...state.later.slice(0, nr - 1), { round: turn.id, ...held }] });
  };
  const step = choosing(player, turn.at, held, nr ? keepLater : keepFirst);
  const before = nr ? [...quotes(player, nr), h("div", { class: "dtw-story" }, turn.at.situation.map((text) => h("p", null, text)))] : [];
  return { ...step, heading: state.together && !nr ? words.together_question : turn.at.question,
    body: [...before, state.together && !nr && h("p", { class: "dtw-lead" }, turn.at.question), ...step.body] };
}

// The reader's own words, from the first round up to round `count`.
function quotes({ content, words, state }, count = Infinity) {
  return rounds(content, state).slice(0, count).filter((turn) => turn.choice).map(({ at, choice, reason }, nr) => {
    const el = kit.message("ok", nr ? words.then_chose : words.you_chose, option(at, choice).text,
      h("p", null, h("strong", null, words.your_reason, " "), `${words.quote[0]}${reason.trim()}${words.quote[1]}`));
    el.classList.add("dtw-quote");
    return el;
  });
}

function consequences(player, { nr }) {
  const { content, words, state } = player;
  const turn = rounds(content, state)[nr], chosen = option(turn.at, turn.choice);
  const row = ({ who, direction, word, why }) => h("li", null, player.sub(who),
    h("p", { class: "dtw-direction" }, kit.icon(direction), word), h("p", null, why));
  return { heading: words.what_happens, body: [...quotes(player, nr + 1).slice(-1),
    h("ul", { class: "dtw-effects" }, chosen.effects.map(row)), chosen.places && felt(player, chosen.places),
    h("p", { class: "dtw-values" }, h("strong", null, words.values, " "), content.values.join(" · "))] };
}

function others(player) {
  const { content, words, state } = player;
  const speakers = Object.entries(content.roles).filter(([id]) => state.together || id !== state.role);
  const last = rounds(content, state).at(-1);
  const voice = ([id, { name, letter }]) => h("section", { class: `dtw-voice dtw-voice--${id}` },
    player.sub(kit.mark(id, letter), kit.fill(words.says, { role: name })),
    h("p", null, option(last.at, last.choice).voices[id]));
  return { heading: speakers.length < 3 ? words.other_two : words.all_three,
    body: [...quotes(player), h("div", { class: "dtw-voices" }, speakers.map(voice))] };
}

function revise(player) {
  const { content, words, state } = player;
  const rest = content.options.filter((one) => one.id !== state.choice);
  const other = kit.choices({ legend: words.which, value: state.final, onChange: (final) => player.set({ final }),
    items: rest.map(({ id, text, cost }) => ({ value: id, title: text, note: cost })) });
  const note = kit.field({ label: words.note, hint: words.note_hint, value: state.note, rows: 3,
    onInput: (text) => player.set({ note: text }) });
  const follow = () => {
    other.el.hidden = state.revision !== "change";
    note.el.hidden = !["note", "change"].includes(state.revision);
    note.el.firstChild.textContent = state.revision === "change" ? words.why_change : words.note;
  };
  const keep = kit.choices({ labelledby: player.headingId, layout: "row", value: state.revision,
    items: ["keep", "note", "change"].map((id) => ({ value: id, title: words[`revise_${id}`] })),
    onChange: (revision) => { player.set({ revision }); follow(); } });
  const dissent = kit.field({ label: words.dissent, hint: content.dissent_hint, value: state.dissent, rows: 3,
    onInput: (text) => player.set({ dissent: text }) });
  const values = kit.choices({ legend: words.weighed, layout: "row", many: true, value: state.values,
    items: content.values.map((title, nr) => ({ value: nr, title })), onChange: (chosen) => player.set({ values: chosen }) });
  follow();
  function ready() {
    if (!state.revision) return keep.complain(words.no_revision);
    if (state.revision === "change" && !state.final) return other.complain(words.no_other);
    if (state.revision !== "keep" && !state.note.trim()) return note.complain(words.no_note);
    return true;
  }
  return { heading: words.stay, body: [...quotes(player), keep.el, other.el, note.el, dissent.el, values.el], ready };
}

const DRAW = { situation, seat, compare, choose, consequences, others, revise };
