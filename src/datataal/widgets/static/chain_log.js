// Who sees what? First per column of one resident's lines of the log, then for an own chain.
const { h } = kit;
const LINE = 160, MOST = 8, FIELDS = ["who", "what", "basis", "sees", "where", "inside"];
const CODES = ["timestamp", "person", "processing_id", "household"]; // never broken over two lines
const own = (object, key) => (Object.hasOwn(object ?? {}, key) ? object[key] : undefined);

// --- state: what comes from elsewhere counts only where it fits ----------------------------------

const blank = (kind) => ({ kind, ground: "unknown", ...Object.fromEntries(FIELDS.map((field) => [field, ""])) });

function sound(content, given) {
  const ids = (list) => list.map(({ id }) => id), pick = (list, value, other) => (ids(list).includes(value) ? value : other);
  const fitting = content.presets.at(-1), { kinds, grounds } = content.own;
  const places = Object.fromEntries(ids(content.columns).map((id) => [id, pick(content.places, own(given.places, id), fitting.places[id])]));
  const line = (text) => kit.oneLine(text, LINE);
  const step = (one) => ({ kind: pick(kinds, one?.kind, kinds[0].id), ground: pick(grounds, one?.ground, "unknown"),
    ...Object.fromEntries(FIELDS.map((field) => [field, line(one?.[field])])) });
  const chain = given.chain ?? {};
  const steps = Array.isArray(chain.steps) && chain.steps.length ? chain.steps.slice(0, MOST).map(step) : kinds.map(({ id }) => blank(id));
  return { part: pick(content.parts, given.part, "log"), places, way: pick(content.ways, given.way, fitting.way), mask: given.mask === true,
    why: line(given.why), chain: { system: line(chain.system), answers: line(chain.answers), steps } };
}

// --- the log: which rows remain for whom ---------------------------------------------------------

const inPlaces = (content, state, ...places) => content.columns.map(({ id }) => id).filter((id) => places.includes(state.places[id]));
const isSeen = (state, id) => ["out", "ask"].includes(state.places[id]);
const isLogged = (state, id) => state.places[id] !== "none";
// Team and person that stand inside only are in the audit log; one number ties it to the log.
const isLoose = (state, id) => ["team", "person"].includes(id) && state.places[id] === "in" && !isLogged(state, "processing_id");
const isPreset = (content, state, preset) => !state.mask && state.way === preset.way && content.columns.every(({ id }) => state.places[id] === preset.places[id]);

// The different rows in these columns as [codes, how many lines]; inside the newest come first.
function rows(content, state, columns, inside) {
  if (!columns.length || !isLogged(state, "household")) return [];
  const at = columns.map((id) => content.columns.findIndex((one) => one.id === id)), found = new Map();
  (inside ? content.lines.toReversed() : content.lines).forEach((line) => {
    const cells = at.map((nr, i) => (inside && isLoose(state, columns[i]) ? null
      : !inside && state.mask && columns[i] === "team" && content.small.includes(line[nr]) ? "small" : line[nr]));
    const key = JSON.stringify(cells), held = found.get(key);
    if (held) held[1] += 1;
    else found.set(key, [cells, 1]);
  });
  return [...found.values()];
}

const shortDay = (iso, lang) => new Date(iso).toLocaleDateString(lang === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "short", year: "numeric" });

function cellText(content, words, lang, id, code) {
  if (code === null) return words.loose;
  if (code === "small") return words.small;
  return id === "timestamp" ? `${shortDay(code, lang)}, ${kit.time(code, lang)}` : own(content.names[id], code) ?? code;
}

const hits = (content, those) => those.filter((nr) => content.enforcement.includes(nr)).length;

function message(content, state, lang) {
  const by = (key, n) => kit.fill(content.counts[key], { n, late: content.late.length, hit: hits(content, content.late), mean: kit.number(content.mean, 1, lang) });
  if (!isLogged(state, "household")) return by("nobody", 0);
  if (state.way === "push") return by("push", content.lines.length);
  if (state.way === "year") return by("year", 1);
  if (state.way === "ask") return by("ask", 0);
  const team = isLogged(state, "team") && isLogged(state, "purpose") && !isLoose(state, "team"), clock = isLogged(state, "timestamp");
  return by(team ? (clock ? "odd" : "odd_team") : clock ? "odd_clock" : "odd_none", content.enforcement.length);
}

// What a choice does, as [id, is it a warning].
function findings(content, state) {
  if (!isLogged(state, "household")) return [["household_none", true]];
  const seen = (id) => isSeen(state, id), none = (id) => !isLogged(state, id), anything = content.columns.some(({ id }) => id !== "household" && seen(id));
  const outside = inPlaces(content, state, "out").some((id) => id !== "household");
  return [
    [!anything && "nothing_out", true], [anything && !outside && "only_asked", false],
    [anything && !seen("organisation") && "organisation_hidden", true],
    [none("purpose") ? "purpose_none" : !seen("purpose") ? "purpose_hidden" : seen("organisation") && (seen("team") && !state.mask ? "purpose_team" : "purpose_alone"), !seen("purpose")],
    [none("team") ? "team_none" : seen("team") && (state.mask ? "team_masked" : "team_shown"), true],
    [none("person") ? "person_none" : seen("person") ? "person_shown" : "person_in", state.places.person !== "in"],
    [(isLoose(state, "team") || isLoose(state, "person")) && "unlinked", true],
    [seen("processing_id") && "processing_id_shown", false],
    [none("legal_ground") ? "legal_ground_none" : seen("legal_ground") ? "legal_ground_shown" : "legal_ground_hidden", !seen("legal_ground")],
    [none("timestamp") ? "timestamp_none" : seen("timestamp") && "timestamp_shown", none("timestamp")],
  ].filter(([id]) => id);
}

function findingText(content, words, lang, state, id) {
  const seen = inPlaces(content, state, "out", "ask"), first = content.lines[content.enforcement[0]];
  const count = (columns) => rows(content, state, columns, false).length;
  const apart = ["timestamp", "processing_id"], what = content.columns.filter((one) => apart.includes(one.id) && isSeen(state, one.id)).map((one) => one.short);
  return kit.fill(content.findings[id], { n: count(seen), without: count(seen.filter((one) => !apart.includes(one))), what: what.join(` ${words.and} `), time: first ? kit.time(first[0], lang) : "" });
}

const rowCount = (words, lines, n) => kit.fill(n === 1 ? words.row : words.rows, { lines, n });

function logLines(content, words, lang, state) {
  const short = (place) => content.columns.filter(({ id }) => state.places[id] === place).map((one) => one.short).join(", ") || words.no_columns;
  const out = rows(content, state, inPlaces(content, state, "out"), false).length;
  return [[words.line_out, `${short("out")}${out ? ` (${rowCount(words, content.lines.length, out)})` : ""}${state.mask && isSeen(state, "team") ? `. ${words.mask}` : ""}`],
    [words.line_ask, short("ask")], [words.line_in, short("in")], [words.line_none, short("none")],
    [words.line_way, `${content.ways.find(({ id }) => id === state.way).name}. ${message(content, state, lang)}`],
    [words.line_why, state.why.trim() || words.to_fill]];
}
