// Puts each widget of the gallery in its state: begins with what `data-begin` gives, then acts
// on it as a reader would. Nothing is remembered, so a reader's own work stays as it is.
(() => {
  const kit = window.datataalKit;
  Object.assign(kit.memory, { get: () => "", read: () => null, set() {} });
  kit.forget = true;

  const seen = (node) => node.getClientRects().length > 0;
  function find(el, selector) {
    const found = [...el.querySelectorAll(selector)].find(seen);
    if (!found) throw new Error(`nothing to act on: ${selector}`);
    return found;
  }
  const tell = (node, ...types) => types.forEach((type) => node.dispatchEvent(new Event(type, { bubbles: true })));

  const acts = {
    press: (el, selector) => find(el, selector).click(),
    choose: (el, selector) => { const one = el.querySelector(selector); if (!one) throw new Error(`nothing to choose: ${selector}`); one.click(); },
    type: (el, [selector, text]) => { const field = find(el, selector); field.value = text; tell(field, "input", "change"); },
    select: (el, [selector, value]) => { const field = find(el, selector); field.value = value; tell(field, "input", "change"); },
    open(el, text) {
      const input = el.querySelector("input[type=file]"), files = new DataTransfer();
      files.items.add(new File([text], "given.json", { type: "application/json" }));
      input.files = files.files;
      tell(input, "change");
    },
  };
  const settle = () => new Promise((done) => setTimeout(done, 30));

  async function begin(el) {
    if (!el.classList.contains("dt-live")) throw new Error("could not start");
    for (const step of JSON.parse(el.dataset.begin).do) {
      for (const [act, value] of Object.entries(step)) acts[act](el.querySelector(".dt-stage"), value);
      await settle();
    }
  }

  async function start() {
    kit.mountAll();
    const failed = [];
    for (const el of document.querySelectorAll("[data-begin]"))
      await begin(el).catch((error) => failed.push(`${el.dataset.widget} ${el.previousElementSibling?.textContent}: ${error.message}`));
    document.activeElement?.blur();
    scrollTo(0, 0);
    document.documentElement.dataset.ready = JSON.stringify(failed);
  }
  start();
})();
