// Who sets the sliders? Four weights share 100%, thresholds drop what misses them; 10,000 cells
// are drawn anew on every move, twelve search areas are ranked, and it is said who carries.
const { h } = kit;
const TOP = 4, DRAWS = 1000, STEP = 5, FARTHEST = 1000, OWN = "own", LONGEST = 80;
const CLASSES = 5, PX = 3, WATER = 255, METRES = 10;

// --- what follows from weights and thresholds, without any element ------------------------------

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function unpackGrid({ side, scores, away, land }, areas) {
  const count = side * side, all = bytes(scores), areaOf = new Uint8Array(count);
  areas.forEach((area, nr) => area.cells.forEach((cell) => { areaOf[cell] = nr + 1; }));
  return { side, count, areaOf, away: bytes(away), land: bytes(land),
    scores: [0, 1, 2, 3].map((nr) => all.subarray(nr * count, (nr + 1) * count)) };
}

const cellOut = (grid, cell, state) => grid.away[cell] * METRES < state.away || (state.nature && grid.land[cell] % 2 === 1);

// Why an area is out: "" when it is not.
function whyOut(area, grid, state) {
  if (state.homes !== null && area.homes > state.homes) return "homes";
  const out = area.cells.filter((cell) => cellOut(grid, cell, state)).length;
  return 2 * out > area.cells.length ? "cells" : "";
}

const total = (area, weights) => Math.round(area.scores.reduce((sum, score, nr) => sum + score * weights[nr], 0) * 1e4) / 1e6;

// Best first; of equals the earlier letter. What a threshold drops comes last.
function rank(areas, weights, why) {
  const rows = areas.map((area, nr) => ({ area, nr, why: why[nr], score: total(area, weights) }));
  return rows.sort((a, b) => Boolean(a.why) - Boolean(b.why) || b.score - a.score || a.nr - b.nr);
}

// The same draws for everybody (mulberry32): three points cut a line into four pieces.
function randomWeights() {
  let seed = 6;
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return Array.from({ length: DRAWS }, () => {
    const [a, b, c] = [next(), next(), next()].sort((x, y) => x - y);
    return [a, b - a, c - b, 1 - c].map((part) => 100 * part);
  });
}

function howOften(areas, why, draws) {
  const times = areas.map(() => 0);
  draws.forEach((weights) => rank(areas, weights, why).slice(0, TOP).forEach((row) => { if (!row.why) times[row.nr] += 1; }));
  return times;
}

// Whole per cents that share what is left as `ratio` does and add up to it exactly.
function shareOut(left, ratio) {
  if (!ratio.length) return []; // thresholds may leave no area at all
  const sum = ratio.reduce((a, b) => a + b, 0);
  const exact = ratio.map((part) => (sum > 0 ? (left * part) / sum : left / ratio.length));
  const whole = exact.map(Math.floor);
  const order = exact.map((part, nr) => [part - whole[nr], nr]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let rest = left - whole.reduce((a, b) => a + b, 0), at = 0; rest > 0; rest -= 1, at += 1) whole[order[at][1]] += 1;
  return whole;
}

function withWeight(nr, value, ratio) {
  const others = shareOut(100 - value, ratio.filter((_, at) => at !== nr));
  others.splice(nr, 0, value);
  return others;
}

// At which weight of the heaviest slider somebody else comes first, going down.
function turningPoint(areas, weights, why) {
  const nr = weights.indexOf(Math.max(...weights)), first = rank(areas, weights, why)[0];
  const rest = 100 - weights[nr];
  for (let value = weights[nr] - 1; value >= 0; value -= 1) {
    const moved = weights.map((weight, at) => (at === nr ? value : rest ? (weight * (100 - value)) / rest : (100 - value) / 3));
    const leader = rank(areas, moved, why)[0];
    if (leader.nr !== first.nr) return { nr, value, area: leader.area };
  }
  return { nr, value: null, area: first.area };
}

// Where the new capacity lands against who lives there, the heaviest load first.
function burden(rows, places) {
  const chosen = rows.filter((row) => !row.why).slice(0, TOP), mw = new Map();
  chosen.forEach(({ area }) => mw.set(area.place, (mw.get(area.place) || 0) + area.mw));
  const all = chosen.reduce((sum, { area }) => sum + area.mw, 0);
  const hit = [...mw].map(([place, own]) => ({ ...places[place], mw: own, part: own / all, times: own / all / places[place].share }))
    .sort((a, b) => b.times - a.times);
  return { all, hit, others: places.length - hit.length, othersShare: 1 - hit.reduce((sum, one) => sum + one.share, 0) };
}

// A state from elsewhere counts only where it fits; the rest is the first preset without limits.
function sound(content, given) {
  const preset = content.presets.find((one) => one.id === given.preset);
  const w = Array.isArray(given.weights) && given.weights.length === 4 ? given.weights : [];
  const own = given.preset === OWN && w.length === 4 && w.every((n) => Number.isInteger(n) && n >= 0 && n <= 100) && w.reduce((a, b) => a + b) === 100;
  const chosen = preset || content.presets[0], limit = content.homes;
  const away = Number.isInteger(given.away) && given.away >= 0 && given.away <= FARTHEST ? given.away - (given.away % 50) : 0;
  const homes = limit && Number.isInteger(given.homes) && given.homes >= limit.low && given.homes <= limit.high ? given.homes : null;
  const area = content.areas.some((one) => one.id === given.area) ? given.area : content.areas[0]?.id ?? "";
  return { preset: own ? OWN : chosen.id, weights: own ? [...w] : [...chosen.weights], who: kit.oneLine(given.who, LONGEST),
    away, nature: given.nature === true, homes, area };
}

// --- the result in words --------------------------------------------------------------------------

function speaker(content, words, lang) {
  const n = (value, decimals = 0) => kit.number(value, decimals, lang);
  const list = (parts) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${words.and} ${parts.at(-1)}`);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const who = (state) => content.presets.find((one) => one.id === state.preset)?.who || state.who.trim() || words.who_unknown;

  function limits(state, rows) {
    const set = [state.away > 0 && kit.fill(words.said_away, { n: n(state.away) }), state.nature && words.said_nature,
      state.homes !== null && kit.fill(words.said_homes, { n: n(state.homes) })].filter(Boolean);
    if (!set.length) return words.said_no_limits;
    const out = rows.filter((row) => row.why).map((row) => row.area.id).sort();
    return `${kit.fill(words.said_limits, { list: set.join("; ") })} ${out.length ? kit.fill(words.said_out, { list: list(out) }) : words.said_out_none}`;
  }

  function top(rows) {
    const left = rows.filter((row) => !row.why).slice(0, TOP);
    if (!left.length) return words.none_left;
    return kit.fill(words.said_top, { list: list(left.map((row) => `${row.area.id} (${n(row.score, 3)})`)) });
  }

  function carried(found) {
    const heavy = found.hit.slice(0, 2), sum = (key) => n(100 * heavy.reduce((all, one) => all + one[key], 0));
    return kit.fill(words.said_burden, { mw: n(found.all), share: sum("part"), places: list(heavy.map((one) => one.name)), people: sum("share") });
  }

  function sure(first, times) {
    const rest = times.map((count, nr) => ({ count, id: content.areas[nr].id })).filter((_, nr) => nr !== first.nr);
    const best = rest.reduce((a, b) => (b.count > a.count ? b : a)), own = times[first.nr];
    const compared = own > best.count ? words.most : kit.fill(own === best.count ? words.as_most : words.not_most, { area: best.id, n: n(best.count) });
    return kit.fill(words.said_sure, { area: first.area.id, n: n(own), all: n(DRAWS), compared });
  }

  function turn({ nr, value, area }) {
    return kit.fill(value === null ? words.said_no_turn : words.said_turn, { name: content.criteria[nr].name, n: value, area: area.id });
  }

  function memo(state, found) {
    const set = kit.fill(words.said_weights, { who: who(state),
      list: content.criteria.map(({ name }, nr) => `${name} ${state.weights[nr]}%`).join(", ") });
    if (!content.areas.length) return [set, limits(state, []), words.no_areas];
    if (found.rows[0].why) return [set, limits(state, found.rows), words.none_left];
    return [set, limits(state, found.rows), `${top(found.rows)} ${turn(found.turn)}`, carried(found.load),
      sure(found.rows[0], found.times), words.said_end];
  }

  return { n, list, capital, who, top, memo };
}

// --- the map: one picture of bytes for the cells, one layer above it for borders and letters ------

// Light steps from picture 14 of the look, so it also reads in grey and for colour-blind readers.
const COLOURS = ["#f4f1d9", "#8cc3a0", "#4a9d97", "#1f7283", "#13496a"];
const SEA = "#e9f1f3", OUT = "#f7f7f4", DOT = "#6b6b66", INK = "#1c2b2a", PAPER = "#ffffff";
const little = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
function packed(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (little ? (255 << 24) | (b << 16) | (g << 8) | r : (r << 24) | (g << 16) | (b << 8) | 255) >>> 0;
}

function cellMap(grid) {
  const { side, count, land, areaOf } = grid, width = side * PX;
  const canvas = h("canvas", { class: "dtw-wt-cells", width, height: width, role: "img" });
  const pen = canvas.getContext("2d"), image = pen.createImageData(width, width);
  const dots = new Uint32Array(image.data.buffer), shades = Uint32Array.from(COLOURS, packed);
  const [sea, out, dot] = [SEA, OUT, DOT].map(packed), scores = grid.scores;

  // Gives how many cells of land fit well or fairly well, and how many are out.
  function draw(state, areaOut) {
    const [a, b, c, d] = state.weights, [s0, s1, s2, s3] = scores;
    let good = 0, gone = 0;
    for (let cell = 0; cell < count; cell += 1) {
      const start = (side - 1 - ((cell / side) | 0)) * PX * width + (cell % side) * PX;
      let colour = sea, dotted = false;
      if (land[cell] !== WATER) {
        dotted = areaOut[areaOf[cell]] === 1 || cellOut(grid, cell, state);
        const step = Math.min(CLASSES - 1, ((a * s0[cell] + b * s1[cell] + c * s2[cell] + d * s3[cell]) * CLASSES / 25500) | 0);
        colour = dotted ? out : shades[step];
        if (dotted) gone += 1; else if (step >= CLASSES - 2) good += 1;
      }
      for (let row = 0, at = start; row < PX; row += 1, at += width) dots.fill(colour, at, at + PX);
      if (dotted) dots[start + width + 1] = dot;
    }
    pen.putImageData(image, 0, 0);
    return { good, gone };
  }

  return { canvas, draw };
}

// Lines between cells that differ, in cells from the top left.
function edges(grid, differ) {
  const { side } = grid, path = new Path2D();
  for (let cell = 0; cell < grid.count; cell += 1) {
    const x = cell % side, y = side - 1 - ((cell / side) | 0);
    if (x + 1 < side && differ(cell, cell + 1)) { path.moveTo(x + 1, y); path.lineTo(x + 1, y + 1); }
    if (cell + side < grid.count && differ(cell, cell + side)) { path.moveTo(x, y); path.lineTo(x + 1, y); }
  }
  return path;
}

function overlay(grid, areas) {
  const canvas = h("canvas", { class: "dtw-wt-over", "aria-hidden": "true" });
  const { land, areaOf, side } = grid, sea = (cell) => land[cell] === WATER;
  const coast = edges(grid, (a, b) => sea(a) !== sea(b));
  const towns = edges(grid, (a, b) => !sea(a) && !sea(b) && land[a] >> 1 !== land[b] >> 1);
  const around = edges(grid, (a, b) => areaOf[a] !== areaOf[b]);
  const middle = ({ cells }) => [cells.reduce((sum, cell) => sum + (cell % side), 0) / cells.length + .5,
    side - .5 - cells.reduce((sum, cell) => sum + ((cell / side) | 0), 0) / cells.length];
  const middles = areas.map(middle);

  function draw(rows, selected) {
    const css = canvas.clientWidth, ratio = Math.min(3, window.devicePixelRatio || 1);
    if (!css) return;
    const size = Math.round(css * ratio), pen = canvas.getContext("2d"), cell = css / side;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, size, size);
    pen.setTransform(ratio * cell, 0, 0, ratio * cell, 0, 0);
    const line = (path, colour, width) => { pen.strokeStyle = colour; pen.lineWidth = width / cell; pen.stroke(path); };
    line(towns, PAPER, 2); line(towns, INK, .7); line(coast, INK, 1.4); line(around, PAPER, 4); line(around, INK, 2);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const radius = css < 340 ? 8 : 10.5;
    pen.font = `700 ${radius + 2.5}px sans-serif`; pen.textAlign = "center"; pen.textBaseline = "middle";
    // The best lies on top where letters overlap, and the chosen one above all.
    rows.map((row, place) => ({ row, best: place < TOP && !row.why, chosen: row.area.id === selected })).reverse().sort((a, b) => a.chosen - b.chosen)
      .forEach(({ row, best, chosen }) => label(pen, row, best, chosen, radius, middles[row.nr].map((at) => at * cell)));
    scaleBar(pen, css, cell);
  }

  function label(pen, row, best, chosen, radius, [x, y]) {
    const disc = (wide, colour) => { pen.beginPath(); pen.arc(x, y, wide, 0, 7); pen.fillStyle = colour; pen.fill(); };
    if (chosen) { disc(radius + 6.5, INK); disc(radius + 4, PAPER); }
    disc(radius + 1.5, best ? PAPER : INK);
    disc(radius, best ? INK : PAPER);
    pen.fillStyle = best ? PAPER : INK;
    pen.fillText(row.area.id, x, y + .5);
    if (row.why) { pen.strokeStyle = INK; pen.lineWidth = 2; pen.beginPath(); pen.moveTo(x - radius, y + radius * .7); pen.lineTo(x + radius, y - radius * .7); pen.stroke(); }
  }

  function scaleBar(pen, css, cell) {
    const long = 20 * cell, y = css - 10; // cells of 500 m: 10 km
    pen.fillStyle = PAPER; pen.fillRect(6, y - 22, long + 12, 28);
    pen.fillStyle = INK; pen.fillRect(12, y, long, 3);
    pen.font = "12px sans-serif"; pen.fillText("10 km", 12 + long / 2, y - 9);
  }

  // The area of which the letter stands nearest to a place on the canvas, if near enough.
  function near(event) {
    const box = canvas.getBoundingClientRect(), cell = box.width / side;
    const far = middles.map(([x, y]) => Math.hypot(x * cell - (event.clientX - box.left), y * cell - (event.clientY - box.top)));
    const nr = far.indexOf(Math.min(...far));
    return far[nr] <= 24 ? areas[nr].id : null;
  }

  return { canvas, draw, near };
}

// --- controls ---------------------------------------------------------------------------------------

function sliderRow(name, { low = 0, high, step, by, less, more, value, text, moved }) {
  const id = kit.uid(), output = h("span", { class: "dtw-wt-value", "aria-hidden": "true" });
  const range = h("input", { type: "range", id, min: low, max: high, step, value, on: { input: () => moved(Number(range.value)) } });
  const button = (sign, label, way) => h("button", { type: "button", class: "dtw-wt-step", "aria-label": label,
    on: { click: () => moved(Math.min(high, Math.max(low, Number(range.value) + way * by))) } }, sign);
  const el = h("div", { class: "dtw-wt-slider" }, h("label", { for: id }, name), output,
    h("div", { class: "dtw-wt-gauge" }, button("−", less, -1), range, button("+", more, 1)));
  const show = (now) => {
    if (Number(range.value) !== now) range.value = now;
    output.textContent = text(now)[0];
    range.setAttribute("aria-valuetext", text(now)[1]);
  };
  return { el, show };
}

function tick(label, checked, act) {
  const box = h("input", { type: "checkbox", checked, on: { change: () => act(box.checked) } });
  return { el: h("label", { class: "dtw-choice dtw-wt-tick" }, box, h("span", null, label)), show: (on) => { box.checked = on; } };
}

const table = (name, head, rows, last) => h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": name },
  h("table", null, h("caption", null, name), h("thead", null, h("tr", null, head.map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", null, [...rows, ...(last ? [last] : [])].map(([first, ...cells]) => h("tr", null, h("th", { scope: "row" }, first), cells.map((one) => h("td", null, one)))))));

// --- the aid ----------------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang"), { areas, places, criteria } = content;
  const root = kit.root(el, model, "weights"), say = speaker(content, words, lang), { n } = say;
  const grid = unpackGrid(content.grid, areas), draws = randomWeights(), cells = cellMap(grid), over = overlay(grid, areas);
  const landCount = grid.land.reduce((count, one) => count + (one !== WATER), 0), areaOut = new Uint8Array(areas.length + 1);
  const voice = kit.announcer();
  let why = [], times = [], limitsKey = "", held = null, frame = 0, found = null, order = "";
  const memo = h("div", { class: "dtw-wt-memo" });
  const resultBox = h("section", { class: "dtw-wt-result", "aria-label": words.result });

  const aid = kit.aid({ model, el, kind: "weights", sound: (given) => sound(content, given), show: () => show(),
    text: () => [content.title, "", ...say.memo(state, found)].join("\n"), result: () => resultBox });
  const { state } = aid;

  // A slider that keeps moving gives back to the others what it took from them.
  function weigh(nr, value) {
    if (held?.nr !== nr) held = { nr, ratio: [...state.weights] };
    aid.change({ weights: withWeight(nr, value, held.ratio), preset: OWN });
  }

  const sliders = criteria.map(({ name }, nr) => sliderRow(say.capital(name), { high: 100, step: 1, by: STEP, value: state.weights[nr],
    less: kit.fill(words.less, { name }), more: kit.fill(words.more, { name }), moved: (value) => weigh(nr, value),
    text: (now) => [`${now}%`, kit.fill(words.value, { n: now, rest: 100 - now })] }));
  const preset = kit.choices({ legend: words.presets, layout: "row", value: state.preset,
    items: [...content.presets, { id: OWN, name: words.own }].map(({ id, name }) => ({ value: id, title: name })),
    onChange: (id) => { held = null; aid.change({ preset: id, weights: [...(content.presets.find((one) => one.id === id) || state).weights] }); } });
  const byWhom = h("p", { class: "dtw-hint" }), id = kit.uid();
  const who = h("input", { type: "text", id, maxlength: LONGEST, dir: "auto", autocomplete: "off", value: state.who, "aria-describedby": `${id}-hint`,
    on: { input: () => aid.change({ who: kit.oneLine(who.value, LONGEST) }) } });
  const whoBox = h("div", { class: "dtw-wt-who" }, h("label", { for: id }, words.who), who, h("p", { class: "dtw-hint", id: `${id}-hint` }, words.who_hint));

  const metres = (now) => (now ? kit.fill(words.away_value, { n: n(now) }) : words.away_off);
  const away = sliderRow(words.away, { high: FARTHEST, step: 50, by: 50, value: state.away, less: kit.fill(words.less, { name: words.away.toLowerCase() }),
    more: kit.fill(words.more, { name: words.away.toLowerCase() }), moved: (value) => aid.change({ away: value }), text: (now) => [metres(now), metres(now)] });
  const nature = tick(words.nature, state.nature, (on) => aid.change({ nature: on }));
  const limit = content.homes, houses = (now) => kit.fill(words.homes_value, { n: n(now) });
  const homesOn = limit && tick(words.homes, state.homes !== null, (on) => aid.change({ homes: on ? limit.start : null }));
  const homes = limit && sliderRow(words.homes_max, { low: limit.low, high: limit.high, step: 10, by: 50, value: limit.start,
    less: kit.fill(words.less, { name: words.homes_max.toLowerCase() }), more: kit.fill(words.more, { name: words.homes_max.toLowerCase() }),
    moved: (value) => aid.change({ homes: value }), text: (now) => [houses(now), houses(now)] });
  const clear = () => aid.change({ away: 0, nature: false, homes: null });

  // The list stands for the map: one radio per area, arrows go from one to the next.
  const group = kit.uid();
  const items = areas.map((area) => {
    const place = h("span", { class: "dtw-wt-rank" }), score = h("span", { class: "dtw-wt-score" }), bar = h("span", null), note = h("span", { class: "dtw-wt-note" });
    const radio = h("input", { type: "radio", name: group, value: area.id, checked: area.id === state.area, on: { change: () => aid.change({ area: area.id }) } });
    const line = `${places[area.place].name}, ${n(area.mw, 1)} MW`;
    const li = h("li", null, h("label", null, radio, place, h("span", { class: "dtw-wt-area" }, h("strong", null, area.id), h("span", null, line)), score,
      h("span", { class: "dtw-wt-bar", "aria-hidden": "true" }, bar), note));
    const showRow = (row, at) => {
      const best = at < TOP && !row.why;
      li.className = row.why ? "dtw-wt-out" : best ? "dtw-wt-best" : "";
      place.textContent = row.why ? "–" : `${at + 1}.`;
      score.textContent = n(row.score, 3);
      bar.style.inlineSize = `${100 * row.score}%`;
      note.textContent = row.why ? `${words.is_out}: ${row.why === "homes" ? words.why_homes : words.why_cells}` : best ? words.in_top : "";
      radio.checked = row.area.id === state.area;
    };
    return { li, radio, showRow };
  });
  const list = h("ol", { class: "dtw-wt-list" }), none = h("div", { class: "dtw-notice" });
  const detail = h("div", null), load = h("div", null), sureList = h("ul", { class: "dtw-wt-sure" });

  function showList(rows) {
    const now = rows.map((row) => row.nr).join();
    if (now !== order) {
      const focus = items.find((one) => one.radio === document.activeElement);
      list.replaceChildren(...rows.map((row) => items[row.nr].li));
      focus?.radio.focus({ preventScroll: true });
      order = now;
    }
    rows.forEach((row, at) => items[row.nr].showRow(row, at));
    none.replaceChildren(...(rows[0].why ? [kit.message("warning", words.none_left, "", kit.button(words.limits_clear, "secondary", clear))] : []));
  }

  function showDetail() {
    const { area, score } = found.rows.find((row) => row.area.id === state.area);
    const name = kit.fill(words.sum_of, { area: area.id, score: n(score, 3) });
    detail.replaceChildren(table(name, [words.col_criterion, words.col_score, words.col_weight, words.col_part],
      criteria.map((one, nr) => [one.name, n(area.scores[nr], 2), `${state.weights[nr]}%`, n(area.scores[nr] * state.weights[nr] / 100, 4)]),
      [words.total, "", "100%", n(score, 3)]), h("p", null, kit.fill(words.homes_near, { area: area.id, n: n(area.homes) })));
  }

  function showLoad({ hit, others, othersShare }) {
    // One decimal: whole per cents would not add up to those in the memo and in the figure.
    const tenths = (ratio) => shareOut(1000, ratio).map((part) => n(part / 10, 1));
    const parts = tenths(hit.map((one) => one.mw)), people = tenths([...hit.map((one) => one.share), othersShare]);
    load.replaceChildren(table(words.burden_name, [words.col_place, words.col_mw, words.col_mw_share, words.col_people, words.col_times],
      hit.map((one, nr) => [one.name, n(one.mw, 1), `${parts[nr]}%`, `${people[nr]}%`, kit.fill(words.times, { n: n(one.times, 1) })]),
      [kit.fill(words.others, { n: others }), "0", "0%", `${people[hit.length]}%`, words.others_get]));
  }

  function showSure() {
    const rows = times.map((count, nr) => ({ count, nr })).sort((a, b) => b.count - a.count || a.nr - b.nr);
    sureList.replaceChildren(...rows.map(({ count, nr }) => {
      const bar = h("span", null);
      bar.style.inlineSize = `${100 * count / DRAWS}%`;
      return h("li", null, h("strong", null, areas[nr].id), h("span", { class: "dtw-wt-bar", "aria-hidden": "true" }, bar),
        h("span", null, kit.fill(words.sure_count, { n: n(count), all: n(DRAWS) })));
    }));
  }

  function draw() {
    frame = 0;
    const counted = cells.draw(state, areaOut), share = (count) => n(100 * count / landCount);
    over.draw(found.rows, state.area);
    cells.canvas.setAttribute("aria-label", kit.fill(words.map_alt, { n: n(landCount), best: share(counted.good), out: share(counted.gone),
      told: areas.length ? say.top(found.rows) : words.no_areas }));
  }

  function show() {
    const key = [state.away, state.nature, state.homes].join();
    if (key !== limitsKey) { // random draws depend on the thresholds, not on the weights
      why = areas.map((area) => whyOut(area, grid, state));
      why.forEach((reason, nr) => { areaOut[nr + 1] = reason ? 1 : 0; });
      times = howOften(areas, why, draws);
      limitsKey = key;
      showSure();
    }
    const rows = rank(areas, state.weights, why), any = rows.length > 0 && !rows[0].why;
    found = { rows, times, load: burden(rows, places), turn: any ? turningPoint(areas, state.weights, why) : null };
    sliders.forEach((slider, nr) => slider.show(state.weights[nr]));
    preset.inputs.forEach((input) => { input.checked = input.value === state.preset; });
    const chosen = content.presets.find((one) => one.id === state.preset);
    byWhom.textContent = `${kit.fill(words.set_by, { who: say.who(state) })} ${chosen ? chosen.why : words.own_why}`;
    whoBox.hidden = Boolean(chosen);
    if (who.value.trimEnd() !== state.who.trimEnd()) who.value = state.who;
    away.show(state.away);
    nature.show(state.nature);
    if (limit) { homesOn.show(state.homes !== null); homes.el.hidden = state.homes === null; homes.show(state.homes ?? limit.start); }
    if (areas.length) { showList(rows); showDetail(); showLoad(found.load); }
    load.hidden = !any;
    memo.replaceChildren(...say.memo(state, found).map((line) => h("p", null, line)));
    voice.say(areas.length ? say.top(rows) : byWhom.textContent);
    if (!frame) frame = requestAnimationFrame(draw);
  }

  const swatch = (kind, text) => h("li", null, h("span", { class: `dtw-wt-swatch dtw-wt-${kind}`, "aria-hidden": "true" }), text);
  const legend = h("ul", { class: "dtw-wt-legend" }, [4, 3, 2, 1, 0].map((nr) => swatch(`class-${nr}`, words[`class_${nr}`])),
    swatch("class-out", words.class_out), swatch("class-sea", words.class_sea),
    areas.length > 0 && [swatch("key-top", words.key_top), swatch("key-other", words.key_other), swatch("key-out", words.key_out)]);
  over.canvas.addEventListener("click", (event) => { const near = areas.length ? over.near(event) : null; if (near) aid.change({ area: near }); });
  const sub = (text) => kit.heading(root, 1, { class: "dtw-wt-sub" }, text);
  const mapName = kit.fill(words.map, { province: content.province });
  const facts = h("details", null, h("summary", null, words.facts), h("p", { class: "dtw-hint" }, words.facts_hint),
    h("div", { class: "dtw-wt-texts" }, table(words.facts, [words.col_criterion, words.col_cell, words.col_area], criteria.map((one) => [one.name, one.cell, one.area]))),
    h("p", { class: "dtw-source" }, kit.fill(words.source, { province: content.province })));
  resultBox.append(sub(words.result), memo);
  root.append(h("div", { class: "dtw-wt-box" }, kit.heading(root, 0, { class: "dtw-title" }, content.title), h("p", null, content.lead),
    h("div", { class: "dtw-wt-two" },
      h("div", { class: "dtw-wt-controls" },
        h("section", { "aria-label": words.set_up }, sub(words.set_up), h("p", { class: "dtw-hint" }, words.weights_hint),
          preset.el, byWhom, whoBox, sliders.map((one) => one.el)),
        h("section", { "aria-label": words.limits }, sub(words.limits), h("p", { class: "dtw-hint" }, words.limits_hint),
          away.el, nature.el, limit && [homesOn.el, homes.el], h("p", { class: "dtw-hint" }, words.limits_rule)), facts),
      h("section", { class: "dtw-wt-mapside", "aria-label": mapName }, sub(mapName),
        h("div", { class: "dtw-wt-map" }, cells.canvas, over.canvas), legend,
        areas.length > 0 && h("section", { "aria-label": words.ranking }, sub(words.ranking), h("p", { class: "dtw-hint" }, words.ranking_hint), none, list))),
    areas.length ? h("div", { class: "dtw-wt-two" },
      h("div", { class: "dtw-wt-controls" }, detail, h("section", { "aria-label": words.burden }, sub(words.burden), load)),
      h("section", { "aria-label": words.sure }, sub(words.sure), h("p", { class: "dtw-hint" }, kit.fill(words.sure_hint, { n: n(DRAWS) })), sureList))
      : kit.message("info", "", words.no_areas),
    resultBox, aid.bar, voice.el));
  show();
  const watch = new ResizeObserver(() => over.draw(found.rows, state.area));
  watch.observe(over.canvas);
  return () => { watch.disconnect(); cancelAnimationFrame(frame); voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
