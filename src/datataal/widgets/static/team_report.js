// Counts what a team chose and leaves out what would point at one person. The same rules, with
// their reasons, stand in datataal/team/_report.py; one set of cases holds the two together.
const ROLES = ["policy", "data", "ethics"];

const sorted = (keys) => [...keys].sort();
// Maps, because a file may call its word "constructor" or "__proto__".
function grouped(items, keyOf) {
  const found = new Map();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) || []), item]);
  return sorted(found.keys()).map((key) => [key, found.get(key)]);
}
const count = (items) => Object.fromEntries(grouped(items, String).map(([key, held]) => [key, held.length]));
const BLANK = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g; // what either Python or a browser calls white space
const trimmed = (text) => text.replace(BLANK, "");
const by = (...parts) => (a, b) => {
  for (const part of parts) if (part(a) !== part(b)) return part(a) < part(b) ? -1 : 1;
  return 0;
};

// Of one person who handed in two files of one decision only the last one counts.
function latest(records) {
  const kept = new Map();
  const age = by((one) => one.updated, ({ final }) => final.choice, ({ final }) => final.note, ({ dissent }) => dissent);
  for (const one of [...records].sort(age)) {
    const own = (one.seats ? ROLES.map((role) => one.seats[role]) : [one.first]).flatMap(({ choice, reason }) => [choice, reason]);
    kept.set(JSON.stringify([one.dilemma, one.created, one.lang, one.seats ? "seats" : one.role || "", ...own]), one);
  }
  return [...kept.values()];
}

const order = by((one) => one.choice, (one) => one.text, (one) => one.role, (one) => one.lang);

function report(given, matches, { least, since = "" }) {
  const records = latest(given);
  return { least, records: records.length, matches: matches.length,
    dilemmas: grouped(records, (one) => one.dilemma).map(([id, held]) => ofDilemma(id, held, least)),
    terms: grouped(matches.filter(({ state }) => typeof state.term === "string"), ({ state }) => state.term).map(([id, held]) => ({ id,
      before: agreed(held.filter(({ created }) => created.slice(0, 10) < since), least),
      after: agreed(held.filter(({ created }) => created.slice(0, 10) >= since), least) })) };
}

function ofDilemma(id, records, least) {
  const voices = records.flatMap(voicesOf), counts = { id, records: records.length, voices: voices.length };
  if (voices.length < least) return { ...counts, shown: false };
  const many = records.length >= least, roles = rolesOf(voices, least);
  return { ...counts, shown: true, first: count(voices.map(({ choice }) => choice)), roles, differ: differ(roles),
    final: many ? count(records.map(({ final }) => final.choice)) : null,
    changed: many ? records.filter(({ final }) => final.revision === "change").length : null,
    later: Object.fromEntries(grouped(records.flatMap((one) => one.later || []), ({ round }) => round)
      .filter(([, held]) => held.length >= least).map(([round, held]) => [round, count(held.map(({ choice }) => choice))])),
    values: many ? count(records.flatMap((one) => [...new Set(one.values || [])].map(String))) : null,
    reasons: reasonsOf(voices, least),
    notes: many ? notesOf(records, least <= 1) : null,
    dissents: many ? texts(records.map(({ dissent, lang }) => ({ text: dissent, lang }))) : null };
}

function voicesOf({ seats, first, role = "", lang }) {
  if (!seats) return [{ role, choice: first.choice, text: first.reason, lang }];
  return ROLES.map((one) => ({ role: one, choice: seats[one].choice, text: seats[one].reason, lang }));
}

function rolesOf(voices, least) {
  const size = (role) => voices.filter((one) => one.role === role).length;
  let shown = ROLES.filter((role) => size(role) >= least);
  const over = () => voices.length - shown.reduce((sum, role) => sum + size(role), 0);
  while (shown.length && over() > 0 && over() < least) {
    const smallest = shown.reduce((best, role) => (size(role) < size(best) ? role : best));
    shown = shown.filter((role) => role !== smallest);
  }
  return Object.fromEntries(shown.map((role) => [role, count(voices.filter((one) => one.role === role).map(({ choice }) => choice))]));
}

function differ(roles) {
  const all = Object.values(roles);
  if (all.length < 2) return null;
  const most = (counts) => Object.keys(counts).filter((key) => counts[key] === Math.max(...Object.values(counts))).join();
  return new Set(all.map(most)).size > 1;
}

function reasonsOf(voices, least) {
  const open = least <= 1, byOption = open || Math.min(...Object.values(count(voices.map(({ choice }) => choice)))) >= least;
  return voices.map(({ role, choice, text, lang }) => ({ choice: byOption ? choice : "", role: open ? role : "", text, lang }))
    .sort(order);
}

// What was written after the first choice: why it changed, and in later rounds.
function notesOf(records, open) {
  return records.flatMap(({ final, later = [], role = "", lang }) => [{ choice: open ? final.choice : "", text: final.note },
    ...later.map(({ reason }) => ({ choice: "", text: reason }))].map((row) => ({ ...row, role: open ? role : "", lang })))
    .filter(({ text }) => trimmed(text)).sort(order);
}

function texts(rows) {
  const kept = new Map(rows.map(({ text, lang }) => ({ text: trimmed(text), lang })).filter(({ text }) => text).map((row) => [`${row.lang}${row.text}`, row]));
  return [...kept.values()].sort(by((row) => row.text, (row) => row.lang));
}

function agreed(matches, least) {
  const picks = matches.flatMap(({ state }) => picksOf(state));
  if (!picks.length || picks.length < least) return null;
  const heard = count(picks.map(([pick]) => pick)), alike = Math.max(...Object.values(count(picks.map((pick) => JSON.stringify(pick)))));
  return { voices: picks.length, heard, agreement: Math.floor(100 * alike / picks.length + 0.5),
    wordings: texts(matches.map(({ state, lang }) => ({ text: typeof state.wording === "string" ? state.wording : "", lang }))) };
}

function picksOf({ mode, picks }) {
  const seats = mode === "alone" ? ["alone"] : ROLES, held = typeof picks === "object" && picks !== null ? picks : {};
  const own = ({ pick, text }) => (pick === "other" && typeof text === "string" ? trimmed(text).toLowerCase() : "");
  return seats.map((seat) => held[seat]).filter((one) => one && (ROLES.includes(one.pick) || own(one))).map((one) => [one.pick, own(one)]);
}
