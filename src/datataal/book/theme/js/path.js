// The reader's path: role and finished modules, kept in this browser only.
{
  const done = new Set((store.get("done") ?? "").split(" ").filter(Boolean));
  const path = one(".dt-path");
  const title = one("#dt-path-title");
  const plain = title?.textContent;

  const draw = () => {
    if (!path) return;
    for (const item of all("[data-module]", path)) {
      const word = one(".dt-path-done", item);
      word.hidden = !done.has(item.dataset.module);
    }
    const id = roles.get();
    const role = id && title.dataset[id]; // the name in this page's language
    for (const item of all("[data-bridge]", path)) {
      const isNew = Boolean(id) && ![id, "joint"].includes(item.dataset.bridge);
      one(".dt-mark", item).classList.toggle("dt-mark-open", isNew);
      one(".dt-path-home", item).textContent = !id ? "" : isNew ? path.dataset.new : path.dataset.home;
    }
    if (!role && !done.size) { title.textContent = plain; return; }
    const count = title.dataset.count.replace("{done}", done.size).replace("{all}", title.dataset.all);
    title.textContent = `${title.dataset.yours}${role ? `: ${role}` : ""} · ${count}`;
  };
  const choose = (link) => link.addEventListener("click", () => roles.set(link.dataset.role));
  const mark = (button) => {
    const nr = button.dataset.done;
    const say = () => {
      button.setAttribute("aria-pressed", String(done.has(nr)));
      button.textContent = done.has(nr) ? button.dataset.unmark : button.dataset.mark;
    };
    button.addEventListener("click", () => {
      if (!done.delete(nr)) done.add(nr);
      store.set("done", [...done].sort().join(" "));
      say();
      draw();
    });
    say();
    show(button.parentElement);
  };
  all("[data-role]").forEach(choose);
  all("[data-done]").forEach(mark);
  roles.follow(draw);
}
