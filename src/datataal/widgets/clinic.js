// The chart clinic: say what a chart tells you, then see the same numbers drawn honestly. Nothing
// is counted; what was wrong is named with its reason, and when the form is fine after all.
const { h, svg } = kit;
const LONGEST = 160, WIDE = 560, ROW = 34, LEFT = 190, ANSWERS = ["yes", "no", "unknown"];

function sound(content, given) {
  const held = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
  const picks = held(given.picks), open = held(given.open), checks = held(given.checks);
  return { at: content.charts.some(({ id }) => id === given.at) ? given.at : content.charts[0].id,
    picks: Object.fromEntries(content.charts.map(({ id, options }) => [id, options.some((one) => one.id === picks[id]) ? picks[id] : ""])),
    open: Object.fromEntries(content.charts.map(({ id }) => [id, open[id] === true])),
    subject: kit.oneLine(given.subject, LONGEST), caption: kit.oneLine(given.caption, LONGEST),
    checks: Object.fromEntries(content.checks.map(({ id }) => [id, ANSWERS.includes(checks[id]) ? checks[id] : ""])) };
}

// --- drawing ------------------------------------------------------------------------------------

const told = (form, lang, bar) => `${kit.number(bar.value, form.decimals, lang)} ${form.unit}`;
const inWords = (form, lang) => `${form.title}. ${form.bars.map((bar) => `${bar.label}: ${told(form, lang, bar)}`).join("; ")}.`;

function bars(form, lang, words) {
  const most = Math.max(...form.bars.map(({ value }) => value)), from = form.from || 0,
    room = WIDE - LEFT - 14 - 8.5 * Math.max(...form.bars.map((bar) => told(form, lang, bar).length)); // the words after the longest bar fit
  const x = (value) => LEFT + (room * Math.max(0, value - from)) / (most - from || 1), height = form.bars.length * ROW + 34;
  return svg("svg", { viewBox: `0 0 ${WIDE} ${height}`, role: "img", "aria-label": inWords(form, lang) },
    form.bars.map((bar, nr) => svg("g", null, svg("text", { class: "dtw-clinic-text", x: LEFT - 8, y: nr * ROW + 22, "text-anchor": "end" }, bar.label),
      svg("rect", { class: "dtw-clinic-bar", x: LEFT, y: nr * ROW + 6, width: Math.max(0, x(bar.value) - LEFT), height: ROW - 12 }),
      svg("text", { class: "dtw-clinic-text", x: x(bar.value) + 6, y: nr * ROW + 22 }, told(form, lang, bar)))),
    svg("line", { class: "dtw-clinic-axis", x1: LEFT, x2: LEFT, y1: 0, y2: form.bars.length * ROW + 4 }),
    svg("text", { class: "dtw-clinic-text", x: LEFT, y: height - 8 }, kit.fill(words.axis, { from: kit.number(from, 0, lang) })));
}

// Discs of which the width follows the number: the area then follows its square.
function discs(form, lang) {
  const most = Math.max(...form.bars.map(({ value }) => value)), big = 90, step = WIDE / form.bars.length;
  return svg("svg", { viewBox: `0 0 ${WIDE} 240`, role: "img", "aria-label": inWords(form, lang) },
    form.bars.map((bar, nr) => svg("g", null, svg("circle", { class: "dtw-clinic-bar", cx: step * (nr + .5), cy: 184 - (big * bar.value) / most, r: (big * bar.value) / most }),
      svg("text", { class: "dtw-clinic-text", x: step * (nr + .5), y: 206, "text-anchor": "middle" }, bar.label),
      svg("text", { class: "dtw-clinic-text", x: step * (nr + .5), y: 228, "text-anchor": "middle" }, told(form, lang, bar)))));
}

function plot(form, lang, words) {
  const table = h("table", null, h("caption", { class: "dtw-hidden" }, form.title), h("thead", null, h("tr", null, h("th", { scope: "col" }, words.col_what), h("th", { scope: "col" }, form.unit))),
    h("tbody", null, form.bars.map((bar) => h("tr", null, h("th", { scope: "row" }, bar.label), h("td", null, kit.number(bar.value, form.decimals, lang))))));
  return [h("p", null, h("strong", null, form.title)), h("div", { class: "dtw-clinic-plot dtw-scroll", tabindex: "0", role: "region", "aria-label": form.title }, (form.shape === "discs" ? discs : bars)(form, lang, words)), h("details", null, h("summary", null, words.table), table)];
}

// --- the note about a chart of one's own ----------------------------------------------------------

function lines(content, words, state) {
  const of = (answer) => content.checks.filter(({ id }) => state.checks[id] === answer);
  const open = content.checks.filter(({ id }) => !state.checks[id]).length;
  const mend = of("no").map(({ mend: text }) => `- ${text}`), find = of("unknown").map(({ ask }) => `- ${ask}`);
  return [kit.fill(words.about, { subject: state.subject.trim() || words.blank }), "",
    ...(mend.length ? [`${words.please}:`, ...mend] : []), ...(find.length ? [`${words.find}:`, ...find] : []),
    !mend.length && !find.length && !open ? words.good : "", open ? kit.fill(words.still, { n: open }) : "",
    "", `${words.caption}: ${state.caption.trim() || words.blank}`].filter((line, nr, all) => line || all[nr - 1]);
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "clinic"), voice = kit.announcer(), note = h("div");
  const aid = kit.aid({ model, el, kind: "clinic", sound: (given) => sound(content, given), show: () => show(), text: () => lines(content, words, aid.state).join("\n"), result: () => result });
  const { state, change } = aid;
  const result = h("section", { class: "dtw-clinic-box dtw-clinic-result", "aria-label": words.note }, kit.heading(root, 1, null, words.note), note, aid.bar);
  const stage = h("div", { class: "dtw-clinic-box" });
  let drawn = "";

  function line(key) {
    const id = kit.uid(), box = h("input", { type: "text", id, maxlength: LONGEST, dir: "auto", autocomplete: "off", value: state[key], "aria-describedby": `${id}-hint`, on: { input: () => change({ [key]: kit.oneLine(box.value, LONGEST) }) } });
    return { el: h("div", { class: "dtw-clinic-line" }, h("label", { for: id }, words[key]), h("p", { class: "dtw-hint", id: `${id}-hint` }, words[`${key}_hint`]), box), sync: () => { if (box.value.trimStart() !== state[key]) box.value = state[key]; } };
  }

  const subject = line("subject"), caption = line("caption");
  const checks = content.checks.map((one) => kit.choices({ legend: one.ask, layout: "row", value: state.checks[one.id], items: ANSWERS.map((id) => ({ value: id, title: words[id] })),
    onChange: (answer) => change({ checks: { ...state.checks, [one.id]: answer } }) }));
  const which = kit.choices({ legend: words.which, layout: "row", value: state.at, items: content.charts.map(({ id, headline }, nr) => ({ value: id, title: `${nr + 1}. ${headline}` })), onChange: (at) => change({ at }) });

  function said(chart) {
    const picked = chart.options.find(({ id }) => id === state.picks[chart.id]);
    const role = (id) => h("p", null, h("strong", null, `${words[id]}: `), chart.voices[id]);
    return h("div", { class: "dtw-clinic-say" }, picked && h("p", null, h("strong", null, `${words.you_said}: `), `“${picked.text}” ${picked.note}`),
      h("p", null, h("strong", null, `${words.what}: `), chart.what), h("p", null, h("strong", null, `${words.fine}: `), chart.fine), ["policy", "data", "ethics"].map(role));
  }

  function draw() {
    const chart = content.charts.find(({ id }) => id === state.at), open = state.open[chart.id];
    const options = kit.choices({ legend: words.conclude, value: state.picks[chart.id], items: chart.options.map(({ id, text }) => ({ value: id, title: text })),
      onChange: (id) => change({ picks: { ...state.picks, [chart.id]: id } }) });
    const turn = kit.button(open ? words.back : words.mend, open ? "secondary" : "primary", () => { change({ open: { ...state.open, [chart.id]: !open } }); stage.querySelector(".dtw-clinic-turn button").focus(); });
    stage.replaceChildren(kit.heading(root, 1, null, `“${chart.headline}”`), ...plot(open ? chart.honest : chart.wrong, lang, words), options.el, h("p", { class: "dtw-clinic-turn" }, turn), open ? said(chart) : "");
    drawn = `${chart.id} ${open}`;
    voice.say(open ? chart.what : chart.wrong.title);
  }

  function show() {
    const now = `${state.at} ${state.open[state.at]}`;
    if (drawn !== now || !stage.contains(document.activeElement)) draw();
    which.inputs.forEach((input, nr) => { input.checked = content.charts[nr].id === state.at; });
    checks.forEach((group, nr) => group.inputs.forEach((input, at) => { input.checked = state.checks[content.checks[nr].id] === ANSWERS[at]; }));
    [subject, caption].forEach((one) => one.sync());
    note.replaceChildren(...lines(content, words, state).filter(Boolean).map((text) => h("p", { dir: "auto" }, text)));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), which.el, stage,
    h("section", { class: "dtw-clinic-box" }, kit.heading(root, 1, null, words.own), h("p", { class: "dtw-hint" }, words.own_hint), subject.el, h("ul", { class: "dtw-clinic-check" }, checks.map((one) => h("li", null, one.el))), caption.el), result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
