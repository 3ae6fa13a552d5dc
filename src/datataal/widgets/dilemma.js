// The dilemma player: situation, choose, consequences, the others, revise.
// No choice is wrong. The reader's own words stay visible and are never lost.
const EMPTY = { step: 0, role: "", together: false, seats: {}, choice: "", reason: "", later: [], warned: false, revision: "",
  final: "", note: "", dissent: "", values: [], created: "", saved: "", print: "" };
const THIN_WORDS = 15;
const ANSWER_MS = 8000; // a host that stays silent this long did not save

const wordCount = (text) => text.split(/\s+/).filter(Boolean).length;
const option = ({ options }, id) => options.find((one) => one.id === id);

// --- the route: which steps there are follows from what was chosen -----------------------------

// What follows on a choice: the round that names it, as "a" after the first, as "r1:a" later on.
function following(content, round, choice) {
  const name = round ? `${round}:${choice}` : choice;
  return (content.rounds || []).find((one) => one.after.includes(name));
}

// The rounds on the way of these choices, the first one first; the last may be still to choose.
function rounds(content, state) {
  const way = [{ at: content, id: "", choice: state.choice, reason: state.reason }];
  for (let last = way[0], nr = 0; last.choice; nr += 1) {
    const at = following(content, last.id, last.choice);
    if (!at || way.some((one) => one.id === at.id)) break;
    const held = state.later[nr]?.round === at.id ? state.later[nr] : { choice: "", reason: "" };
    way.push(last = { ...held, at, id: at.id });
  }
  return way;
}

function route(content, state) {
  const seats = state.together ? [...Object.keys(content.roles).map((role) => ({ name: "seat", role })), { name: "compare" }] : [];
  const turns = rounds(content, state).flatMap((_, nr) => [{ name: "choose", nr }, { name: "consequences", nr }]);
  return [{ name: "situation" }, ...seats, ...turns, { name: "others" }, { name: "revise" }];
}

// How far a state has come: no step may be open before what it rests on was given.
function reachable(content, state) {
  const steps = route(content, state);
  const given = ({ choice, reason } = {}) => Boolean(choice && reason?.trim());
  const way = rounds(content, state);
  const open = steps.findIndex(({ name, role, nr }) =>
    (name === "seat" && !given(state.seats[role])) || (name === "choose" && !given(way[nr])));
  return open < 0 ? steps.length - 1 : open;
}

// --- state ------------------------------------------------------------------

// Where to begin: this model's own state, else the draft in this browser (unless another host
// recorded later), else the record. What is damaged or no longer fits the dilemma starts anew.
function starting(given, draft, content) {
  const { record } = kit.readRecord(JSON.stringify(given.record ?? null), content);
  const usable = draft && (!record || draft.saved === record.updated);
  const found = given.step !== undefined ? given : usable ? { ...draft, saved: record ? draft.saved : "" }
    : record ? kit.fromRecord(record) : {};
  const kind = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
  const state = Object.fromEntries(Object.keys(EMPTY).map((key) =>
    [key, structuredClone(kind(found[key]) === kind(EMPTY[key]) ? found[key] : EMPTY[key])]));
  if (!fitting(state, content)) return structuredClone(EMPTY);
  const farthest = reachable(content, state);
  return { ...state, step: Math.max(0, Math.min(Math.trunc(state.step), farthest)) };
}

function fitting(state, content) {
  const ids = (at) => ["", ...at.options.map((one) => one.id)];
  const entry = (one, at) => one && at && ids(at).includes(one.choice) && typeof one.reason === "string";
  const round = (id) => (content.rounds || []).find((one) => one.id === id);
  return Number.isFinite(state.step) && entry(state, content) && ids(content).includes(state.final) &&
    state.later.every((one) => entry(one, round(one?.round))) &&
    Object.entries(state.seats).every(([role, seat]) => role in content.roles && entry(seat, content));
}

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

// --- frame: title, steps, footer ---------------------------------------------------------

const stepName = ({ words, content }, { name, role, nr }) =>
  (role ? content.roles[role].name : nr > 0 ? kit.fill(words[`again_${name}`], { n: nr + 1 }) : words[`step_${name}`]);

function stepList(player, steps) {
  const { words, place } = player;
  const item = (step, nr) => h("li", { class: nr < place ? "dtw-done" : nr > place ? "dtw-later" : "dtw-now",
    "aria-current": nr === place && "step" },
    h("span", { class: "dtw-step-mark", "aria-hidden": "true" }, nr < place ? "✓" : nr + 1),
    h("span", { class: "dtw-step-name" }, stepName(player, step), nr < place && kit.hidden(` (${words.done})`)));
  return h("ol", { class: "dtw-steps", "aria-label": words.progress }, steps.map(item));
}

const nextLabel = ({ words }, steps, place) =>
  (steps[place + 1].nr && steps[place + 1].name === "choose" ? words.next_round : words[`next_${steps[place].name}`]);

function footer(player, steps, step) {
  const { content, words, place } = player;
  const last = place === steps.length - 1;
  const go = (to) => kit.button(nextLabel(player, steps, place), "primary", () => (!step.ready || step.ready() === true) && player.go(to));
  const stop = kit.button(words.save_stop, "third", () => player.stopHere());
  const left = place ? [kit.button(words.back, "secondary", () => player.go(place - 1)), stop] : [stop];
  const right = last ? [content.memo && kit.button(words.as_text, "third", () => step.ready() && player.asText()),
    kit.button(words.download, "secondary", () => step.ready() && player.download()),
    kit.button(words.record, "primary", (event) => step.ready() && player.save(event.currentTarget))]
    : step.resume ? [go(1), kit.button(words.resume, "primary", () => player.go(player.state.step))] : [go(place + 1)];
  if (step.resume) right[0].className = "dtw-button dtw-button--secondary";
  return h("div", { class: "dtw-footer" }, h("div", null, left), h("div", null, right));
}

function below(player) {
  const { words, state, place, notice } = player;
  const open = place === 0 && kit.filePicker(words.open, ".json,application/json", kit.LARGEST_RECORD, player.open);
  const erase = state.saved && kit.button(words.erase, "third", () => notice.show(confirm(player, words.erase_sure, words.erase_yes, words.erase_no, player.erase)));
  return h("div", { class: "dtw-below" }, h("p", null, words.no_wrong), open, erase);
}

// A question with two answers, in the page: no dialog that takes the lesson away.
function confirm({ notice }, question, yes, no, act) {
  const before = document.activeElement;
  const back = () => { notice.clear(); before?.focus(); };
  const box = kit.message("warning", question, "", h("div", { class: "dtw-actions" },
    kit.button(yes, "secondary", () => { notice.clear(); act(); }), kit.button(no, "secondary", back)));
  box.addEventListener("keydown", (event) => event.key === "Escape" && back());
  setTimeout(() => box.querySelectorAll("button")[1].focus(), 0);
  return box;
}

// --- the player ----------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "dilemma");
  const key = `datataal:state:dilemma:${content.id}`;
  const state = starting(model.get("state"), kit.memory.read(key), content);
  const keeper = kit.keep(model, key, state);
  if (!state.role && content.roles[kit.memory.get("datataal:role")]) state.role = kit.memory.get("datataal:role");
  const notice = kit.notice();
  const titled = document.querySelector("h1")?.textContent.includes(content.title); // a page of its own
  let silence = null;

  const player = { content, words, lang, state, notice, place: 0, headingId: kit.uid(), set: keeper.set,
    sub: (...text) => kit.heading(root, 2, { class: "dtw-sub" }, ...text), go, stopHere, save, open, erase,
    asText: () => kit.download(`datataal-${content.id}.md`, memo(content, kit.toRecord(player)), "text/markdown"),
    download: () => kit.download(`datataal-${content.id}.json`, `${JSON.stringify(kit.toRecord(player), null, 2)}\n`) };

  function draw(focus) {
    const steps = route(content, state);
    const step = DRAW[steps[player.place].name](player, steps[player.place]);
    let list = stepList(player, steps);
    player.restep = () => { const now = stepList(player, route(content, state)); list.replaceWith(now); list = now; };
    const count = kit.hidden(`${kit.fill(words.step_of, { n: player.place + 1, total: steps.length })}: `);
    const heading = kit.heading(root, 1, { class: "dtw-step-heading", id: player.headingId, tabindex: "-1" }, count, step.heading);
    root.replaceChildren(
      h("div", { class: "dtw-card" },
        h("div", { class: "dtw-head" }, kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), list),
        h("div", { class: "dtw-body" }, heading, step.body, notice.el), footer(player, steps, step)),
      below(player));
    if (focus) heading.focus();
  }

  function go(place) {
    player.place = Math.min(place, route(content, state).length - 1, reachable(content, state));
    if (player.place > 0) keeper.set({ step: player.place });
    notice.clear();
    draw(true);
  }

  const say = (kind, lead, text, ...more) => notice.show(kit.message(kind, lead, text, ...more));
  const savedText = (where, at) => kit.fill(where ? words.saved_file : words.saved_browser, { where, time: kit.time(at, lang) });

  function stopHere() {
    keeper.flush();
    say("ok", words.kept, words.kept_how);
  }

  function save(pressed) {
    if (silence !== null) return; // one at a time
    const record = kit.toRecord(player);
    pressed.textContent = words.saving;
    keeper.set({ created: record.created });
    silence = setTimeout(() => answered({ type: "failed", message: "" }), ANSWER_MS);
    model.send({ type: "save", record });
  }

  function answered(message) {
    clearTimeout(silence);
    silence = null;
    if (message.type === "saved") {
      keeper.set({ saved: message.time, print: content.fingerprint });
      keeper.flush();
      draw(false);
      say("ok", savedText(message.where, message.time), "");
    } else if (message.type === "failed") {
      draw(false);
      say("error", message.message || words.not_saved, words.text_stays,
        h("div", { class: "dtw-actions" }, kit.button(words.download, "secondary", player.download)));
    } else if (message.type === "deleted") {
      Object.assign(state, structuredClone(EMPTY));
      keeper.flush();
      go(0);
      say("ok", words.erased, "");
    }
    (notice.el.querySelector("button") || root.querySelector(".dtw-button--primary")).focus({ preventScroll: true });
    notice.el.scrollIntoView({ block: "nearest" });
  }

  function erase() { model.send({ type: "delete", dilemma: content.id }); }

  function open(text) {
    const { record, refused } = kit.readRecord(text, content);
    if (refused) return say("error", words[`refused_${refused}`], words.unchanged);
    const take = () => { keeper.set({ ...kit.fromRecord(record), saved: "" }); go(Infinity); say("info", words.opened, ""); };
    return state.reason.trim() && !state.saved
      ? notice.show(confirm(player, words.replace, words.replace_yes, words.replace_no, take)) : take();
  }

  function welcome() {
    if (state.saved) {
      say("info", kit.fill(words.earlier, { day: kit.day(state.saved, lang), time: kit.time(state.saved, lang) }),
        state.print && state.print !== content.fingerprint ? words.text_changed : "");
    }
  }

  model.on("msg:custom", answered);
  draw(false);
  welcome();
  return () => { clearTimeout(silence); model.off("msg:custom", answered); keeper.stop(); root.remove(); };
}

export default { render };
