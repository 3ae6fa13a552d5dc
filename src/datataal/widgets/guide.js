// Questions, outcomes by rules, a result in words. Questions, rules and texts are those of the aid.
const { h } = kit;
const LONGEST = { subject: 120, words: 400 };

// --- rules: true, false, or null as long as an open question can still turn them -------------------

const every = (given) => (given.includes(false) ? false : given.includes(null) ? null : true);
const not = (value) => (value === null ? null : !value);
const some = (given) => not(every(given.map(not)));
function atLeast(fewest, given) {
  const yes = given.filter(Boolean).length, open = given.filter((one) => one === null).length;
  return yes >= fewest ? true : yes + open < fewest ? false : null;
}

function holds(rule, at) {
  if (rule === undefined) return true;
  if (typeof rule === "string") return at(rule);
  const each = (rules) => rules.map((one) => holds(one, at));
  return every([rule.all && every(each(rule.all)), rule.any && some(each(rule.any)), rule.none && not(some(each(rule.none))),
    rule.of && atLeast(rule.at_least, each(rule.of))].filter((one) => one !== undefined));
}

// In a group with `first` only the first that holds counts, and not before those above it are out.
function heldIn(group, at) {
  const values = group.outcomes.map((one) => holds(one.when, at));
  if (!group.first) return { held: group.outcomes.filter((_, nr) => values[nr] === true), sure: !values.includes(null) };
  const nr = values.findIndex((value) => value !== false);
  return { held: values[nr] === true ? [group.outcomes[nr]] : [], sure: values[nr] !== null };
}

// --- what follows from the answers, without any element --------------------------------------------

function read(content, state) {
  const asked = {}, chosen = (id) => state.answers[id] || [];
  const at = (name) => {
    const [id, option] = name.split(":");
    if (asked[id] !== true) return asked[id];
    return chosen(id).length > 0 ? chosen(id).includes(option) : null;
  };
  for (const { id, when } of content.questions) asked[id] = holds(when, at);
  const questions = content.questions.filter(({ id }) => asked[id] === true);
  const ownWords = (one) => (one.write && holds(one.write.when, at) === true ? (state.words[one.id] || "").trim() : "");
  const isOpen = (one) => (one.options ? chosen(one.id).length === 0 : !ownWords(one));
  const titles = (one) => (one.options || []).filter(({ id }) => chosen(one.id).includes(id)).map(({ title }) => title);
  const groups = content.groups.map((group) => ({ ...group, ...heldIn(group, at) }));
  const kept = (list = []) => list.filter(({ when }) => holds(when, at) === true).map(({ text }) => text);
  const things = (content.compare?.things || []).map((one) => ({ ...one, for: kept(one.for), against: kept(one.against) }));
  const said = (id, middle) => {
    if (id === "subject") return state.subject.trim();
    const one = questions.find((question) => question.id === id);
    return one && (ownWords(one) || (one.write ? "" : titles(one).map((title) => (middle ? within(title) : title)).join("; ")));
  };
  return { at, questions, ownWords, titles, things, groups, open: questions.filter(isOpen), draft: draftOf(content, at, said),
    begun: questions.some((one) => !isOpen(one)) };
}

// In the middle of a line an answer of ours begins with a small letter; "AI" and "I" stay as they are.
const within = (text) => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

// A line of the draft stands when its rule holds; without the reader's words its `without` stands.
function draftOf(content, at, said) {
  const lines = [];
  for (const { when, text, without } of content.draft?.lines || []) {
    if (holds(when, at) !== true) continue;
    const names = [...text.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, name]) => name);
    const fill = (room, name, place) => said(name, place > 0).replace(text[place + room.length] === "." ? /\.$/ : "", "");
    if (names.every((name) => said(name))) lines.push(text.replace(/\{([a-z0-9-]+)\}/g, fill));
    else if (without) lines.push(without);
  }
  return lines;
}

const drafted = (content, draft) => draft.join(content.draft.joined ? " " : "\n");
const LISTS = ["do", "call"];
const named = (label) => (label.endsWith("?") ? `${label} ` : `${label}: `); // a question needs no colon

function lines(content, words, state) {
  const found = read(content, state), out = [content.title];
  const part = (title, ...rows) => rows.length > 0 && out.push("", title, ...rows);
  if (state.subject.trim()) out.push(named(content.subject.label) + state.subject.trim());
  for (const group of found.groups) {
    part(group.title, ...group.held.flatMap((one) => [[one.title, one.text].filter(Boolean).join(" "),
      ...LISTS.flatMap((key) => (one[key] || []).map((item) => `- ${words[key]}: ${item}`)), one.source && `${words.source}: ${one.source}`].filter(Boolean)));
  }
  part(content.compare?.title, ...found.things.filter(spoken).map((one) => `${one.title}. ${[["for", one.for], ["against", one.against]]
    .filter(([, reasons]) => reasons.length > 0).map(([key, reasons]) => `${words[key]}: ${reasons.join(" ")}`).join(" ")}`));
  if (found.draft.length > 0) part(content.draft.title, drafted(content, found.draft));
  part(words.open_questions, ...found.open.map(({ ask }) => `- ${ask}`));
  part(words.answers, ...found.questions.filter((one) => !found.open.includes(one)).map((one) => `- ${one.ask} ${answer(found, one)}`));
  return out;
}

const brief = (held) => held.length > 2 && held.every((one) => LISTS.every((key) => !one[key]));
const spoken = (thing) => thing.for.length + thing.against.length > 0;
const answer = (found, one) => [found.titles(one).join("; "), found.ownWords(one) && `“${found.ownWords(one)}”`].filter(Boolean).join(": ");

// --- state ------------------------------------------------------------------------------------------

function sound(content, given) {
  const answers = {}, words = {}, list = (value) => (Array.isArray(value) ? value : []);
  const own = (held, id) => (typeof held === "object" && held !== null && Object.hasOwn(held, id) ? held[id] : undefined);
  for (const one of content.questions) {
    const picked = list(own(given.answers, one.id)), options = (one.options || []).filter(({ id }) => picked.includes(id));
    const single = one.many ? options.find(({ alone }) => alone) : options[0];
    answers[one.id] = (single ? [single] : one.many ? options : []).map(({ id }) => id);
    if (one.write) words[one.id] = kit.oneLine(own(given.words, one.id), LONGEST.words);
  }
  const at = content.questions.some(({ id }) => id === given.at) ? given.at : content.questions[0].id;
  const view = ["steps", "sheet"].includes(given.view) ? given.view : content.view || "steps";
  return { subject: kit.oneLine(given.subject, LONGEST.subject), answers, words, at, view };
}

// --- what is seen -------------------------------------------------------------------------------------

function oneLineField({ label, hint, value, longest, onInput }) {
  const id = kit.uid();
  const input = h("input", { type: "text", id, maxlength: longest, dir: "auto", autocomplete: "off", value,
    "aria-describedby": hint && `${id}-hint`, on: { input: () => onInput(kit.oneLine(input.value, longest)) } });
  return h("div", { class: "dtw-guide-own" }, h("label", { for: id }, label), hint && h("p", { class: "dtw-hint", id: `${id}-hint` }, hint), input);
}

// One question: its place, what is asked, help, the choices and the reader's own words.
function block({ root, words, state, keep }, one) {
  const id = kit.uid(), count = h("p", { class: "dtw-hint" });
  const head = kit.heading(root, 1, { id, tabindex: -1, class: "dtw-guide-ask" }, one.ask);
  const why = one.why && h("details", null, h("summary", null, words.why, kit.hidden(`: ${one.ask}`)), h("p", null, one.why));
  const many = one.many && h("p", { class: "dtw-hint", id: `${id}-many` }, words.many);
  function pick(value) {
    const before = state.answers[one.id], now = one.many ? value : [value].filter(Boolean);
    const alone = (option) => one.options.find((each) => each.id === option).alone;
    const fresh = now.find((option) => !before.includes(option));
    const next = fresh && alone(fresh) ? [fresh] : fresh ? now.filter((option) => !alone(option)) : now;
    choice.inputs.forEach((input) => { input.checked = next.includes(input.value); });
    keep({ answers: { ...state.answers, [one.id]: next } });
  }
  const choice = one.options && kit.choices({ labelledby: id, describedby: many && `${id}-many`, many: Boolean(one.many), onChange: pick,
    value: one.many ? state.answers[one.id] : state.answers[one.id][0], items: one.options.map(({ id: value, title, note }) => ({ value, title, note })) });
  const own = one.write && oneLineField({ ...one.write, value: state.words[one.id], longest: LONGEST.words,
    onInput: (text) => keep({ words: { ...state.words, [one.id]: text } }) });
  const el = h("div", { class: "dtw-guide-question" }, count, head, why, many, choice && choice.el, own);
  return { id: one.id, el, head, count, own };
}

function outcome(root, words, one) {
  return h("li", null, kit.heading(root, 3, null, one.title), one.text && h("p", null, one.text),
    LISTS.filter((key) => one[key]).map((key) => h("div", null, h("p", { class: "dtw-guide-label" }, words[key]), h("ul", null, one[key].map((item) => h("li", null, item))))),
    one.source && h("p", { class: "dtw-source" }, `${words.source}: ${one.source}`));
}

function compared(root, words, { title, lead }, things) {
  const reasons = (thing, key) => h("div", null, h("p", { class: "dtw-guide-label" }, words[key]),
    thing[key].length > 0 ? h("ul", null, thing[key].map((text) => h("li", null, text))) : h("p", { class: "dtw-hint" }, words.nothing));
  return h("div", { class: "dtw-guide-part" }, kit.heading(root, 2, null, title), lead && h("p", { class: "dtw-hint" }, lead),
    h("ul", { class: "dtw-guide-things" }, things.map((thing) => h("li", null, kit.heading(root, 3, null, thing.title),
      thing.note && h("p", { class: "dtw-hint" }, thing.note), reasons(thing, "for"), reasons(thing, "against")))));
}

// The result: what follows, for and against, the text to take along, what is open, what was answered.
function outcomes(player, found) {
  const { root, content, words, state, go, copy } = player, part = (title, ...children) =>
    h("div", { class: "dtw-guide-part" }, kit.heading(root, 2, null, title), children);
  const sure = found.groups.every((group) => group.sure), things = found.things.filter(spoken);
  const open = found.open.length > 0 && h("div", { class: "dtw-guide-open" },
    kit.message("info", "", sure ? words.open_same : words.open_may), h("ul", null, found.open.map((one) => h("li", null, kit.button(one.ask, "third", () => go(one.id))))));
  if (!found.begun) return [h("p", null, words.not_begun)];
  return [state.subject.trim() && h("p", { dir: "auto" }, h("strong", null, named(content.subject.label)), state.subject.trim()),
    found.groups.filter(({ held }) => held.length > 0).map((group) =>
      part(group.title, group.lead && h("p", { class: "dtw-hint" }, group.lead), h("ul", { class: `dtw-guide-outcomes${brief(group.held) ? " dtw-guide-brief" : ""}` }, group.held.map((one) => outcome(root, words, one))))),
    open,
    things.length > 0 && compared(root, words, content.compare, things),
    found.draft.length > 0 && part(content.draft.title, content.draft.lead && h("p", { class: "dtw-hint" }, content.draft.lead),
      h("div", { class: "dtw-guide-draft", dir: "auto" }, (content.draft.joined ? [drafted(content, found.draft)] : found.draft).map((line) => h("p", null, line))),
      h("div", { class: "dtw-cite" }, kit.button(words.copy_draft, "secondary", () => copy(drafted(content, found.draft))))),
    h("details", { class: "dtw-guide-answers" }, h("summary", null, words.answers), h("ul", null, found.questions.filter((one) => !found.open.includes(one))
      .map((one) => h("li", null, `${one.ask} `, h("strong", null, answer(found, one)))))),
  ].filter(Boolean);
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "guide"), voice = kit.announcer();
  const stage = h("div", { class: "dtw-guide-stage", role: "group", "aria-label": words.questions }), said = h("div", { class: "dtw-guide-said" });
  const head = kit.heading(root, 1, { tabindex: -1 }, words.result);
  let blocks = null, own = false, answersOpen = false;
  const aid = kit.aid({ model, el, kind: "guide", sound: (given) => sound(content, given), show, text: () => lines(content, words, aid.state).join("\n"), result: () => result });
  const result = h("div", { class: "dtw-guide-result", role: "group", "aria-label": words.result }, head, said, aid.bar);
  const { state } = aid;
  const keep = (changes) => { own = true; aid.change(changes); own = false; };
  const player = { root, content, words, state, keep, go, copy };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      aid.notice.show(kit.message("ok", words.draft_copied, ""));
    } catch { aid.notice.show(kit.message("warning", words.draft_not_copied, "")); }
  }

  function go(id) {
    keep({ at: id });
    blocks.find((one) => one.id === id).head.focus();
  }

  const back = kit.button(words.back, "secondary", () => step(-1)), next = kit.button(words.next, "primary", () => step(1));
  const view = kit.button("", "third", () => { keep({ view: state.view === "steps" ? "sheet" : "steps" }); });
  function step(by) {
    if (state.view === "sheet") return head.focus();
    const { questions } = read(content, state), nr = questions.findIndex(({ id }) => id === state.at) + by;
    if (nr < questions.length) return go(questions[Math.max(0, nr)].id);
    return head.focus();
  }

  function build() {
    const subject = oneLineField({ ...content.subject, value: state.subject, longest: LONGEST.subject, onInput: (text) => keep({ subject: text }) });
    blocks = content.questions.map((one) => block(player, one));
    stage.replaceChildren(subject, ...blocks.map((one) => one.el), h("div", { class: "dtw-actions" }, next, back, view));
  }

  function place({ questions, at }) {
    if (!questions.some(({ id }) => id === state.at)) state.at = questions[0].id;
    const nr = questions.findIndex(({ id }) => id === state.at), steps = state.view === "steps";
    for (const one of blocks) {
      const n = questions.findIndex(({ id }) => id === one.id), { write } = content.questions.find(({ id }) => id === one.id);
      one.el.hidden = n < 0 || (steps && n !== nr);
      one.count.textContent = kit.fill(words.count, { n: n + 1, total: questions.length });
      if (one.own) one.own.hidden = holds(write.when, at) !== true;
    }
    back.hidden = !steps || nr === 0;
    next.textContent = !steps || nr === questions.length - 1 ? words.to_result : words.next;
    view.textContent = steps ? words.all_at_once : words.one_by_one;
  }

  // The questions stay in place under the hands of the reader; a file that is opened builds them anew.
  function show() {
    if (!own) build();
    const found = read(content, state), held = found.groups.flatMap((group) => group.held.map(({ title }) => title));
    place(found);
    answersOpen = said.querySelector(".dtw-guide-answers")?.open || false;
    said.replaceChildren(...outcomes(player, found).flat());
    if (said.querySelector(".dtw-guide-answers")) said.querySelector(".dtw-guide-answers").open = answersOpen;
    if (found.begun) voice.say([...held, found.open.length > 0 && kit.fill(words.still_open, { n: found.open.length })].filter(Boolean).join(" "));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), stage, result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
