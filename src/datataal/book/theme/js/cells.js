// Copy the code of a cell; the outcome is said next to the button.
for (const button of all(".dt-copy")) {
  const tools = button.closest(".dt-cell-tools");
  const cell = button.closest(".cell");
  const code = cell && one(".cell_input pre", cell);
  if (!code) continue;
  button.addEventListener("click", async () => {
    const status = one(".dt-copy-status", tools);
    try {
      await navigator.clipboard.writeText(code.textContent.trimEnd());
      status.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(code);
      status.textContent = document.execCommand("copy") ? button.dataset.copied : button.dataset.failed;
    }
  });
  show(button);
}
// Paper shows what a reader would have to open.
addEventListener("beforeprint", () => all("main details:not([open])").forEach((details) => {
  details.open = true;
  details.dataset.opened = "";
}));
addEventListener("afterprint", () => all("details[data-opened]").forEach((details) => {
  details.open = false;
  delete details.dataset.opened;
}));
