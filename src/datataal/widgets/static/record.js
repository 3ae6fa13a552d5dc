// Decision records: made from a player's state, and read from a file that somebody chose.
// What a record may hold is decided by the published schema.
Object.assign(kit, (() => {
  const LARGEST = 256 * 1024;
  const DEEPEST = 16;

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
    if (value < schema.minimum || value > schema.maximum) return false;
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
    !doc.dilemma.startsWith(doc.module) || doc.updated < doc.created;

  // Returns { record }, or { refused: reason } with the reasons that Python uses too, and "other".
  function readRecord(text, content) {
    if (text === null) return { refused: "huge" };
    let doc;
    try { doc = JSON.parse(text.replace(/^\uFEFF/, "")); } catch { return { refused: "damaged" }; }
    if (tooDeep(doc)) return { refused: "deep" };
    if (!isObject(doc) || !String(doc.schema).startsWith("urn:datataal:")) return { refused: "foreign" };
    if (doc.schema !== kit.recordSchema.$id) return { refused: "version" };
    if (!fits(kit.recordSchema, doc) || contradicts(doc)) return { refused: "shape" };
    return belongs(doc, content) ? { record: doc } : { refused: "other" };
  }

  function belongs(doc, content) {
    const ids = content.options.map((option) => option.id);
    return doc.dilemma === content.id && ids.includes(doc.first.choice) && ids.includes(doc.final.choice);
  }

  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

  function fromRecord(record) {
    const { first, final } = record;
    return { step: 4, role: record.role || "", choice: first.choice, reason: first.reason, warned: true,
      revision: final.revision, final: final.revision === "change" ? final.choice : "", note: final.note,
      dissent: record.dissent, values: record.values || [], created: record.created, saved: record.updated,
      print: record.fingerprint };
  }

  function toRecord({ content, lang, state }) {
    const at = now();
    return {
      schema: kit.recordSchema.$id, kind: "decision", dilemma: content.id, module: content.module, lang,
      ...(state.role && { role: state.role }),
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
