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
