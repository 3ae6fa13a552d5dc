// Buttons that open a lesson in JupyterLab lead there where a study server is, and else to
// the page that explains how to get one. Widgets, where a page has them, start here.
{
  const study = window.datataalStudy;
  const lang = document.documentElement.lang;
  if (study && typeof study.lab === "string") {
    for (const link of all("[data-lab]")) {
      const kind = link.dataset.labKind === "exercise" ? "/exercise" : "";
      link.href = `${study.lab}/datataal/open/${lang}/${link.dataset.lab}${kind}`;
    }
  }
  window.datataalKit?.mountAll?.();
}
