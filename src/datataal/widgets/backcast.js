// The backcast board: from a wished-for outcome back to Monday. Steps stand in the order in which
// they are done; each says on which others it rests. The picture follows from that.
const { h, svg } = kit;
const MOST = 40, FEWEST = 6, BOX = { w: 168, h: 62, gapX: 44, gapY: 16 };

// "2, 5" as the ids of steps; a number that no step has is left for `gaps` to name.
const numbers = (text) => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits)).slice(0, MOST);
const needsOf = (steps, nr) => [...new Set(numbers(steps[nr].needs))].filter((n) => n >= 1 && n <= steps.length && n !== nr + 1).map((n) => n - 1);

function sound(given) {
  const line = (text) => kit.oneLine(text, LINE);
  const step = (one) => ({ text: line(one.text), owner: line(one.owner), when: line(one.when), needs: line(one.needs) });
  return { goal: line(given.goal), year: line(given.year), hinge: line(given.hinge), monday: line(given.monday), steps: rowsOf(given.steps, MOST, step) };
}

// Moving or removing a step changes the numbers by which the others name it.
function renumbered(before, after) {
  const places = new Map(after.map((row, nr) => [row, nr]));
  const moved = before.map((row) => places.get(row));
  if (before.length <= 1 || after.some((row) => !before.includes(row)) || moved.every((to, nr) => to === nr)) return after;
  const other = (n) => (n >= 1 && n <= before.length ? moved[n - 1] : undefined);
  return after.map((row) => ({ ...row, needs: numbers(row.needs).map(other).filter((to) => to !== undefined).map((to) => to + 1).join(", ") }));
}

// --- what follows: loops, layers, gaps ------------------------------------------------------------

// The steps of one circle, in order, or null.
function circle(steps) {
  const state = steps.map(() => 0), way = [];
  function visit(nr) {
    state[nr] = 1;
    way.push(nr);
    for (const to of needsOf(steps, nr)) {
      if (state[to] === 1) return way.slice(way.indexOf(to));
      const found = state[to] === 0 && visit(to);
      if (found) return found;
    }
    state[nr] = 2;
    way.pop();
    return null;
  }
  for (let nr = 0; nr < steps.length; nr += 1) {
    const found = state[nr] === 0 && visit(nr);
    if (found) return found;
  }
  return null;
}

function layers(steps) {
  const level = steps.map(() => 0);
  for (let turn = 0; turn < steps.length; turn += 1) {
    let still = false;
    steps.forEach((_, nr) => needsOf(steps, nr).forEach((to) => { if (level[nr] <= level[to]) { level[nr] = level[to] + 1; still = true; } }));
    if (!still) break;
  }
  return level;
}

function gaps(words, state) {
  const { steps } = state, at = (nr) => kit.fill(words.step_named, { n: nr + 1, text: steps[nr].text.trim() || words.still_open });
  const unknown = (nr) => numbers(steps[nr].needs).filter((n) => n < 1 || n > steps.length || n === nr + 1);
  const round = circle(steps), needed = new Set(steps.flatMap((_, nr) => needsOf(steps, nr)));
  return [!state.goal.trim() && words.gap_goal, steps.length < FEWEST && kit.fill(words.gap_few, { n: steps.length, few: FEWEST }),
    ...steps.flatMap((step, nr) => [!step.text.trim() && kit.fill(words.gap_text, { n: nr + 1 }), !step.owner.trim() && kit.fill(words.gap_owner, { step: at(nr) }),
      unknown(nr).length > 0 && kit.fill(words.gap_unknown, { step: at(nr), n: unknown(nr).join(", ") }),
      ...needsOf(steps, nr).filter((to) => to > nr).map((to) => kit.fill(words.gap_order, { step: at(nr), other: at(to) })),
      nr < steps.length - 1 && !needed.has(nr) && kit.fill(words.gap_loose, { step: at(nr) })]),
    round && kit.fill(words.gap_circle, { steps: [...round, round[0]].map((nr) => nr + 1).join(" → ") }),
    steps.length > 0 && steps.every((_, nr) => needsOf(steps, nr).length) && words.gap_start,
    !state.monday.trim() && words.gap_monday, !state.hinge.trim() && words.gap_hinge].filter(Boolean);
}

function stepLine(words, steps, nr) {
  const step = steps[nr], needs = needsOf(steps, nr).map((to) => to + 1).join(", ");
  return `${step.text.trim() || words.still_open} (${[step.owner.trim() || words.open_owner, step.when.trim(), needs && kit.fill(words.after, { steps: needs })].filter(Boolean).join("; ")})`;
}

function lines(words, state) {
  const missing = gaps(words, state);
  return [kit.fill(words.wish, { goal: state.goal.trim() || words.still_open, year: state.year.trim() || words.open_year }), "",
    ...state.steps.map((_, nr) => `${nr + 1}. ${stepLine(words, state.steps, nr)}`), "", `${words.monday_name}: ${state.monday.trim() || words.still_open}`, `${words.hinge_name}: ${state.hinge.trim() || words.still_open}`,
    "", missing.length ? `${words.missing}:` : words.whole, ...missing.map((one) => `- ${one}`)];
}

// --- the picture: a column per layer, an arrow from what comes first -------------------------------

function wrapped(text, longest = 20) {
  const rows = [""];
  for (const word of text.split(" ")) {
    if (`${rows.at(-1)} ${word}`.trim().length > longest && rows.at(-1)) rows.push("");
    rows[rows.length - 1] = `${rows.at(-1)} ${word}`.trim().slice(0, longest);
  }
  return rows.length > 3 ? [...rows.slice(0, 2), `${rows[2].slice(0, longest - 1)}…`] : rows;
}

function picture(words, steps) {
  const level = layers(steps), rowsIn = {}, place = level.map((column) => ({ column, row: (rowsIn[column] = (rowsIn[column] ?? -1) + 1) }));
  const x = (nr) => place[nr].column * (BOX.w + BOX.gapX) + 2, y = (nr) => place[nr].row * (BOX.h + BOX.gapY) + 2;
  const width = (Math.max(0, ...level) + 1) * (BOX.w + BOX.gapX), height = Math.max(1, ...Object.values(rowsIn).map((n) => n + 1)) * (BOX.h + BOX.gapY);
  const mark = kit.uid();
  const arrow = (from, to) => svg("path", { class: "dtw-back-arrow", "marker-end": `url(#${mark})`,
    d: `M${x(from) + BOX.w} ${y(from) + BOX.h / 2} C${x(from) + BOX.w + 24} ${y(from) + BOX.h / 2} ${x(to) - 28} ${y(to) + BOX.h / 2} ${x(to) - 6} ${y(to) + BOX.h / 2}` });
  const box = (step, nr) => svg("g", null, svg("rect", { class: "dtw-back-box", x: x(nr), y: y(nr), width: BOX.w, height: BOX.h, rx: 6 }),
    wrapped(`${nr + 1}. ${step.text.trim() || words.still_open}`).map((text, at) => svg("text", { class: "dtw-back-text", x: x(nr) + 10, y: y(nr) + 20 + at * 17 }, text)));
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words.picture_alt },
    svg("defs", null, svg("marker", { id: mark, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, svg("path", { class: "dtw-back-head", d: "M0 0L8 4L0 8z" }))),
    steps.flatMap((_, nr) => needsOf(steps, nr).map((from) => arrow(from, nr))), steps.map(box));
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings");
  const root = kit.root(el, model, "backcast"), voice = kit.announcer(), drawing = h("div", { class: "dtw-scroll dtw-back-picture", tabindex: "0", role: "region", "aria-label": words.picture });
  const order = h("ol", { class: "dtw-back-order" }), missing = h("div"), ends = h("div");
  const aid = kit.aid({ model, el, kind: "backcast", sound, show: () => show(), text: () => lines(words, aid.state).join("\n"), result: () => result });
  const { state, change } = aid;
  const wish = h("p", { class: "dtw-lead", dir: "auto" });
  const result = h("section", { class: "dtw-back-result", "aria-label": words.result }, kit.heading(root, 1, null, words.result), wish, drawing, order, ends, missing, aid.bar);
  const fields = ["goal", "year", "monday", "hinge"].map((key) => [key, oneField(words[key], words[`${key}_hint`], state[key], (text) => change({ [key]: text }))]);
  const at = Object.fromEntries(fields);
  const steps = rowList({ words, get: () => state.steps, put: (rows) => change({ steps: rows }), most: MOST, blank: () => ({ text: "", owner: "", when: "", needs: "" }),
    renumber: renumbered, name: (nr) => kit.fill(words.step, { n: nr + 1 }), fields: [{ key: "text", label: words.text, wide: true }, { key: "owner", label: words.owner }, { key: "when", label: words.when }, { key: "needs", label: words.needs }] });
  const fill = (given) => change(sound(given));

  function show() {
    fields.forEach(([key, field]) => field.sync(state[key]));
    steps.sync();
    const open = gaps(words, state);
    wish.textContent = kit.fill(words.wish, { goal: state.goal.trim() || words.still_open, year: state.year.trim() || words.open_year });
    drawing.hidden = !state.steps.length;
    drawing.replaceChildren(picture(words, state.steps));
    order.replaceChildren(...state.steps.map((_, nr) => h("li", { dir: "auto" }, stepLine(words, state.steps, nr))));
    ends.replaceChildren(...["monday", "hinge"].map((key) => h("p", { dir: "auto" }, h("strong", null, `${words[`${key}_name`]}: `), state[key].trim() || words.still_open)));
    missing.replaceChildren(h("p", null, h("strong", null, open.length ? words.missing : words.whole)), open.length ? h("ul", null, open.map((one) => h("li", { dir: "auto" }, one))) : "");
    voice.say(open.length ? kit.fill(words.still, { n: open.length }) : words.whole);
  }

  const titled = document.querySelector("h1")?.textContent.includes(content.title);
  root.append(kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), h("p", null, content.lead),
    h("div", { class: "dtw-actions" }, kit.button(words.example, "secondary", () => fill(content.example)), kit.button(words.clear, "third", () => fill({}))),
    h("div", { class: "dtw-back-wish" }, at.goal.el, at.year.el), kit.heading(root, 1, null, words.steps), h("p", { class: "dtw-hint" }, words.steps_hint), steps.el, at.monday.el, at.hinge.el, result, voice.el);
  show();
  return () => { voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
