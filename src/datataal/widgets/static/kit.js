// What all widgets share: making elements, controls, messages, keeping state.
// Python puts this file in front of each widget for JupyterLab; a page loads it once.
// Text always goes in as text nodes: content can never become markup.
const kit = (() => {
  // Each copy of the kit has its own prefix, so ids of two widgets on a page never clash.
  const prefix = "dt" + Math.random().toString(36).slice(2, 8);
  let count = 0;
  const uid = () => `${prefix}-${(count += 1)}`;

  const SVG = "http://www.w3.org/2000/svg";

  function fillIn(node, props, children) {
    for (const [name, value] of Object.entries(props || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [type, act] of Object.entries(value)) node.addEventListener(type, act);
      else if (name === "value") node.value = value;
      else if (name === "checked") node.checked = value;
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    const solid = children.flat(2).filter((c) => c !== null && c !== undefined && c !== false);
    node.append(...solid.map((c) => (typeof c === "number" ? String(c) : c)));
    return node;
  }

  const h = (tag, props, ...children) => fillIn(document.createElement(tag), props, children);
  const svg = (tag, props, ...children) => fillIn(document.createElementNS(SVG, tag), props, children);

  // "Bewaard om {time} uur." + { time: "10.42" }
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

  const locale = (lang) => (lang === "nl" ? "nl-NL" : "en-GB");
  const formats = {}; // making one takes longer than using it a thousand times
  function number(value, decimals, lang) {
    const key = `${lang}${decimals}`;
    formats[key] ||= new Intl.NumberFormat(locale(lang), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return formats[key].format(value);
  }
  const time = (iso, lang) => {
    const text = new Date(iso).toLocaleTimeString(locale(lang), { hour: "2-digit", minute: "2-digit" });
    return lang === "nl" ? text.replace(":", ".") : text;
  };
  const day = (iso, lang) =>
    new Date(iso).toLocaleDateString(locale(lang), { day: "numeric", month: "long", year: "numeric" });

  // The host says how deep the widget stands: <div data-level="2">; a lesson gives h3.
  const heading = (root, depth, props, ...children) =>
    h(`h${Math.min(6, Number(root.closest("[data-level]")?.dataset.level || 3) + depth)}`, props, ...children);

  const hidden = (text) => h("span", { class: "dtw-hidden" }, text);

  function root(el, model, kind) {
    const node = h("div", { class: `dtw-root dtw-${kind}`, lang: model.get("lang") });
    if (!el.closest(".dt-widget")) el.classList.add("dt-widget"); // JupyterLab gives a bare element
    el.append(node);
    return node;
  }

  const button = (label, kind, act) =>
    h("button", { type: "button", class: `dtw-button dtw-button--${kind}`, on: { click: act } }, label);

  // kind: info, ok, warning, error. The icon and the first words carry it, colour comes last.
  const message = (kind, lead, text, ...more) =>
    h("div", { class: `dtw-message dtw-message--${kind}` },
      kit.icon({ info: "info", ok: "check", warning: "warning", error: "warning" }[kind]),
      h("div", { class: "dtw-message-text" },
        h("p", null, lead && h("strong", null, lead, text ? " " : ""), text), more));

  // A place where one message stands at a time; a screen reader hears it politely.
  function notice() {
    const el = h("div", { class: "dtw-notice", role: "status" });
    return { el, show: (...nodes) => el.replaceChildren(...nodes), clear: () => el.replaceChildren() };
  }

  // Says the newest text at most once a second, so that a slider does not chatter.
  function announcer() {
    const el = h("p", { class: "dtw-hidden", role: "status" });
    let waiting = null, next = "";
    const say = (text) => {
      next = text;
      if (waiting === null && text !== el.textContent) waiting = setTimeout(() => { waiting = null; el.textContent = next; }, 1000);
    };
    return { el, say, stop: () => clearTimeout(waiting) };
  }

  // A group of radio buttons (or check boxes); items: { value, title, note, mark }.
  function choices({ legend, labelledby, describedby, items, value, layout = "cards", many = false, onChange }) {
    const name = uid();
    const chosen = (item) => (many ? value.includes(item.value) : value === item.value);
    const inputs = items.map((item) =>
      h("input", { type: many ? "checkbox" : "radio", name, id: uid(), value: String(item.value), checked: chosen(item),
        "aria-describedby": item.note && `${name}-${item.value}` }));
    const cards = items.map((item, nr) =>
      h("label", { class: "dtw-choice", for: inputs[nr].id }, inputs[nr], item.mark,
        h("span", { class: "dtw-choice-text" }, h("span", { class: "dtw-choice-title" }, item.title),
          item.note && h("span", { class: "dtw-choice-note", id: `${name}-${item.value}` }, item.note))));
    const error = h("div", { class: "dtw-error", id: uid() });
    const el = h("fieldset", { class: `dtw-choices dtw-choices--${layout}`, "aria-labelledby": labelledby,
      "aria-describedby": [describedby, error.id].filter(Boolean).join(" "),
      on: { change: () => {
        error.replaceChildren();
        const on = items.filter((_, nr) => inputs[nr].checked).map((item) => item.value);
        onChange(many ? on : on[0]);
      } } }, legend && h("legend", null, legend), h("div", { class: "dtw-choices-list" }, cards), error);
    const complain = (text) => { error.replaceChildren(message("error", text)); inputs[0].focus(); };
    return { el, inputs, complain };
  }

  // A labelled text box with a hint and a place for an error or a warning.
  function field({ label, hint, value, rows = 4, onInput }) {
    const id = uid();
    const below = h("div", { class: "dtw-error", id: `${id}-below`, role: "status" });
    const input = h("textarea", { id, rows, maxlength: 8000, value, "aria-describedby": `${hint ? `${id}-hint ` : ""}${id}-below`,
      on: { input: () => { input.removeAttribute("aria-invalid"); below.replaceChildren(); onInput(input.value); } } });
    const el = h("div", { class: "dtw-field" }, h("label", { for: id }, label),
      hint && h("p", { class: "dtw-hint", id: `${id}-hint` }, hint), input, below);
    const complain = (text) => {
      input.setAttribute("aria-invalid", "true");
      below.replaceChildren(message("error", text));
      input.focus();
    };
    return { el, input, complain, warn: (lead, text) => below.replaceChildren(message("warning", lead, text)) };
  }

  // State that lasts: in the model (a kernel may read it) and in this browser under `key`.
  // Typing is written at most every 300 ms, and at once when the page goes away.
  function keep(model, key, state) {
    let waiting = null;
    const flush = () => {
      clearTimeout(waiting);
      waiting = null;
      memory.set(key, JSON.stringify(state));
      model.set("state", { ...state });
      model.save_changes();
    };
    const set = (changes) => {
      Object.assign(state, changes);
      if (waiting === null) waiting = setTimeout(flush, 300);
    };
    const leave = () => waiting !== null && flush();
    window.addEventListener("pagehide", leave);
    return { set, flush, stop: () => { window.removeEventListener("pagehide", leave); leave(); } };
  }

  function download(name, text, type = "application/json") {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = h("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // A button that lets the reader choose one file; larger ones are refused unread.
  function filePicker(label, accept, largest, onText) {
    const input = h("input", { type: "file", accept, hidden: true, tabindex: "-1", "aria-hidden": "true" });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      input.value = "";
      // what is not UTF-8 is not read as something like it
      const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      if (file) onText(file.size > largest ? null : await file.arrayBuffer().then((bytes) => strict.decode(bytes)).catch(() => ""), file);
    });
    return h("span", { class: "dtw-picker" }, button(label, "third", () => input.click()), input);
  }

  // What a browser remembers for itself; a browser that refuses just remembers nothing.
  const memory = {
    get(key) { try { return localStorage.getItem(key) || ""; } catch { return ""; } },
    read(key) { try { return JSON.parse(this.get(key) || "null"); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* nothing is lost but the habit */ } },
  };

  return { h, svg, uid, fill, number, time, day, heading, hidden, root, button, message, notice, announcer,
    choices, field, keep, download, filePicker, memory };
})();
