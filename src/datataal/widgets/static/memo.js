// A decision as Markdown: the same parts and words as `datataal record`, held to it by a test.
// What somebody typed is text in it, whatever was typed.
const unseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const seen = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(unseen, "").trim();

function asText(text) {
  const entity = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const line = (typed) => typed.trim().replace(/[\\`*_{}[\]|~$@]/g, "\\$&")
    .replace(/\b([a-z][a-z0-9+.-]*)(:)(?=\S)|\b(www)(\.)/gi, (_, a = "", b = "", c = "", d = "") => `${a}${c}\\${b}${d}`)
    .replace(/^[#+=:-]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/[&<>]/g, (sign) => entity[sign]);
  return seen(text).split("\n").map(line).join("\n");
}

function memoParts(content, record) {
  const { memo: words, roles, rounds, instruments } = content;
  const { first, final, seats = {}, later = [], values = [], dissent } = record;
  const option = (at, id) => at.options.find((one) => one.id === id);
  const said = option(content, final.choice), changed = final.revision === "change";
  const chosen = ({ text, cost }) => [["text", text, words.chosen], ["text", cost, words.cost]];
  const effects = (one) => one.effects.map(({ who, word, direction, why }) => ["item", `${word} (${words[direction]}). ${why}`, who]);
  const list = (heading, lines) => (lines.length ? [["heading", heading], ...lines] : []);
  const plain = (texts) => texts.map((text) => ["text", text]);
  const note = final.note.trim() ? [["own", final.note, changed ? words.why_change : words.note]] : [];
  const reason = ["own", first.reason, words.reason];
  const made = kit.fill(words.made, { day: record.updated.slice(0, 10), id: record.dilemma });
  return [["title", kit.fill(words.title, { title: content.title })], ["text", `${made} ${words.invented}`],
    ...(record.role ? [["text", roles[record.role].name, words.role]] : []),
    ["heading", words.question], ...plain([content.lead, ...content.situation, content.question]),
    ["heading", words.touched], ...content.touched.map((who) => ["item", who]),
    ...list(words.seats, Object.entries(seats).flatMap(([role, seat]) =>
      [["text", option(content, seat.choice).text, roles[role].name], ["own", seat.reason, words.reason]])),
    ["heading", words.decision], ...chosen(said),
    ...(changed ? [...note, ["text", option(content, first.choice).text, words.first], reason] : [reason, ...note]),
    ["heading", words.effects], ...effects(said),
    ...later.flatMap((turn, nr) => {
      const at = rounds.find(({ id }) => id === turn.round), then = option(at, turn.choice);
      return [["heading", kit.fill(words.later, { n: nr + 2 })], ...plain([...at.situation, at.question]),
        ...chosen(then), ["own", turn.reason, words.reason], ...effects(then)];
    }),
    ...list(words.values, values.map((nr) => ["item", content.values[nr]])),
    ["heading", words.dissent], dissent.trim() ? ["own", dissent, ""] : ["text", words.no_dissent],
    ["heading", words.rejected], ...content.options.filter((one) => one !== said)
      .map(({ text, cost }) => ["item", `${text}. ${words.cost}: ${cost}`]),
    ["heading", words.links], ...["iama", "dpia"].filter((name) => instruments[name]?.length)
      .map((name) => ["item", kit.fill(words[name], { numbers: instruments[name].join(", ") })]),
    ["text", content.source.text, words.source]];
}

function memo(content, record) {
  const quote = (text) => text.split("\n").map((line) => (line ? `> ${line}\\` : ">")).join("\n").replace(/\\$/, "").replace(/\\\n>\n/g, "\n>\n");
  const block = ([kind, text, label = ""]) => {
    const body = asText(text), start = label && `**${asText(label)}.** `;
    if (kind === "title" || kind === "heading") return `${kind === "title" ? "#" : "##"} ${body}`;
    if (kind === "own") return start ? `${start.trim()}\n\n${quote(body)}` : quote(body);
    return `${kind === "item" ? "- " : ""}${start}${body}`;
  };
  return memoParts(content, record).reduce((told, part, nr, all) =>
    `${told}${nr ? (part[0] === "item" && all[nr - 1][0] === "item" ? "\n" : "\n\n") : ""}${block(part)}`, "") + "\n";
}
