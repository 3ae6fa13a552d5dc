// A measure: one task at a time, no verdict on the way. The one at the start ends in a path, the one
// at the end in a result beside the first, if that was taken in this browser. Answers stay in this
// browser: they are no part of a notebook, which may be handed in.
const { h } = kit;
const ROLE_KEY = "datataal:role";

function render({ model, el }) {
  const content = model.get("content"), lang = model.get("lang"), every = model.get("strings");
  // words of this measure come before the words of all: `lead_end` before `lead`
  const words = new Proxy(every, { get: (all, key) => all[`${String(key)}_${content.id}`] ?? all[key] });
  const { tasks } = content, first = content.id === "start";
  const links = JSON.parse(el.closest("[data-links]")?.dataset.links || "{}");
  const root = kit.root(el, model, "ground");
  const key = `datataal:state:measure:${content.id}`;
  const state = sound({ ...kit.memory.read(key), ...model.get("state") });
  const nobody = { set() {}, save_changes() {} }; // no kernel hears of it
  const keeper = kit.keep(nobody, key, state);
  const stage = h("div", { class: "dtw-ground-stage" }), notice = kit.notice();

  function sound(given) {
    const answered = typeof given.answers === "object" && given.answers ? given.answers : {};
    const kept = tasks.map((task) => [task.id, answers.sound(task, answered[task.id])]);
    const at = Number.isInteger(given.at) && given.at >= 0 && given.at < tasks.length ? given.at : 0;
    const view = ["start", "task", "list", "path"].includes(given.view) ? given.view : "start";
    return { view, at, answers: Object.fromEntries(kept), right: given.right || null };
  }

  const done = (task) => answers.done(task, state.answers[task.id], lang) === "all";
  const open = () => tasks.filter((task) => !done(task)).length;

  function go(view, at = state.at) {
    keeper.set({ view, at });
    notice.clear();
    draw();
    stage.querySelector("[tabindex='-1']").focus();
  }

  const heading = (text) => kit.heading(root, 0, { class: "dtw-title", tabindex: "-1" }, text);
  const actions = (...buttons) => h("div", { class: "dtw-actions" }, buttons);

  const views = {
    start() {
      const begun = open() < tasks.length;
      return [heading(words.title), h("p", { class: "dtw-lead" }, words.lead), h("p", null, words.guess), h("p", null, words.kept),
        actions(kit.button(begun ? kit.fill(words.go_on, { nr: state.at + 1 }) : words.begin, "primary", () => go("task")),
          begun && kit.button(words.list, "secondary", () => go("list")), begun && eraseButton())];
    },

    task() {
      const task = tasks[state.at], last = state.at === tasks.length - 1;
      const box = answers.box({ content: task, words, value: state.answers[task.id],
        onChange: (value) => { keeper.set({ answers: { ...state.answers, [task.id]: value } }); notice.clear(); } });
      const next = () => {
        if (answers.done(task, state.answers[task.id], lang) === "part" && !notice.el.childElementCount)
          return notice.show(kit.message("info", `${words.not_attempted}.`, `${words[`part_${task.form}`]} ${words.or_on}`));
        return last ? go("list") : go("task", state.at + 1);
      };
      return [heading(kit.fill(words.task_of, { nr: state.at + 1, n: tasks.length })),
        h("progress", { max: tasks.length, value: state.at + 1, "aria-hidden": "true" }),
        task.scene && h("p", { class: "dtw-scene" }, task.scene), box.el, notice.el,
        actions(kit.button(last ? words.finish : words.next, "primary", next),
          state.at > 0 && kit.button(words.back, "secondary", () => go("task", state.at - 1)),
          !last && kit.button(words.list, "third", () => go("list"))),
        h("p", { class: "dtw-hint" }, words.leave)];
    },

    list() {
      const rows = tasks.map((task, nr) => h("li", null,
        kit.button(kit.fill(words.task, { nr: nr + 1 }), "third", () => go("task", nr)), " ",
        h("span", { class: done(task) ? "" : "dtw-hint" }, done(task) ? words.filled_in : words.not_attempted.toLowerCase())));
      const left = open();
      return [heading(words.list), h("p", null, left ? kit.fill(left === 1 ? words.left_one : words.left, { n: left }) : words.none_left),
        h("ol", { class: "dtw-ground-list" }, rows), actions(kit.button(words.show_path, "primary", () => go("path")), eraseButton())];
    },

    path() {
      const found = domains(), role = h("div", { class: "dtw-ground-role" });
      keeper.set({ right: Object.fromEntries(Object.entries(found).map(([id, { right }]) => [id, right])) });
      keeper.flush(); // the measure at the end may be opened next
      if (!first) return result(found);
      const shown = h("div", { class: "dtw-ground-path" }, h("p", null, words.path_lead),
        h("ul", { class: "dtw-plain dtw-ground-domains" }, Object.entries(content.roles).map(([id, name]) =>
          h("li", { class: `dtw-ground-${found[id].level}` }, h("strong", null, `${name}: ${words[`level_${found[id].level}`]}. `), words[`why_${found[id].level}`]))),
        kit.heading(root, 1, null, words.modules), h("p", null, words.test_how),
        h("ol", { class: "dtw-plain dtw-ground-modules" }, content.modules.map((module) => moduleRow(module, found))));
      const main = [heading(words.path), open() > 0 && kit.message("info", "", words.open_counts), shown];
      rolePart(role, found);
      return [...main, role, ...closing(found, shown)];
    },
  };

  // How many tasks went well now, and before if this browser knows; and where the others are taught.
  function result(found) {
    const before = kit.memory.read("datataal:state:measure:start")?.right, six = tasks.length / Object.keys(found).length;
    const row = ([id, name]) => {
      const was = Number.isInteger(before?.[id]) ? ` ${kit.fill(words.was, { n: before[id] })}` : "";
      return h("li", null, h("strong", null, `${name}: `), kit.fill(words.now, { n: found[id].right, six }), was);
    };
    const missed = content.modules.filter(({ nr }) => Object.values(found).some((domain) => domain.missed.has(nr)));
    const again = missed.map(({ nr, title, page }) => h("li", null, links[page] ? h("a", { href: links[page] }, `${nr} · ${title}`) : `${nr} · ${title}`));
    const shown = h("div", { class: "dtw-ground-path" }, h("p", null, words.path_lead),
      h("ul", { class: "dtw-plain dtw-ground-domains" }, Object.entries(content.roles).map(row)),
      h("p", null, before ? words.compare : words.no_before), kit.heading(root, 1, null, words.again),
      again.length ? h("ul", null, again) : h("p", null, words.none_missed));
    return [heading(words.path), open() > 0 && kit.message("info", "", words.open_counts), shown, closing(found, shown)].flat();
  }

  const closing = (found, shown) => [actions(
    kit.button(words.download, "secondary", () => kit.download(`datataal-${words.file}.json`, `${JSON.stringify(doc(found), null, 2)}\n`)),
    kit.button(words.print, "secondary", () => kit.printOnly(shown)), kit.button(words.list, "third", () => go("list")), eraseButton()),
  h("p", { class: "dtw-hint" }, words.kept)];

  // For each domain whether it is home, partly known or new; and where its tasks went well.
  function domains() {
    const found = Object.fromEntries(Object.keys(content.roles).map((role) => [role, { right: 0, missed: new Set(), tried: new Set() }]));
    tasks.forEach((task) => {
      const domain = found[task.bridge], right = answers.isRight(task, state.answers[task.id], lang);
      domain.right += right ? 1 : 0;
      domain.tried.add(task.module);
      if (!right) domain.missed.add(task.module);
    });
    Object.values(found).forEach((domain) => {
      domain.level = domain.right >= content.home ? "home" : domain.right >= content.part ? "part" : "new";
    });
    return found;
  }

  // What to do with a module: all do the joint ones; a home domain is tested out.
  function advice({ nr, bridge }, found) {
    const domain = found[bridge];
    if (!domain) return "joint";
    if (domain.level === "home") return "test";
    return domain.level === "part" && domain.tried.has(nr) && !domain.missed.has(nr) ? "test" : "do";
  }

  function moduleRow(module, found) {
    const name = `${module.nr} · ${module.title}`, link = links[module.page], to = advice(module, found);
    return h("li", null, link && module.ready ? h("a", { href: link }, name) : h("span", null, name), kit.hidden(": "),
      h("span", null, h("span", { class: `dtw-ground-advice dtw-ground-${to}` }, words[`advice_${to}`]), !module.ready && h("span", { class: "dtw-hint" }, ` (${words.to_come})`)));
  }

  function rolePart(place, found) {
    const home = Object.keys(content.roles).filter((role) => found[role].level === "home");
    const before = kit.memory.get(ROLE_KEY);
    let chosen = before in content.roles ? before : home.length === 1 ? home[0] : null;
    const said = kit.notice();
    const group = kit.choices({ legend: words.role, value: chosen, layout: "row", onChange: (role) => { chosen = role; said.clear(); },
      items: Object.entries(content.roles).map(([value, title]) => ({ value, title })) });
    const choose = () => {
      if (!chosen) return group.complain(words.role_first);
      kit.memory.set(ROLE_KEY, chosen);
      window.dispatchEvent(new CustomEvent(ROLE_KEY, { detail: chosen }));
      const link = links[`paths/${chosen}`];
      return said.show(kit.message("ok", kit.fill(words.role_kept, { role: content.roles[chosen] }), "",
        link && h("p", null, h("a", { href: link }, words.role_open))));
    };
    place.replaceChildren(h("p", null, home.length === 1 ? kit.fill(words.role_hint, { role: content.roles[home[0]] }) : words.role_free),
      group.el, actions(kit.button(words.role_keep, "primary", choose)), said.el);
  }

  function doc(found) {
    const path = Object.fromEntries(Object.entries(found).map(([role, { level }]) => [role, level]));
    return { schema: "urn:datataal:measure:1", measure: content.id, form: content.form, lang, answers: state.answers, path,
      created: new Date().toISOString().replace(/\.\d+Z$/, "Z") };
  }

  function eraseButton() {
    const place = h("span", { class: "dtw-ground-erase", role: "status" });
    const ask = () => {
      place.replaceChildren(h("span", null, words.erase_sure), " ", kit.button(words.erase_yes, "secondary", erase), " ", kit.button(words.erase_no, "third", back));
      place.querySelector("button").focus();
    };
    const back = () => { place.replaceChildren(button); button.focus(); };
    const button = kit.button(words.erase, "third", ask);
    place.append(button);
    return place;
  }

  function erase() {
    keeper.set(sound({}));
    keeper.flush();
    try { localStorage.removeItem(key); } catch { /* a browser that keeps nothing has nothing to erase */ }
    draw();
    stage.prepend(kit.message("ok", words.erased, ""));
    stage.querySelector("[tabindex='-1']").focus();
  }

  function draw() {
    stage.replaceChildren(...views[state.view]().filter(Boolean));
  }

  root.append(stage);
  draw();
  return () => { keeper.stop(); root.remove(); };
}

export default { render };
