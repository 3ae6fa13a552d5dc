// The aid itself, made of the rules in front of this file.
// --- what is seen -------------------------------------------------------------------------------------

function oneLineField({ label, hint, value, longest, onInput }) {
  const id = kit.uid();
  const input = h("input", { type: "text", id, maxlength: longest, dir: "auto", autocomplete: "off", value,
    "aria-describedby": hint && `${id}-hint`, on: { input: () => onInput(kit.oneLine(input.value, longest)) } });
  return h("div", { class: "dtw-guide-own" }, h("label", { for: id }, label), hint && h("p", { class: "dtw-hint", id: `${id}-hint` }, hint), input);
}

// One question: its place, what is asked, help, the choices and the reader's own words.
function block({ root, words, state, keep }, one) {
  const id = kit.uid(), count = h("p", { class: "dtw-hint" });
  const head = kit.heading(root, 1, { id, tabindex: -1, class: "dtw-guide-ask" }, one.ask);
  const why = one.why && h("details", null, h("summary", null, words.why, kit.hidden(`: ${one.ask}`)), h("p", null, one.why));
  const many = one.many && h("p", { class: "dtw-hint", id: `${id}-many` }, words.many);
  function pick(value) {
    const before = state.answers[one.id], now = one.many ? value : [value].filter(Boolean);
    const alone = (option) => one.options.find((each) => each.id === option).alone;
    const fresh = now.find((option) => !before.includes(option));
    const next = fresh && alone(fresh) ? [fresh] : fresh ? now.filter((option) => !alone(option)) : now;
    choice.inputs.forEach((input) => { input.checked = next.includes(input.value); });
    keep({ answers: { ...state.answers, [one.id]: next } });
  }
  const choice = one.options && kit.choices({ labelledby: id, describedby: many && `${id}-many`, many: Boolean(one.many), onChange: pick,
    value: one.many ? state.answers[one.id] : state.answers[one.id][0], items: one.options.map(({ id: value, title, note }) => ({ value, title, note })) });
  const own = one.write && oneLineField({ ...one.write, value: state.words[one.id], longest: LONGEST.words,
    onInput: (text) => keep({ words: { ...state.words, [one.id]: text } }) });
  const el = h("div", { class: "dtw-guide-question" }, count, head, why, many, choice && choice.el, own);
  return { id: one.id, el, head, count, own };
}

function outcome(root, words, one) {
  return h("li", null, kit.heading(root, 3, null, one.title), one.text && h("p", null, one.text),
    LISTS.filter((key) => one[key]).map((key) => h("div", null, h("p", { class: "dtw-guide-label" }, words[key]), h("ul", null, one[key].map((item) => h("li", null, item))))),
    one.source && h("p", { class: "dtw-source" }, `${words.source}: ${one.source}`));
}

function compared(root, words, { title, lead }, things) {
  const reasons = (thing, key) => h("div", null, h("p", { class: "dtw-guide-label" }, words[key]),
    thing[key].length > 0 ? h("ul", null, thing[key].map((text) => h("li", null, text))) : h("p", { class: "dtw-hint" }, words.nothing));
  return h("div", { class: "dtw-guide-part" }, kit.heading(root, 2, null, title), lead && h("p", { class: "dtw-hint" }, lead),
    h("ul", { class: "dtw-guide-things" }, things.map((thing) => h("li", null, kit.heading(root, 3, null, thing.title),
      thing.note && h("p", { class: "dtw-hint" }, thing.note), reasons(thing, "for"), reasons(thing, "against")))));
}

// The result: what follows, for and against, the text to take along, what is open, what was answered.
function outcomes(player, found) {
  const { root, content, words, state, go, copy } = player, part = (title, ...children) =>
    h("div", { class: "dtw-guide-part" }, kit.heading(root, 2, null, title), children);
  const sure = found.groups.every((group) => group.sure), things = found.things.filter(spoken);
  const open = found.open.length > 0 && h("div", { class: "dtw-guide-open" },
    kit.message("info", "", sure ? words.open_same : words.open_may), h("ul", null, found.open.map((one) => h("li", null, kit.button(one.ask, "third", () => go(one.id))))));
  if (!found.begun) return [h("p", null, words.not_begun)];
  return [state.subject.trim() && h("p", { dir: "auto" }, h("strong", null, named(content.subject.label)), state.subject.trim()),
    found.groups.filter(({ held }) => held.length > 0).map((group) =>
      part(group.title, group.lead && h("p", { class: "dtw-hint" }, group.lead), h("ul", { class: `dtw-guide-outcomes${brief(group.held) ? " dtw-guide-brief" : ""}` }, group.held.map((one) => outcome(root, words, one))))),
    open,
    things.length > 0 && compared(root, words, content.compare, things),
    found.draft.length > 0 && part(content.draft.title, content.draft.lead && h("p", { class: "dtw-hint" }, content.draft.lead),
      h("div", { class: "dtw-guide-draft", dir: "auto" }, (content.draft.joined ? [drafted(content, found.draft)] : found.draft).map((line) => h("p", null, line))),
      h("div", { class: "dtw-cite" }, kit.button(words.copy_draft, "secondary", () => copy(drafted(content, found.draft))))),
    h("details", { class: "dtw-guide-answers" }, h("summary", null, words.answers), h("ul", null, found.questions.filter((one) => !found.open.includes(one))
      .map((one) => h("li", null, `${one.ask} `, h("strong", null, answer(found, one)))))),
  ].filter(Boolean);
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "guide"), voice = kit.announcer();
  const stage = h("div", { class: "dtw-guide-stage", role: "group", "aria-label": words.questions }), said = h("div", { class: "dtw-guide-said" });
  const head = kit.heading(root, 1, { tabindex: -1 }, words.result);
  let blocks = null, own = false, answersOpen = false;
  const aid = kit.aid({ model, el, kind: "guide", sound: (given) => sound(content, given), show, text: () => lines(content, words, aid.state).join("\n"), result: () => result });
  const result = h("div", { class: "dtw-guide-result", role: "group", "aria-label": words.result }, head, said, aid.bar);
  const { state } = aid;
  const keep = (changes) => { own = true; aid.change(changes); own = false; };
  const player = { root, content, words, state, keep, go, copy };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      aid.notice.show(kit.message("ok", words.draft_copied, ""));
    } catch { aid.notice.show(kit.message("warning", words.draft_not_copied, "")); }
  }

  function go(id) {
    keep({ at: id });
    blocks.find((one) => one.id === id).head.focus();
  }

  const back = kit.button(words.back, "secondary", () => step(-1)), next = kit.button(words.next, "primary", () => step(1));
  const view = kit.button("", "third", () => { keep({ view: state.view === "steps" ? "sheet" : "steps" }); });
  function step(by) {
    if (state.view === "sheet") return head.focus();
    const { questions } = read(content, state), nr = questions.findIndex(({ id }) => id === state.at) + by;
    if (nr < questions.length) return go(questions[Math.max(0, nr)].id);
    return head.focus();
  }

  function build() {
    const subject = oneLineField({ ...content.subject, value: state.subject, longest: LONGEST.subject, onInput: (text) => keep({ subject: text }) });
    blocks = content.questions.map((one) => block(player, one));
    stage.replaceChildren(subject, ...blocks.map((one) => one.el), h("div", { class: "dtw-actions" }, next, back, view));
  }

  function place({ questions, at }) {
    if (!questions.some(({ id }) => id === state.at)) state.at = questions[0].id;
    const nr = questions.findIndex(({ id }) => id === state.at), steps = state.view === "steps";
    for (const one of blocks) {
      const n = questions.findIndex(({ id }) => id === one.id), { write } = content.questions.find(({ id }) => id === one.id);
      one.el.hidden = n < 0 || (steps && n !== nr);
      one.count.textContent = kit.fill(words.count, { n: n + 1, total: questions.length });
      if (one.own) one.own.hidden = holds(write.when, at) !== true;
    }
    back.hidden = !steps || nr === 0;
    next.textContent = !steps || nr === questions.length - 1 ? words.to_result : words.next;
    view.textContent = steps ? words.all_at_once : words.one_by_one;
  }

  // The questions stay in place under the hands of the reader; a file that is opened builds them anew.
  function show() {
    if (!own) build();
    const found = read(content, state), held = found.groups.flatMap((group) => group.held.map(({ title }) => title));
    place(found);
    answersOpen = said.querySelector(".dtw-guide-answers")?.open || false;
    said.replaceChildren(...outcomes(player, found).flat());
    if (said.querySelector(".dtw-guide-answers")) said.querySelector(".dtw-guide-answers").open = answersOpen;
    if (found.begun) voice.say([...held, found.open.length > 0 && kit.fill(words.still_open, { n: found.open.length })].filter(Boolean).join(" "));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), stage, result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
