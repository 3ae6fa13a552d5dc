// Reading a decision record that somebody chose from disk: the published schema decides.
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

  return { readRecord, LARGEST_RECORD: LARGEST };
})());
