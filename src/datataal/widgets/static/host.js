// The page as host: finds the widgets, gives each a model, keeps its state in this browser.
(() => {
  const renders = {};
  const mounted = [];

  // The same contract as anywidget's model: get, set, on, off, save_changes, send.
  function pageModel(kind, id, traits) {
    const keys = { state: `datataal:state:${kind}:${id}`, record: `datataal:record:${id}` };
    const listeners = new Map();
    const record = kind === "dilemma" && kit.memory.read(keys.record);
    const values = { ...traits, state: traits.state || (record ? { record } : {}) };
    const tell = (event, ...args) => [...(listeners.get(event) || [])].forEach((act) => act(...args));
    const answer = (message) => setTimeout(() => tell("msg:custom", message), 0);

    const acts = {
      save({ record: decision, aid }) {
        const doc = decision || aid;
        if (!kit.forget) localStorage.setItem(keys.record, JSON.stringify(doc));
        answer({ type: "saved", where: "", time: doc.updated || doc.created });
      },
      delete() {
        localStorage.removeItem(keys.record);
        localStorage.removeItem(keys.state);
        answer({ type: "deleted" });
      },
    };

    return {
      get: (name) => values[name],
      set(name, value) { values[name] = value; tell(`change:${name}`); },
      save_changes() {}, // no kernel to tell; kit.keep has put the state in this browser
      send(message) {
        try { acts[message.type](message); } catch { answer({ type: "failed", message: "" }); }
      },
      on(event, act) { listeners.set(event, [...(listeners.get(event) || []), act]); },
      off(event, act) { listeners.set(event, (listeners.get(event) || []).filter((one) => act && one !== act)); },
    };
  }

  function mount(el) {
    const { widget: kind, id } = el.dataset;
    if (el.classList.contains("dt-live") || !renders[kind]) return;
    const traits = JSON.parse(el.querySelector(":scope > .dt-data").textContent);
    if (el.dataset.begin) traits.state = JSON.parse(el.dataset.begin).state; // the authors' gallery
    const stage = kit.h("div", { class: "dt-stage" });
    el.append(stage);
    try {
      mounted.push(renders[kind]({ model: pageModel(kind, id, traits), el: stage }));
      el.classList.add("dt-live");
    } catch (error) {
      stage.remove(); // the readable form stays; the page goes on
      console.error(`datataal: ${kind} ${id} could not start`, error);
    }
  }

  const mountAll = (within = document) => within.querySelectorAll(".dt-widget[data-widget]").forEach(mount);
  const unmountAll = () => mounted.splice(0).forEach((stop) => stop && stop());

  // On paper everything is open.
  const folded = () => document.querySelectorAll(".dt-widget details:not([open])");
  addEventListener("beforeprint", () => folded().forEach((one) => { one.open = true; one.dataset.printed = ""; }));
  addEventListener("afterprint", () => document.querySelectorAll(".dt-widget details[data-printed]")
    .forEach((one) => { one.open = false; delete one.dataset.printed; }));

  window.datataalKit = Object.assign(kit, { mountAll, unmountAll,
    register(kind, widget) { renders[kind] = widget.render; } });
})();
