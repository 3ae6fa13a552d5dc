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
