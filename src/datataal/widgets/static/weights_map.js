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
