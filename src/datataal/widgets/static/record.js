// Decision records: made from a player's state, and read from a file that somebody chose.
// What a record may hold is decided by the published schema.
Object.assign(kit, (() => {
  const LARGEST = 256 * 1024;
  const DEEPEST = 16;
  const LAST = 99; // beyond the last step: the player stops at the last one that is open

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const TYPES = {
    object: isObject,
    array: Array.isArray,
    string: (value) => typeof value === "string",
    integer: Number.isInteger,
  };

  // The few words of JSON schema that our record schema uses; a test holds this to Python's checker.
  function fits(schema, value) {
    if ("const" in schema && value !== schema.const) return false;
    if (schema.enum && !schema.enum.includes(value)) return false;
    if (schema.type && !TYPES[schema.type](value)) return false;
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) return false;
    if (schema.maxLength && [...value].length > schema.maxLength) return false;
    if (schema.type === "integer" && (value < schema.minimum || value > schema.maximum)) return false;
    if (schema.maxItems && value.length > schema.maxItems) return false;
    if (schema.items && !value.every((item) => fits(schema.items, item))) return false;
    return !schema.properties || fitsProperties(schema, value);
  }

  function fitsProperties(schema, value) {
    if (!schema.required.every((key) => Object.hasOwn(value, key))) return false;
    return Object.entries(value).every(([key, item]) =>
      Object.hasOwn(schema.properties, key) && fits(schema.properties[key], item));
  }

  function tooDeep(doc) {
    let here = [doc];
    for (let level = 0; here.length; level += 1) {
      if (level > DEEPEST) return true;
      here = here.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
    }
    return false;
  }

  const contradicts = (doc) =>
    (doc.first.choice !== doc.final.choice) !== (doc.final.revision === "change") ||
    !doc.dilemma.startsWith(doc.module) || doc.updated < doc.created ||
    new Set((doc.later || []).map((one) => one.round)).size < (doc.later || []).length || ("seats" in doc && "role" in doc);

  // The first version is the newest without rounds and seats; what is known only later is not in it.
  function upgraded(doc) {
    if (doc.schema === kit.recordSchema.$id) return doc;
    return ["later", "seats"].some((key) => key in doc) ? null : { ...doc, schema: kit.recordSchema.$id };
  }

  // Half a letter (a surrogate alone) can be written in JSON, but in no file.
  function whole(key, value) {
    if (/\p{Cs}/u.test(key) || (typeof value === "string" && /\p{Cs}/u.test(value))) throw new SyntaxError("half a letter");
    return value;
  }

  // Returns { record }, or { refused: reason } with the reasons that Python uses too, and "other".
  function readRecord(text, content) {
    if (text === null) return { refused: "huge" };
    let doc;
    try { doc = JSON.parse(text.replace(/^\uFEFF/, ""), whole); } catch { return { refused: "damaged" }; }
    if (tooDeep(doc)) return { refused: "deep" };
    if (typeof doc?.schema !== "string" || !doc.schema.startsWith("urn:datataal:")) return { refused: "foreign" };
    if (!kit.recordVersions.includes(doc.schema)) return { refused: "version" };
    const record = upgraded(doc);
    if (!record || !fits(kit.recordSchema, record) || contradicts(record)) return { refused: "shape" };
    return belongs(record, content) ? { record } : { refused: "other" };
  }

  const has = ({ options }, choice) => options.some((option) => option.id === choice);

  function belongs(doc, content) {
    const round = (id) => (content.rounds || []).find((one) => one.id === id);
    return doc.dilemma === content.id && [doc.first, doc.final, ...Object.values(doc.seats || {})].every((one) => has(content, one.choice)) &&
      (doc.later || []).every((one) => round(one.round) && has(round(one.round), one.choice));
  }

  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

  function fromRecord(record) {
    const { first, final } = record;
    return { step: LAST, role: record.role || "", together: Boolean(record.seats), seats: record.seats || {}, later: record.later || [], choice: first.choice, reason: first.reason, warned: true,
      revision: final.revision, final: final.revision === "change" ? final.choice : "", note: final.note,
      dissent: record.dissent, values: record.values || [], created: record.created, saved: record.updated,
      print: record.fingerprint };
  }

  const words = ({ reason, ...rest }) => ({ ...rest, reason: reason.trim() });
  const trimmed = (seats) => Object.fromEntries(Object.entries(seats).map(([role, seat]) => [role, words(seat)]));

  function toRecord({ content, lang, state }) {
    const at = now();
    const later = state.later.map(({ round, choice, reason }) => words({ round, choice, reason }));
    return {
      schema: kit.recordSchema.$id, kind: "decision", dilemma: content.id, module: content.module, lang,
      ...(state.role && !state.together && { role: state.role }),
      ...(state.together && { seats: trimmed(state.seats) }),
      ...(later.length && { later }),
      first: { choice: state.choice, reason: state.reason.trim() },
      final: { choice: state.revision === "change" ? state.final : state.choice, revision: state.revision,
        note: state.revision === "keep" ? "" : state.note.trim() },
      dissent: state.dissent.trim(), values: state.values, fingerprint: content.fingerprint,
      // a file from a computer whose clock runs ahead may not make the record contradict itself
      created: state.created && state.created <= at ? state.created : at, updated: at,
    };
  }

  return { readRecord, fromRecord, toRecord, LARGEST_RECORD: LARGEST };
})());
