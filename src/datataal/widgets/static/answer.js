// How an answer to a question is given, and how what is said to it is found. A question and a
// measure share it. What is chosen: one, a number of an option; several, a list of them; number,
// the text that was typed; sort, for each card the number of a bin or null.
const answers = (() => {
  const { h } = kit;
  const LONGEST = 40;
  const isIndex = (value, list) => Number.isInteger(value) && value >= 0 && value < list.length;

  // Whatever was stored or given, as a sound answer to this question.
  function sound(content, given) {
    if (content.form === "number") return typeof given === "string" ? given.slice(0, LONGEST) : "";
    const list = Array.isArray(given) ? given : [];
    if (content.form === "several") return content.options.map((_, nr) => nr).filter((nr) => list.includes(nr));
    if (content.form === "sort") return content.cards.map((_, nr) => (isIndex(list[nr], content.bins) ? list[nr] : null));
    return isIndex(given, content.options) ? given : null;
  }

  // "1.234,5" in Dutch and "1,234.5" in English, and what else can only mean one number; else null.
  function readNumber(text, lang, unit) {
    const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-");
    const tail = (unit || "").replace(/\s/g, "");
    const digits = tail && bare.toLowerCase().endsWith(tail.toLowerCase()) ? bare.slice(0, -tail.length) : bare.replace(/%$/, "");
    const [group, point] = lang === "nl" ? ["\\.", ","] : [",", "\\."];
    const grouped = new RegExp(`^-?\\d{1,3}(?:${group}\\d{3})+(?:${point}\\d+)?$`);
    if (grouped.test(digits)) return Number(digits.replace(new RegExp(group, "g"), "").replace(",", "."));
    return /^-?\d*[.,]?\d+$/.test(digits) ? Number(digits.replace(",", ".")) : null;
  }

  // How much of the question is answered: "none", "part" or "all".
  function done(content, value, lang) {
    if (content.form === "number") return !value.trim() ? "none" : readNumber(value, lang, content.unit) === null ? "part" : "all";
    if (content.form === "several") return value.length ? "all" : "none";
    if (content.form !== "sort") return value === null ? "none" : "all";
    const placed = value.filter((at) => at !== null).length;
    return placed === 0 ? "none" : placed < value.length ? "part" : "all";
  }

  // The tokens of the parts of an answer (see _question_notes.py), and of the whole.
  function tokens(content, value, lang) {
    if (content.form === "one") return { parts: [[String(value)]], whole: String(value) };
    if (content.form === "several")
      return { parts: content.options.map((_, nr) => [`${value.includes(nr) ? "in" : "out"}:${nr}`]), whole: `=${value.join()}` };
    if (content.form === "sort") return { parts: value.map((at, nr) => [`${nr}:${at}`]), whole: `=${value.join()}` };
    const { width, from } = content.grid, number = readNumber(value, lang, content.unit);
    const cells = from.map((start, nr) => `${nr}:${Math.round((number - start) / width)}`);
    return { parts: [[...cells, "else"]], whole: cells[0] };
  }

  // What is said to an answer: { right, text, parts: [{ right, text }] }.
  function judge(content, value, lang) {
    const look = (token) => (content.seal ? seal.open(content.seal, token) : content.notes[token]) || null;
    const given = tokens(content, value, lang);
    const nothing = { right: false, text: "" };
    const parts = given.parts.map((ways) => ways.reduce((found, token) => found || look(token), null) || nothing);
    const right = parts.every((part) => part.right);
    const whole = right && given.whole.startsWith("=") ? look(given.whole) || look("=") : null;
    return { right, text: parts.length === 1 ? parts[0].text : whole?.text || "", parts };
  }

  // Of a measure only the whole right answer has a note.
  const isRight = (content, value, lang) => done(content, value, lang) === "all" && seal.open(content.seal, tokens(content, value, lang).whole) !== null;

  // The room to answer in. `onChange` gets what is chosen now.
  function box({ content, words, value, onChange }) {
    const { form } = content;
    const items = (list) => list.map((title, nr) => ({ value: nr, title }));
    if (form === "number") return numberBox(content, words, value, onChange);
    if (form !== "sort") {
      const many = form === "several";
      const group = kit.choices({ legend: content.ask, value, layout: "list", many, items: items(content.options), onChange });
      if (many) group.el.querySelector("legend").append(h("span", { class: "dtw-hint dtw-tick-all" }, words.tick_all));
      return { el: group.el, first: group.inputs[0] };
    }
    const chosen = [...value], id = kit.uid();
    const rows = content.cards.map((card, nr) => kit.choices({ legend: card, describedby: id, value: chosen[nr], layout: "row", items: items(content.bins),
      onChange: (at) => { chosen[nr] = at; onChange([...chosen]); } }));
    const el = h("div", { class: "dtw-sort", role: "group", "aria-labelledby": id },
      h("p", { class: "dtw-ask", id }, content.ask), rows.map((row) => row.el));
    return { el, first: rows[0].inputs[0] };
  }

  function numberBox(content, words, value, onChange) {
    const id = kit.uid();
    const input = h("input", { type: "text", id, inputmode: "decimal", autocomplete: "off", maxlength: LONGEST, value, "aria-describedby": `${id}-unit`,
      on: { input: () => onChange(input.value) } });
    const el = h("div", { class: "dtw-number" }, h("label", { class: "dtw-ask", for: id }, content.ask),
      h("p", { class: "dtw-number-line" }, input, h("span", { id: `${id}-unit` }, content.unit || kit.hidden(words.a_number))));
    return { el, first: input };
  }

  return { sound, readNumber, done, judge, isRight, box };
})();
