// How many answers carry a share: the margin shrinks with the square root of n.
const { h, svg } = kit;
const SMALLEST = 10, LARGEST = 5000, Z = 1.959963984540054; // 95 of 100 samples
const ROW = 62, EDGE = 14;
const ROUND = [10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2000, 3000, 5000];

const margin = (n) => 100 * Z * Math.sqrt(0.25 / n); // points, at the widest: a share of half
// Wilson's interval: stays between 0 and 100, also when few answered.
function interval(share, n) {
  const z2 = Z * Z / n;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = Z * Math.sqrt(share * (1 - share) / n + z2 / (4 * n)) / (1 + z2);
  return [100 * (middle - half), 100 * (middle + half)];
}

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "sample");
  const fits = (n) => Number.isInteger(n) && n >= SMALLEST && n <= LARGEST;
  const aid = kit.aid({ model, el, kind: "sample_size", sound: ({ n }) => ({ n: fits(n) ? n : content.marks[0].n }),
    show: () => show(), text: () => [content.title, "", told(), quarter.textContent].join("\n"), result: () => result });
  const { state } = aid;
  const steps = [...new Set([...ROUND, ...content.marks.map((mark) => mark.n)])].sort((a, b) => a - b);
  const whole = (value) => kit.number(value, 0, lang);
  const points = (n) => kit.number(margin(n), 1, lang);
  const share = content.marks[0].share; // your number keeps the share of the first group

  const ids = { range: kit.uid(), number: kit.uid(), error: kit.uid() };
  const slider = h("input", { type: "range", id: ids.range, min: 0, max: steps.length - 1, step: 1,
    on: { input: () => choose(steps[slider.value]) } });
  const box = h("input", { type: "number", id: ids.number, min: SMALLEST, max: LARGEST, step: 1, inputmode: "numeric",
    "aria-describedby": ids.error, on: { input: typed, change: typed } });
  const error = h("div", { class: "dtw-error", id: ids.error, role: "status" });
  const four = kit.button("", "secondary", () => choose(Math.min(LARGEST, state.n * 4)));
  const plot = h("div", { class: "dtw-plot" });
  const sentence = h("p", { class: "dtw-sentence" });
  const quarter = h("p", { class: "dtw-sentence" }), result = h("div", null, sentence, quarter);
  const table = h("div", { class: "dtw-scroll", tabindex: "0", role: "region", "aria-label": words.table_name });
  const voice = kit.announcer();

  const rows = () => [{ n: state.n, share, name: words.yours, own: true }, ...content.marks];

  function draw() {
    const width = Math.max(240, plot.clientWidth || 600), span = width - 2 * EDGE;
    const x = (percent) => EDGE + span * percent / 100;
    const bottom = rows().length * ROW + 8;
    const line = (percent, name) => svg("line", { class: name, x1: x(percent), x2: x(percent), y1: 0, y2: bottom });
    const tick = (percent) => [line(percent, percent === 50 ? "dtw-half" : "dtw-grid"),
      svg("text", { class: "dtw-tick", x: x(percent), y: bottom + 18, "text-anchor": { 0: "start", 100: "end" }[percent] || "middle" }, `${percent}%`)];
    const bar = ({ n, name, own, share: found }, nr) => {
      const [low, high] = interval(found, n), y = nr * ROW + 38;
      return svg("g", { class: own ? "dtw-own" : "dtw-other" },
        svg("text", { x: EDGE, y: y - 14 }, `${name}, n = ${whole(n)}`),
        svg("line", { x1: x(low), x2: x(high), y1: y, y2: y }),
        [low, high].map((edge) => svg("line", { x1: x(edge), x2: x(edge), y1: y - 7, y2: y + 7 })),
        own ? svg("path", { d: `M${x(found * 100)} ${y - 7}l7 7-7 7-7-7z` })
          : svg("circle", { cx: x(found * 100), cy: y, r: 5.5 }));
    };
    plot.replaceChildren(svg("svg", { width, height: bottom + 26, viewBox: `0 0 ${width} ${bottom + 26}`, role: "img",
      "aria-label": told() }, [0, 25, 50, 75, 100].map(tick), rows().map(bar)));
  }

  function told() {
    const [low, high] = interval(share, state.n);
    const half = low < 50 && high > 50 ? words.half_inside : words.half_outside;
    return kit.fill(words.sentence, { n: whole(state.n), low: whole(low), high: whole(high), margin: points(state.n) })
      + ` ${half}`;
  }

  function tell() {
    const n4 = state.n * 4;
    sentence.textContent = told();
    quarter.textContent = kit.fill(words.quarter, { n4: whole(n4), margin: points(state.n), margin4: points(n4) });
    four.textContent = kit.fill(words.four, { n4: whole(Math.min(LARGEST, n4)) });
    const span = (row) => interval(row.share, row.n).map(whole);
    const line = (row) => h("tr", null, h("th", { scope: "row" }, row.name), [whole(row.n), whole(row.share * 100),
      points(row.n), kit.fill(words.from_to, { low: span(row)[0], high: span(row)[1] })].map((cell) => h("td", null, cell)));
    table.replaceChildren(h("table", null, h("caption", null, words.table_name),
      h("thead", null, h("tr", null, ["col_who", "col_n", "col_share", "col_margin", "col_interval"].map((name) => h("th", { scope: "col" }, words[name])))),
      h("tbody", null, [...rows(), { n: n4, share, name: words.times_four }].map(line))));
  }

  const choose = (n) => (n === state.n ? show() : aid.change({ n }));

  function show() {
    const { n } = state;
    error.replaceChildren();
    box.removeAttribute("aria-invalid");
    if (Number(box.value) !== n) box.value = n; // not under the hands of who types 0100
    const near = steps.reduce((best, step) => (Math.abs(Math.log(step / n)) < Math.abs(Math.log(best / n)) ? step : best));
    slider.value = steps.indexOf(near);
    slider.setAttribute("aria-valuetext", kit.fill(words.value, { n: whole(n), margin: points(n) }));
    tell();
    if (plot.firstChild) draw(); // the first drawing waits until the width is known
    voice.say(told());
  }

  function typed(event) {
    const n = Number(box.value);
    if (fits(n)) return choose(n);
    if (event.type !== "change") return undefined; // still typing
    box.setAttribute("aria-invalid", "true");
    return error.replaceChildren(kit.message("error", kit.fill(words.bounds, { low: whole(SMALLEST), high: whole(LARGEST) })));
  }

  root.append(h("div", { class: "dtw-sample-box" }, kit.heading(root, 0, { class: "dtw-title" }, content.title),
    h("p", null, content.lead),
    h("div", { class: "dtw-sample-controls" },
      h("div", null, h("label", { for: ids.range }, words.how_many), slider),
      h("div", null, h("label", { for: ids.number }, words.type_it), box), four), error,
    plot, h("p", { class: "dtw-hint" }, words.how_to_read), result, aid.bar,
    h("details", null, h("summary", null, words.table), table), voice.el));
  show();
  const watch = new ResizeObserver(draw);
  watch.observe(plot);
  return () => { watch.disconnect(); voice.stop(); aid.stop(); root.remove(); };
}

export default { render };
