// Counts what a team chose and leaves out what would point at one person. The same rules, with
// their reasons, stand in datataal/team/_report.py; one set of cases holds the two together.
const ROLES = ["policy", "data", "ethics"];

const sorted = (keys) => [...keys].sort();
function count(items) {
  const found = {};
  for (const item of items) found[item] = (found[item] || 0) + 1;
  return Object.fromEntries(sorted(Object.keys(found)).map((key) => [key, found[key]]));
}
function grouped(items, keyOf) {
  const found = {};
  for (const item of items) (found[keyOf(item)] ||= []).push(item);
  return sorted(Object.keys(found)).map((key) => [key, found[key]]);
}
const by = (...parts) => (a, b) => {
  for (const part of parts) if (part(a) !== part(b)) return part(a) < part(b) ? -1 : 1;
  return 0;
};

function report(records, matches, { least, since = "" }) {
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
    .sort(by((one) => one.choice, (one) => one.text, (one) => one.role));
}

function texts(rows) {
  const kept = new Map(rows.map(({ text, lang }) => ({ text: text.trim(), lang })).filter(({ text }) => text).map((row) => [`${row.lang}${row.text}`, row]));
  return [...kept.values()].sort(by((row) => row.text, (row) => row.lang));
}

function agreed(matches, least) {
  const picks = matches.flatMap(({ state }) => picksOf(state));
  if (!picks.length || picks.length < least) return null;
  const heard = count(picks);
  return { voices: picks.length, heard, agreement: Math.floor(100 * Math.max(...Object.values(heard)) / picks.length + 0.5),
    wordings: texts(matches.map(({ state, lang }) => ({ text: typeof state.wording === "string" ? state.wording : "", lang }))) };
}

function picksOf({ mode, picks }) {
  const seats = mode === "alone" ? ["alone"] : ROLES, held = typeof picks === "object" && picks !== null ? picks : {};
  return seats.map((seat) => held[seat]?.pick).filter((pick) => [...ROLES, "other"].includes(pick));
}
