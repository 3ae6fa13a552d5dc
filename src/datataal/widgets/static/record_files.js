// Decision records from files that somebody chose: read here, never sent.

// Returns { record } or { refused: reason }; `dilemmas` names what a record may point at.
function recordOf(text, dilemmas) {
  let doc = null;
  try { doc = JSON.parse((text ?? "").replace(/^\uFEFF/, "")); } catch { /* readRecord says what is wrong */ }
  if (doc?.schema === kit.aidSchema) return { refused: "foreign" }; // ours, but a result of an aid
  const id = doc?.dilemma, known = typeof id === "string" && Object.hasOwn(dilemmas, id);
  return kit.readRecord(text, known ? dilemmas[id] : { id: "", options: [] });
}

// The text of a file; null when it is too large, and nothing when its letters are no letters.
async function textOf(file) {
  if (file.size > kit.LARGEST_RECORD) return null;
  try { return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()); } catch { return ""; }
}
