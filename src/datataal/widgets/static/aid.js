// What all aids share: a state that is kept, that a link or a file brings back, and a result that
// can be cited. An aid says how its state is made sound; whatever does not fit is left out there.
Object.assign(kit, (() => {
  const LARGEST = 256 * 1024;
  const LONGEST_LINK = 6000; // characters; longer ones are cut by mail programs
  const ANSWER_MS = 8000;

  // A state as text for an address, and back; what cannot be read back is null.
  function pack(state) {
    const bytes = new TextEncoder().encode(JSON.stringify(state));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_", "=": "" })[sign]);
  }

  function unpack(text) {
    try {
      const raw = atob(text.replace(/[-_]/g, (sign) => ({ "-": "+", _: "/" })[sign]));
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(raw, (letter) => letter.charCodeAt(0))));
    } catch { return null; }
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  // Returns { state }, or { refused: reason } with the reasons that the dilemma player uses too.
  function readAid(text, id) {
    if (text === null) return { refused: "huge" };
    let doc;
    try { doc = JSON.parse(text.replace(/^\uFEFF/, "")); } catch { return { refused: "damaged" }; }
    if (typeof doc?.schema !== "string" || !doc.schema.startsWith("urn:datataal:")) return { refused: "foreign" };
    if (doc.schema !== kit.aidSchema) return { refused: doc.schema.startsWith("urn:datataal:aid:") ? "version" : "foreign" };
    if (doc.aid !== id) return { refused: "other" };
    return isObject(doc.state) ? { state: doc.state } : { refused: "shape" };
  }

  // One short line of a reader: no line breaks, no marks that turn the direction of text around it.
  const oneLine = (text, longest = 80) =>
    [...(typeof text === "string" ? text : "").replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trimStart()].slice(0, longest).join("");

  function printOnly(node) {
    const page = document.documentElement;
    node.classList.add("dtw-print-me");
    page.classList.add("dtw-print-one");
    addEventListener("afterprint", () => {
      node.classList.remove("dtw-print-me");
      page.classList.remove("dtw-print-one");
    }, { once: true });
    print();
  }

  // Begin an aid. `sound(given)` returns a whole state from whatever was given; `text()` says the
  // result in plain lines; `show()` draws anew; `shared(state)` leaves out of a link what should
  // not travel with it. Gives the state, `change` for every change by the
  // reader, and `bar`: the buttons that cite, keep, open and print `result()`, an element.
  function aid({ model, el, kind, sound, text, show, result, shared = (all) => all }) {
    const { id, title, fingerprint } = model.get("content"), words = model.get("strings"), lang = model.get("lang");
    const onPage = Boolean(el.closest("[data-widget]")); // JupyterLab's address is not ours to write
    const HASH = `#dt-${id}=`, key = `datataal:state:${kind}:${id}`;
    const linked = () => onPage && location.hash.startsWith(HASH);
    const kept = { ...kit.memory.read(key), ...model.get("state") };
    const fromLink = linked() ? unpack(location.hash.slice(HASH.length)) : null;
    const state = sound(isObject(fromLink) ? fromLink : kept);
    const keeper = kit.keep(model, key, state);
    const notice = kit.notice();
    let silence = null;

    const unlink = () => linked() && history.replaceState(null, "", location.href.split("#")[0]);

    function change(changes) {
      keeper.set(changes);
      unlink(); // the link says something else now
      show();
    }

    const doc = () => ({ schema: kit.aidSchema, kind: "aid", aid: id, lang, title, state: { ...state }, text: text(),
      fingerprint, created: new Date().toISOString().replace(/\.\d+Z$/, "Z") });

    async function copy() {
      const link = location.href.split("#")[0] + HASH + pack(shared(state));
      if (link.length > LONGEST_LINK) return notice.show(kit.message("warning", words.link_too_long, words.link_use_file));
      history.replaceState(null, "", link);
      try {
        await navigator.clipboard.writeText(link);
        notice.show(kit.message("ok", words.copied, ""));
      } catch {
        const line = kit.h("input", { class: "dtw-link", readonly: true, value: link, "aria-label": words.copy });
        notice.show(kit.message("warning", words.copy_failed, "", line));
        line.select();
      }
    }

    function open(text_) {
      const found = readAid(text_, id);
      if (found.refused) return notice.show(kit.message("error", words[`refused_${found.refused}`], words.unchanged));
      change(sound(found.state));
      notice.show(kit.message("ok", words.opened, ""));
    }

    function record() {
      if (silence !== null) return;
      silence = setTimeout(() => answered({ type: "failed", message: "" }), ANSWER_MS);
      model.send({ type: "save", aid: doc() });
    }

    function answered(message) {
      if (silence === null) return;
      clearTimeout(silence);
      silence = null;
      if (message.type === "saved") {
        const said = kit.fill(message.where ? words.saved_file : words.saved_browser, { where: message.where, time: kit.time(message.time, lang) });
        notice.show(kit.message("ok", said, ""));
      } else notice.show(kit.message("error", message.message || words.not_saved, words.use_file));
    }

    const file = `datataal-${id}`;
    const bar = kit.h("div", { class: "dtw-actions dtw-cite" },
      kit.button(words.record, "primary", record),
      onPage && kit.button(words.copy, "secondary", copy),
      kit.button(words.print, "secondary", () => printOnly(result())),
      kit.button(words.as_text, "third", () => kit.download(`${file}.txt`, `${text()}\n`, "text/plain")),
      kit.button(words.as_json, "third", () => kit.download(`${file}.json`, `${JSON.stringify(doc(), null, 2)}\n`)),
      kit.filePicker(words.open, ".json,application/json", LARGEST, open));
    model.on("msg:custom", answered);
    const stop = () => { clearTimeout(silence); model.off("msg:custom", answered); keeper.stop(); };
    return { state, change, bar: kit.h("div", null, bar, notice.el), notice, stop };
  }

  return { aid, oneLine, printOnly, pack, unpack, readAid };
})());
