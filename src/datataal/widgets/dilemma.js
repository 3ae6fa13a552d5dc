// --- frame: title, steps, footer ---------------------------------------------------------

const stepName = ({ words, content }, { name, role, nr }) =>
  (role ? content.roles[role].name : nr > 0 ? kit.fill(words[`again_${name}`], { n: nr + 1 }) : words[`step_${name}`]);

function stepList(player, steps) {
  const { words, place } = player;
  const item = (step, nr) => h("li", { class: nr < place ? "dtw-done" : nr > place ? "dtw-later" : "dtw-now",
    "aria-current": nr === place && "step" },
    h("span", { class: "dtw-step-mark", "aria-hidden": "true" }, nr < place ? "✓" : nr + 1),
    h("span", { class: "dtw-step-name" }, stepName(player, step), nr < place && kit.hidden(` (${words.done})`)));
  return h("ol", { class: "dtw-steps", "aria-label": words.progress }, steps.map(item));
}

const nextLabel = ({ words }, steps, place) =>
  (steps[place + 1].nr && steps[place + 1].name === "choose" ? words.next_round : words[`next_${steps[place].name}`]);

function footer(player, steps, step) {
  const { content, words, place } = player;
  const last = place === steps.length - 1;
  const go = (to) => kit.button(nextLabel(player, steps, place), "primary", () => (!step.ready || step.ready() === true) && player.go(to));
  const stop = kit.button(words.save_stop, "third", () => player.stopHere());
  const left = place ? [kit.button(words.back, "secondary", () => player.go(place - 1)), stop] : [stop];
  const right = last ? [content.memo && kit.button(words.as_text, "third", () => step.ready() && player.asText()),
    kit.button(words.download, "secondary", () => step.ready() && player.download()),
    kit.button(words.record, "primary", (event) => step.ready() && player.save(event.currentTarget))]
    : step.resume ? [go(1), kit.button(words.resume, "primary", () => player.go(player.state.step))] : [go(place + 1)];
  if (step.resume) right[0].className = "dtw-button dtw-button--secondary";
  return h("div", { class: "dtw-footer" }, h("div", null, left), h("div", null, right));
}

function below(player) {
  const { words, state, place, notice } = player;
  const open = place === 0 && kit.filePicker(words.open, ".json,application/json", kit.LARGEST_RECORD, player.open);
  const erase = state.saved && kit.button(words.erase, "third", () => notice.show(confirm(player, words.erase_sure, words.erase_yes, words.erase_no, player.erase)));
  return h("div", { class: "dtw-below" }, h("p", null, words.no_wrong), open, erase);
}

// A question with two answers, in the page: no dialog that takes the lesson away.
function confirm({ notice }, question, yes, no, act) {
  const before = document.activeElement;
  const back = () => { notice.clear(); before?.focus(); };
  const box = kit.message("warning", question, "", h("div", { class: "dtw-actions" },
    kit.button(yes, "secondary", () => { notice.clear(); act(); }), kit.button(no, "secondary", back)));
  box.addEventListener("keydown", (event) => event.key === "Escape" && back());
  setTimeout(() => box.querySelectorAll("button")[1].focus(), 0);
  return box;
}

// --- the player ----------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content"), words = model.get("strings"), lang = model.get("lang");
  const root = kit.root(el, model, "dilemma");
  const key = `datataal:state:dilemma:${content.id}`;
  const state = starting(model.get("state"), kit.memory.read(key), content);
  const keeper = kit.keep(model, key, state);
  if (!state.role && content.roles[kit.memory.get("datataal:role")]) state.role = kit.memory.get("datataal:role");
  const notice = kit.notice();
  const titled = document.querySelector("h1")?.textContent.includes(content.title); // a page of its own
  let silence = null;

  const player = { content, words, lang, state, notice, place: 0, headingId: kit.uid(), set: keeper.set,
    sub: (...text) => kit.heading(root, 2, { class: "dtw-sub" }, ...text), go, stopHere, save, open, erase,
    asText: () => kit.download(`datataal-${content.id}.md`, memo(content, kit.toRecord(player)), "text/markdown"),
    download: () => kit.download(`datataal-${content.id}.json`, `${JSON.stringify(kit.toRecord(player), null, 2)}\n`) };

  function draw(focus) {
    const steps = route(content, state);
    const step = DRAW[steps[player.place].name](player, steps[player.place]);
    let list = stepList(player, steps);
    player.restep = () => { const now = stepList(player, route(content, state)); list.replaceWith(now); list = now; };
    const count = kit.hidden(`${kit.fill(words.step_of, { n: player.place + 1, total: steps.length })}: `);
    const heading = kit.heading(root, 1, { class: "dtw-step-heading", id: player.headingId, tabindex: "-1" }, count, step.heading);
    root.replaceChildren(
      h("div", { class: "dtw-card" },
        h("div", { class: "dtw-head" }, kit.heading(root, 0, { class: titled ? "dtw-hidden" : "dtw-title" }, content.title), list),
        h("div", { class: "dtw-body" }, heading, step.body, notice.el), footer(player, steps, step)),
      below(player));
    if (focus) heading.focus();
  }

  function go(place) {
    player.place = Math.min(place, route(content, state).length - 1, reachable(content, state));
    if (player.place > 0) keeper.set({ step: player.place });
    notice.clear();
    draw(true);
  }

  const say = (kind, lead, text, ...more) => notice.show(kit.message(kind, lead, text, ...more));
  const savedText = (where, at) => kit.fill(where ? words.saved_file : words.saved_browser, { where, time: kit.time(at, lang) });

  function stopHere() {
    keeper.flush();
    say("ok", words.kept, words.kept_how);
  }

  function save(pressed) {
    if (silence !== null) return; // one at a time
    const record = kit.toRecord(player);
    pressed.textContent = words.saving;
    keeper.set({ created: record.created });
    silence = setTimeout(() => answered({ type: "failed", message: "" }), ANSWER_MS);
    model.send({ type: "save", record });
  }

  function answered(message) {
    clearTimeout(silence);
    silence = null;
    if (message.type === "saved") {
      keeper.set({ saved: message.time, print: content.fingerprint });
      keeper.flush();
      draw(false);
      say("ok", savedText(message.where, message.time), "");
    } else if (message.type === "failed") {
      draw(false);
      say("error", message.message || words.not_saved, words.text_stays,
        h("div", { class: "dtw-actions" }, kit.button(words.download, "secondary", player.download)));
    } else if (message.type === "deleted") {
      Object.assign(state, structuredClone(EMPTY));
      keeper.flush();
      go(0);
      say("ok", words.erased, "");
    }
    (notice.el.querySelector("button") || root.querySelector(".dtw-button--primary")).focus({ preventScroll: true });
    notice.el.scrollIntoView({ block: "nearest" });
  }

  function erase() { model.send({ type: "delete", dilemma: content.id }); }

  function open(text) {
    const { record, refused } = kit.readRecord(text, content);
    if (refused) return say("error", words[`refused_${refused}`], words.unchanged);
    const take = () => { keeper.set({ ...kit.fromRecord(record), saved: "" }); go(Infinity); say("info", words.opened, ""); };
    return state.reason.trim() && !state.saved
      ? notice.show(confirm(player, words.replace, words.replace_yes, words.replace_no, take)) : take();
  }

  function welcome() {
    if (state.saved) {
      say("info", kit.fill(words.earlier, { day: kit.day(state.saved, lang), time: kit.time(state.saved, lang) }),
        state.print && state.print !== content.fingerprint ? words.text_changed : "");
    }
  }

  model.on("msg:custom", answered);
  draw(false);
  welcome();
  return () => { clearTimeout(silence); model.off("msg:custom", answered); keeper.stop(); root.remove(); };
}

export default { render };
