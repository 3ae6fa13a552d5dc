"use strict";
// The marking page. Texts of learners enter the page as text only, never as HTML.
(function () {
  const by = (id) => document.getElementById(id);
  const key = location.hash.slice(1);
  const drafts = new Map();
  let told = null;
  let at = 0;
  let busy = false;

  const say = (name, values = {}) =>
    told.words[name].replace(/\{(\w+)\}/g, (all, one) => (one in values ? values[one] : all));

  function el(tag, text, name) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  async function ask(path, body) {
    const answer = await fetch(path, {
      method: body ? "POST" : "GET",
      headers: { "X-Datataal-Key": key, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.what);
    return found;
  }

  const isOwn = (item) => !item.mark || item.mark.own;
  // Graded again since it was marked: it waits for a look, with its mark still there.
  const isDone = (item) => Boolean(item.mark) && !item.waits;
  const doneOf = () => told.items.filter(isDone).length;

  function points(item) {
    const box = by("points");
    box.replaceChildren(box.firstElementChild);
    const draft = drafts.get(at) || {};
    const chosen = draft.points ?? (item.mark && item.mark.own ? item.mark.points : null);
    for (let nr = 0; nr <= item.most; nr += 1) {
      const label = el("label", undefined, "level");
      const input = el("input");
      Object.assign(input, { type: "radio", name: "points", value: nr, checked: nr === chosen });
      input.disabled = !isOwn(item);
      const level = told.rubric.levels.find((one) => one.points === nr);
      label.append(input, el("span", `${nr} \u00b7 ${level ? level.asks : told.words.none}`));
      box.append(label);
    }
  }

  // What the learner wrote stands open; the case around it, which is the same for all, folds up.
  function parts(told_) {
    const groups = [];
    for (const part of told_) {
      if (part.kind === "heading" || !groups.length) groups.push([]);
      groups[groups.length - 1].push(part);
    }
    const hasOwn = (group) => group.some((part) => part.kind === "own");
    const box = el("div");
    const rest = el("details");
    rest.append(el("summary", told.words.record_rest));
    for (const group of groups) {
      const open = hasOwn(group) || group[0].kind === "title";
      (open ? box : rest).append(...pieces(group));
    }
    box.append(rest);
    return box;
  }

  function pieces(group) {
    const made = [];
    for (const part of group) {
      const text = part.label ? `${part.label}. ${part.text}` : part.text;
      const last = made[made.length - 1];
      if (part.kind === "item") {
        const list = last && last.tagName === "UL" ? last : el("ul");
        list.append(el("li", text));
        if (list !== last) made.push(list);
        continue;
      }
      const tag = { title: "h4", heading: "h4", own: "blockquote", text: "p" }[part.kind];
      made.push(el(tag, text, part.kind === "own" ? "own" : ""));
    }
    return made;
  }

  function record(item) {
    const box = by("record");
    box.replaceChildren(...item.told.map(parts));
    for (const what of item.unread) box.append(el("p", say("unread", { what })));
    if (!item.told.length && !item.unread.length) box.append(el("p", told.words.no_record));
  }

  function theirs(item) {
    if (isOwn(item)) return item.mark && item.waits ? told.words.again : "";
    return told.turn === "second" ? told.words.theirs_second : say("theirs", item.mark);
  }

  function show(nr, focus) {
    at = nr;
    const item = told.items[nr];
    by("where").textContent = say("item", { nr: nr + 1, all: told.items.length });
    by("done").textContent = say("done", { done: doneOf(), all: told.items.length });
    by("answer").textContent = item.answer || told.words.no_answer;
    if (item.cut) by("answer").append(el("p", told.words.cut));
    record(item);
    points(item);
    by("theirs").textContent = theirs(item);
    const draft = drafts.get(nr) || {};
    by("comment").value = draft.comment ?? (item.mark && item.mark.own ? item.mark.comment : "");
    by("comment").disabled = by("save").disabled = !isOwn(item);
    by("previous").disabled = nr === 0;
    by("next").disabled = nr === told.items.length - 1;
    by("open").disabled = nextOpen() < 0;
    by("alert").textContent = "";
    if (focus) by("where").focus();
  }

  function nextOpen() {
    const all = told.items.length;
    for (let step = 1; step < all; step += 1) {
      if (!isDone(told.items[(at + step) % all])) return (at + step) % all;
    }
    return -1;
  }

  const chosen = () => document.querySelector("input[name=points]:checked");

  function keep() {
    const picked = chosen();
    drafts.set(at, { points: picked ? Number(picked.value) : undefined, comment: by("comment").value });
  }

  async function save(event) {
    event.preventDefault();
    if (busy || !isOwn(told.items[at])) return;
    by("alert").textContent = "";
    if (!chosen()) {
      by("alert").textContent = told.words.choose;
      document.querySelector("input[name=points]").focus();
      return;
    }
    busy = true;
    const nr = at;
    const given = { nr, points: Number(chosen().value), comment: by("comment").value };
    try {
      told.items[nr].mark = await ask("api/mark", given);
      told.items[nr].waits = false;
      drafts.delete(nr);
      const values = { points: given.points, done: doneOf(), all: told.items.length };
      const next = nextOpen();
      by("status").textContent = say("saved", values) + (next < 0 ? ` ${told.words.all_done}` : "");
      show(next < 0 ? nr : next, true);
    } catch (error) {
      const lost = error instanceof TypeError;
      by("alert").textContent = lost ? told.words.gone : say("failed", { what: error.message });
    } finally {
      busy = false;
    }
  }

  function go(nr) {
    if (nr >= 0 && nr < told.items.length) show(nr, true);
  }

  function onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return save(event);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || !by("keys").checked || event.target.matches("textarea")) return undefined;
    const letter = event.key.toLowerCase();
    const input = document.querySelector(`input[name=points][value="${CSS.escape(letter)}"]`);
    if (input && !input.disabled) {
      input.checked = true;
      input.focus();
      keep();
    } else if (letter === "n") go(at + 1);
    else if (letter === "p") go(at - 1);
    else if (letter === "t") by("comment").focus();
    else return undefined;
    event.preventDefault();
    return undefined;
  }

  function fixed() {
    by("turn").textContent = told.words[told.turn];
    by("marker").textContent = told.marker;
    by("question").textContent = told.rubric.question;
    by("lead").textContent = told.rubric.lead;
    by("comment-l").textContent = told.words[told.turn === "second" ? "comment_second" : "comment"];
    by("keys-l").textContent = say("keys", { most: Math.max(...told.items.map((one) => one.most)) });
    for (const level of told.rubric.levels) {
      const box = el("details");
      box.open = true;
      box.append(el("summary", say("example", level)), el("p", level.example, "own"));
      box.append(el("p", `${told.words.why} ${level.why}`));
      by("levels").append(box);
    }
  }

  function begin(found) {
    told = found;
    if (!told.items.length) {
      by("status").textContent = told.words.nothing;
      document.querySelector("nav").hidden = document.querySelector(".keys").hidden = true;
      return;
    }
    fixed();
    by("columns").hidden = false;
    const first = told.items.findIndex((one) => !isDone(one));
    show(Math.max(first, 0), true);
    by("form").addEventListener("submit", save);
    by("form").addEventListener("input", keep);
    by("previous").addEventListener("click", () => go(at - 1));
    by("next").addEventListener("click", () => go(at + 1));
    by("open").addEventListener("click", () => go(nextOpen()));
    document.addEventListener("keydown", onKey);
    window.addEventListener("beforeunload", (event) => drafts.size && event.preventDefault());
  }

  ask("api/items").then(begin, (error) => {
    by("alert").textContent = error.message;
  });
})();
