// A causal map: the reader draws arrows between blocks with two lists and a sign. What the source's
// prose tells is named with its place; every other arrow is the reader's, and never wrong.
const { h, svg } = kit;
const SIGNS = { plus: "+", minus: "−", both: "±", condition: "◇" }, MOST = 30, LONGEST = { why: 160, first: 400 };

// --- what follows from the arrows, without any element ---------------------------------------------

const same = (one, other) => one.from === other.from && one.to === other.to;
const toldBy = (content, arrow) => content.told.find((one) => one.arrows.some((other) => same(other, arrow)));
const deniedBy = (content, arrow) => content.told.find((one) => one.denied.some(({ from, to }) => from === arrow.from && (!to || (to === arrow.to && arrow.sign !== "minus"))));
const signTold = (content, arrow) => toldBy(content, arrow).arrows.find((one) => same(one, arrow)).sign;

// The shortest route along which more of `from` means more of `to`; null when there is none.
function strengthening(arrows, from, to) {
  const begin = { at: from, more: true, route: [from] }, waiting = [begin], seen = new Set([`${from}+`]);
  while (waiting.length) {
    const { at, more, route } = waiting.shift();
    for (const arrow of arrows.filter((one) => one.from === at)) {
      const turns = { plus: [more], condition: [more], minus: [!more], both: [true, false] }[arrow.sign];
      for (const next of turns) {
        if (arrow.to === to && next) return [...route, to];
        const key = arrow.to + (next ? "+" : "-");
        if (!seen.has(key)) { seen.add(key); waiting.push({ at: arrow.to, more: next, route: [...route, arrow.to] }); }
      }
    }
  }
  return null;
}

// Blocks that strengthen the wanted outcomes directly; those with a route to the unwanted stand apart.
function withoutRegret({ good, bad, nodes }, arrows) {
  const helping = nodes.filter(({ id }) => id !== good && id !== bad && arrows.some((one) => one.from === id && one.to === good && one.sign === "plus"));
  const found = helping.map((node) => ({ node, route: strengthening(arrows, node.id, bad) }));
  return { free: found.filter(({ route }) => !route).map(({ node }) => node), caught: found.filter(({ route }) => route) };
}

function speaker(content, words) {
  const name = (id) => content.nodes.find((one) => one.id === id).name;
  const list = (parts) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${words.and} ${parts.at(-1)}`);
  const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
  const arrow = ({ from, to, sign }) => kit.fill(words.said_arrow, { from: name(from), sign: words[sign], to: lower(name(to)) });

  function whose(one) {
    const told = toldBy(content, one), denied = deniedBy(content, one);
    if (told) return `${kit.fill(words.told_here, { place: told.place })} ${kit.fill(words.told_sign, { says: told.says })}`;
    return denied ? kit.fill(words.denied, { place: denied.place }) : words.yours;
  }

  function full(one) {
    const told = toldBy(content, one), signed = told && signTold(content, one) !== one.sign ? kit.fill(words.said_sign_ours, { arrow: arrow(one) }) : arrow(one);
    const why = one.why.trim().replace(/\.$/, "");
    return why ? kit.fill(words.said_reason, { arrow: signed, why }) : signed;
  }

  function own(arrows) {
    const { free, caught } = withoutRegret(content, arrows);
    return [free.length ? kit.fill(words.own_list, { list: list(free.map((one) => lower(one.name))) }) : words.own_none,
      ...caught.map(({ node, route }) => kit.fill(words.own_route, { name: lower(node.name), route: route.map((id) => lower(name(id))).join(" → ") }))];
  }

  function memo({ arrows, first }) {
    const told = arrows.filter((one) => toldBy(content, one)), yours = arrows.filter((one) => !toldBy(content, one));
    const { free } = withoutRegret(content, arrows), said = first.trim();
    return [...(arrows.length ? [told.length ? kit.fill(words.said_told, { list: told.map(full).join("; ") }) : words.said_no_told,
      yours.length && kit.fill(words.said_yours, { list: yours.map(full).join("; ") }),
      free.length ? kit.fill(words.said_own, { list: list(free.map((one) => lower(one.name))) }) : words.said_own_none] : [words.said_none]),
    content.noregret.source, said ? kit.fill(words.said_first, { text: said }) : content.noregret.ours, content.noregret.counter].filter(Boolean);
  }

  return { name, arrow, whose, own, memo };
}

// --- state ------------------------------------------------------------------------------------------

function sound(content, given) {
  const known = (id) => content.nodes.some((one) => one.id === id), arrows = [];
  for (const one of Array.isArray(given.arrows) ? given.arrows.slice(0, MOST) : []) {
    const { from, to, sign, why } = Object(one);
    if (known(from) && known(to) && from !== to && Object.hasOwn(SIGNS, sign) && !arrows.some((other) => same(other, { from, to }))) {
      arrows.push({ from, to, sign, why: kit.oneLine(why, LONGEST.why) });
    }
  }
  return { arrows, first: kit.oneLine(given.first, LONGEST.first) };
}

// --- the picture: blocks in a ring, arrows bent towards the middle -----------------------------------

const WIDE = 1060, HIGH = 620, BOX = { w: 190, h: 56 };
function ring(nodes) {
  return Object.fromEntries(nodes.map(({ id }, nr) => {
    const turn = (2 * Math.PI * nr) / nodes.length - 2;
    return [id, { x: WIDE / 2 + 420 * Math.cos(turn), y: HIGH / 2 + 275 * Math.sin(turn) }];
  }));
}

// Where the line from `point` to the middle of a block meets its edge.
function edge(middle, point) {
  const dx = point.x - middle.x, dy = point.y - middle.y;
  const part = Math.min(BOX.w / 2 / Math.abs(dx || 1e-9), BOX.h / 2 / Math.abs(dy || 1e-9));
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

function curve(a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, long = Math.hypot(dx, dy), pull = 0.3;
  const bend = { x: ((a.x + b.x) / 2) * (1 - pull) + (WIDE / 2) * pull - (dy / long) * 22, y: ((a.y + b.y) / 2) * (1 - pull) + (HIGH / 2) * pull + (dx / long) * 22 };
  const from = edge(a, bend), to = edge(b, bend), angle = Math.atan2(to.y - bend.y, to.x - bend.x);
  const side = (turn) => `${to.x - 16 * Math.cos(angle + turn)},${to.y - 16 * Math.sin(angle + turn)}`;
  return { path: `M${from.x},${from.y}Q${bend.x},${bend.y} ${to.x},${to.y}`, head: `${to.x},${to.y} ${side(0.4)} ${side(-0.4)}`,
    middle: { x: (from.x + 2 * bend.x + to.x) / 4, y: (from.y + 2 * bend.y + to.y) / 4 } };
}

// A long name takes two lines, cut at its last space.
function label(name, { x, y }) {
  const cut = name.length > 15 ? name.lastIndexOf(" ") : -1, lines = cut < 0 ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
  return svg("text", null, lines.map((text, nr) => svg("tspan", { x, y: y + 6 + 20 * (nr - (lines.length - 1) / 2) }, text)));
}

function picture(content, words, arrows) {
  const at = ring(content.nodes), drawn = arrows.map((one) => ({ one, told: toldBy(content, one), ...curve(at[one.from], at[one.to]) }));
  return svg("svg", { class: "dtw-cau-map", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": kit.fill(words.picture, { n: arrows.length }) },
    drawn.map(({ path, head, told }) => [svg("path", { class: told ? "dtw-cau-told" : "dtw-cau-own", d: path }), svg("polygon", { points: head })]),
    content.nodes.map(({ id, name }) => svg("g", { class: id === content.good || id === content.bad ? "dtw-cau-end" : "dtw-cau-block" },
      svg("rect", { x: at[id].x - BOX.w / 2, y: at[id].y - BOX.h / 2, width: BOX.w, height: BOX.h, rx: 8 }), label(name, at[id]))),
    drawn.map(({ one, middle }) => svg("g", { class: "dtw-cau-sign" }, svg("circle", { cx: middle.x, cy: middle.y, r: 12 }), svg("text", { x: middle.x, y: middle.y + 6 }, SIGNS[one.sign]))));
}

// --- what is seen -------------------------------------------------------------------------------------

function picker(label, options) {
  const id = kit.uid(), select = h("select", { id }, options.map(([value, text]) => h("option", { value }, text)));
  return { select, el: h("div", { class: "dtw-cau-line" }, h("label", { for: id }, label), select) };
}

function drawing({ root, content, words, state, add }) {
  const blocks = [["", words.choose], ...content.nodes.map(({ id, name }) => [id, name])];
  const from = picker(words.from, blocks), to = picker(words.to, blocks), sign = picker(words.sign, Object.entries(SIGNS).map(([key, mark]) => [key, `${mark} ${words[key]}`]));
  const id = kit.uid(), why = h("input", { type: "text", id, maxlength: LONGEST.why, dir: "auto", autocomplete: "off" });
  const notice = kit.notice();
  const complain = (text, where) => { notice.show(kit.message("error", text)); where.focus(); };

  function go() {
    if (!from.select.value || !to.select.value) return complain(words.need_two, from.select.value ? to.select : from.select);
    if (from.select.value === to.select.value) return complain(words.need_other, to.select);
    const one = { from: from.select.value, to: to.select.value, sign: sign.select.value, why: kit.oneLine(why.value, LONGEST.why) };
    if (state.arrows.length >= MOST && !state.arrows.some((other) => same(other, one))) return complain(kit.fill(words.full, { n: MOST }), from.select);
    why.value = "";
    return notice.show(kit.message("info", ...add(one)));
  }

  return h("section", { class: "dtw-cau-part", "aria-label": words.draw }, kit.heading(root, 1, { class: "dtw-sub" }, words.draw),
    h("div", { class: "dtw-cau-three" }, from.el, sign.el, to.el), h("div", { class: "dtw-cau-line" }, h("label", { for: id }, words.why), why),
    h("div", { class: "dtw-actions" }, kit.button(words.add, "primary", go)), notice.el,
    h("details", null, h("summary", null, words.blocks), h("dl", { class: "dtw-cau-blocks" }, content.nodes.map((one) => h("div", null, h("dt", null, one.name), h("dd", null, one.note))))));
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "causal"), voice = kit.announcer(), speak = speaker(content, words);
  const map = h("div", { class: "dtw-scroll", tabindex: 0, role: "region", "aria-label": words.map_box }), rows = h("div"), tells = h("div"), own = h("div", { class: "dtw-cau-own-list" }), memo = h("div", { class: "dtw-cau-memo" });
  const aid = kit.aid({ model, el, kind: "causal", sound: (given) => sound(content, given), show, result: () => result,
    text: () => [words.result, "", ...speak.memo(aid.state)].join("\n") });
  const { state } = aid;

  function add(one) {
    const before = state.arrows.some((other) => same(other, one));
    aid.change({ arrows: before ? state.arrows.map((other) => (same(other, one) ? one : other)) : [...state.arrows, one] });
    return [`${speak.arrow(one)}.`, `${before ? `${words.replaced} ` : ""}${speak.whose(one)}`];
  }

  // The focus goes to the next arrow's button, or to the list's heading when none is left.
  function remove(nr) {
    aid.change({ arrows: state.arrows.filter((_, at) => at !== nr) });
    const buttons = rows.querySelectorAll("button");
    (buttons[Math.min(nr, buttons.length - 1)] || listed).focus();
    voice.say(words.removed);
  }

  const field = kit.field({ label: words.own_first, hint: words.own_first_hint, value: state.first, rows: 2, onInput: (text) => aid.change({ first: kit.oneLine(text, LONGEST.first) }) });
  field.input.maxLength = LONGEST.first;
  const listed = kit.heading(root, 2, { tabindex: -1 }, words.arrows), sum = h("summary", null, "");
  const part = (name, ...children) => h("section", { class: "dtw-cau-part", "aria-label": name }, kit.heading(root, 1, { class: "dtw-sub" }, name), children);
  const result = h("section", { class: "dtw-cau-part dtw-cau-result", "aria-label": words.result }, kit.heading(root, 1, { class: "dtw-sub" }, words.result), memo, aid.bar);
  const { source, ours, counter } = content.noregret;

  function row(one, nr) {
    const told = toldBy(content, one);
    return h("li", { class: told ? "is-told" : "is-own" }, h("div", null, h("p", null, h("strong", null, `${SIGNS[one.sign]} ${speak.arrow(one)}`)), one.why && h("p", { dir: "auto" }, one.why),
      h("p", { class: "dtw-hint" }, told && kit.icon("check", 18), " ", speak.whose(one))),
    h("button", { type: "button", class: "dtw-button dtw-button--secondary", on: { click: () => remove(nr) } }, words.remove, kit.hidden(`: ${speak.arrow(one)}`)));
  }

  function tellings() {
    const all = content.told.flatMap(({ arrows }) => arrows);
    sum.textContent = kit.fill(words.source_tells, { n: all.filter((one) => state.arrows.some((other) => same(other, one))).length, total: all.length });
    return h("ol", null, content.told.map((one) => h("li", null, one.text, h("p", { class: "dtw-source" }, one.arrows.map(({ from, to }) => `${speak.name(from)} → ${speak.name(to)}`).join("; "), ". ", kit.fill(words.place, { place: one.place })))));
  }

  function show() {
    map.replaceChildren(picture(content, words, state.arrows));
    rows.replaceChildren(state.arrows.length ? h("ul", { class: "dtw-cau-rows" }, state.arrows.map(row)) : h("p", null, words.none_yet));
    tells.replaceChildren(tellings());
    own.replaceChildren(...speak.own(state.arrows).map((text) => h("p", null, text)));
    if (field.input !== document.activeElement) field.input.value = state.first;
    memo.replaceChildren(...speak.memo(state).map((text) => h("p", { dir: "auto" }, text)));
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead), h("p", { class: "dtw-hint" }, content.status),
    drawing({ root, content, words, state, add }),
    part(words.map, map, h("ul", { class: "dtw-cau-key" }, h("li", { class: "is-told" }, words.key_told), h("li", { class: "is-own" }, words.key_yours), h("li", null, words.key_signs)),
      listed, rows, h("details", null, sum, tells)),
    part(words.noregret, h("p", null, source), kit.heading(root, 2, null, words.own_noregret), own,
      kit.heading(root, 2, null, words.first), h("p", null, ours, " ", h("span", { class: "dtw-cau-label" }, words.first_label)), h("p", null, counter), field.el), result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
