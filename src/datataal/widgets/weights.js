// The aid itself: controls, ranking, map and result, made of the parts in front of this file.
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
