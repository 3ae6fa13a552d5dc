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
