// The role marks and icons, drawn by ourselves: shape and letter carry the meaning.
// The marks' outlines stand in marks.json, so that Python draws the same ones.
Object.assign(kit, (() => {
  // Below 20 px the letter is left out, never the shape. The role's name stands beside it as text.
  function mark(role, letter, size = 28) {
    const { tag, shape, middle } = kit.shapes[role];
    return kit.svg("svg", { class: `dtw-mark dtw-mark--${role}`, viewBox: "0 0 32 32", width: size, height: size,
      "aria-hidden": "true", focusable: "false" },
      kit.svg(tag, shape),
      size >= 20 && kit.svg("text", { x: middle, y: 22, "text-anchor": "middle" }, letter));
  }

  const LINES = {
    check: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M8 12.3l2.8 2.8L16.2 9.4"],
    warning: ["M12 3.5L22 20.5H2z", "M12 9.5v5.5M12 17.4v.6"],
    none: ["M8 12h8"],
    info: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M12 11v6M12 7.2v.6"],
    up: ["M12 20V4.5M5.5 11L12 4.5l6.5 6.5"],
    down: ["M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5"],
    equal: ["M5 9h14M5 15h14"],
  };

  function icon(name, size = 22) {
    const dashed = name === "none" && kit.svg("circle", { cx: 12, cy: 12, r: 9, "stroke-dasharray": "3.2 2.5" });
    return kit.svg("svg", { class: `dtw-icon dtw-icon--${name}`, viewBox: "0 0 24 24", width: size, height: size,
      "aria-hidden": "true", focusable: "false" },
      dashed, LINES[name].map((d) => kit.svg("path", { d })));
  }

  return { mark, icon };
})());
