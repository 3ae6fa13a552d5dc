// A list that a reader builds: a card per row, moved by buttons, removed with a way back. It is
// drawn anew when rows come, go or move; not under the hands of who types.
const LINE = 160;

// fields: { key, label, kind: "line" | "select", items: () => [{ id, name }], wide }; `name(nr)` is how a
// row is called; `put(rows)` keeps them; `renumber(before, after)` mends what names rows by number.
function rowList({ words, get, put, most, blank, name, fields, renumber = (_, after) => after }) {
  const list = kit.h("ol", { class: "dtw-rows-list" }), notice = kit.notice();
  const add = kit.button(words.add, "secondary", () => change([...get(), blank()], get().length));
  let drawn = "", refresh = [];

  function keep(rows) {
    drawn = JSON.stringify(rows);
    put(rows);
  }

  function change(rows, focusAt, button) {
    keep(renumber(get(), rows));
    draw();
    const card = list.children[Math.min(focusAt, rows.length - 1)];
    (card?.querySelector(button || "input, select") || add).focus();
  }

  const edit = (nr, key, value) => keep(get().map((row, at) => (at === nr ? { ...row, [key]: value } : row)));

  function swap(nr, to, button) {
    const rows = [...get()];
    [rows[nr], rows[to]] = [rows[to], rows[nr]];
    change(rows, to, rows.length > 1 && (to === 0 || to === rows.length - 1) ? "input, select" : button);
  }

  function remove(nr) {
    const before = get();
    change(before.filter((_, at) => at !== nr), nr);
    notice.show(kit.message("info", kit.fill(words.removed, { name: name(nr) }), "",
      kit.button(words.put_back, "secondary", () => { notice.clear(); change(before, nr); })));
  }

  function field(row, nr, { key, label, kind, items, wide }) {
    const id = kit.uid(), shape = `dtw-rows-field${wide ? " dtw-rows-wide" : ""}`;
    if (kind === "select") {
      const box = kit.h("select", { id, on: { change: () => edit(nr, key, box.value) } });
      const fill = () => { box.replaceChildren(...items().map((one) => kit.h("option", { value: one.id }, one.name))); box.value = get()[nr]?.[key] ?? ""; };
      fill();
      refresh.push(fill);
      return kit.h("p", { class: shape }, kit.h("label", { for: id }, label), box);
    }
    const box = kit.h("input", { type: "text", id, maxlength: LINE, dir: "auto", autocomplete: "off", value: row[key],
      on: { input: () => edit(nr, key, kit.oneLine(box.value, LINE)) } });
    return kit.h("p", { class: shape }, kit.h("label", { for: id }, label), box);
  }

  function card(row, nr, rows) {
    const act = (sign, label, mark, on) => kit.h("button", { type: "button", class: `dtw-step dtw-rows-${mark}`, "aria-label": kit.fill(label, { name: name(nr) }), on: { click: on } }, sign);
    return kit.h("li", { class: "dtw-rows-card" }, kit.h("div", { class: "dtw-rows-head" }, kit.h("strong", null, name(nr)), kit.h("span", { class: "dtw-rows-acts" },
      nr > 0 && act("↑", words.up, "up", () => swap(nr, nr - 1, ".dtw-rows-up")),
      nr < rows.length - 1 && act("↓", words.down, "down", () => swap(nr, nr + 1, ".dtw-rows-down")),
      act("×", words.remove, "remove", () => remove(nr)))),
      kit.h("div", { class: "dtw-rows-fields" }, fields.map((one) => field(row, nr, one))));
  }

  function draw() {
    refresh = [];
    drawn = JSON.stringify(get());
    list.replaceChildren(...get().map(card));
    add.hidden = get().length >= most;
  }

  // After any change: a list that came from elsewhere is drawn, choices get their newest names.
  function sync() {
    if (drawn !== JSON.stringify(get())) draw();
    refresh.forEach((fill) => fill());
  }

  draw();
  return { el: kit.h("div", { class: "dtw-rows" }, list, add, notice.el), sync };
}

const rowsOf = (value, most, make) => (Array.isArray(value) ? value.slice(0, most) : []).map((one) => make(typeof one === "object" && one !== null ? one : {}));
const oneField = (label, hint, value, onInput) => {
  const id = kit.uid(), box = kit.h("input", { type: "text", id, maxlength: LINE, dir: "auto", autocomplete: "off", value, "aria-describedby": hint && `${id}-hint`,
    on: { input: () => onInput(kit.oneLine(box.value, LINE)) } });
  const el = kit.h("div", { class: "dtw-rows-field" }, kit.h("label", { for: id }, label), hint && kit.h("p", { class: "dtw-hint", id: `${id}-hint` }, hint), box);
  return { el, sync: (text) => { if (box.value.trimStart() !== text) box.value = text; } };
};
