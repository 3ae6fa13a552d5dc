// The places that an option touches, on the map of Deltaland: pattern, mark and arrow, and a list
// beside it that says the same. The outlines (LAND) are made from the data by Python.
const { h } = kit;
const ARROWS = { up: "M0 2V-2M-1.5 -.5L0 -2L1.5 -.5", down: "M0 -2V2M-1.5 .5L0 2L1.5 .5", equal: "M-1.5 -.9H1.5M-1.5 .9H1.5" };
const HATCH = { up: "M0 3L3 0", down: "M0 0L3 3M0 3L3 0", equal: "M0 1.5H3" };

function landMap(places, name) {
  const { svg } = kit, id = kit.uid(), over = (a, b) => (a.length === 1) - (b.length === 1); // areas on municipalities
  const pattern = ([way, d]) => svg("pattern", { id: `${id}-${way}`, width: 3, height: 3, patternUnits: "userSpaceOnUse" }, svg("path", { d }));
  const shape = ([key, d]) => svg("path", { d, class: key.length > 1 ? "dtw-land-place" : "dtw-land-area" });
  const on = ({ id: key, direction }) => LAND[key] && svg("path", key.length > 1
    ? { d: LAND[key], fill: `url(#${id}-${direction})` } : { d: LAND[key], class: "dtw-land-dark" });
  const mark = ({ mark, direction, spot: [x, y] }) => svg("g", { class: "dtw-land-mark", transform: `translate(${x} ${y})` },
    svg("rect", { x: -5.25, y: -3.25, width: 10.5, height: 6.5, rx: 1.5 }),
    svg("text", { x: -2.3, y: 1.75, "text-anchor": "middle" }, mark), svg("path", { d: ARROWS[direction], transform: "translate(2.4 0)" }));
  const shapes = Object.entries(LAND).sort(([a], [b]) => over(a, b)), touched = [...places].sort((a, b) => over(a.id, b.id));
  return svg("svg", { class: "dtw-land", viewBox: "0 0 100 100", role: "img", "aria-label": name },
    svg("defs", null, Object.entries(HATCH).map(pattern)), shapes.map(shape), touched.map(on), places.map(mark));
}

function felt(player, places) {
  const { words } = player;
  const row = ({ mark, name, direction, word }) => h("li", null, kit.icon(direction), h("span", null, h("strong", null, `${mark}: ${name}`), `, ${word}`));
  return h("section", { class: "dtw-felt" }, player.sub(words.on_map),
    h("div", null, landMap(places, words.map_of), h("ul", null, places.map(row))));
}

// One column of the facts as bars, or as intervals; the text beside each says the same.
function bars({ title, bars: rows }) {
  const { svg } = kit;
  const bar = ({ share, low, high }) => svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    low === undefined ? svg("rect", { width: share, height: 8 }) : [svg("rect", { x: low, y: 2, width: high - low, height: 4 }),
      svg("path", { d: "M50 0V8", class: "dtw-bars-half" }), svg("path", { d: `M${share} 0V8`, class: "dtw-bars-middle" })]);
  return h("figure", { class: "dtw-bars" }, h("figcaption", null, title), h("ul", null, rows.map((row) =>
    h("li", null, h("span", null, row.label), bar(row), h("strong", null, row.text)))));
}
