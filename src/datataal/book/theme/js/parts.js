// "On this page" shows where the reader is.
{
  const links = all(".dt-parts a");
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const passed = heads.filter((head) => head && head.getBoundingClientRect().top < 120);
    const now = Math.max(0, passed.length - 1);
    links.forEach((link, at) => {
      if (at === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  if (links.length) {
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }
}
