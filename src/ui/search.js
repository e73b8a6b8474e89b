// Filters the lists of the search page. The page is complete without it: this adds a search box, and links from a
// question and a group named together to the gap between them. No other host, no storage, no server.
(() => {
  const home = document.getElementById("find");
  const lists = document.getElementById("found");
  const box = document.querySelector("form[role=search] input");
  const say = home.dataset;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...lists.querySelectorAll("li")].map((item) => ({ item, text: plain(item.textContent) }));
  const questions = items.filter(({ item }) => item.dataset.question);
  const groups = items.filter(({ item }) => item.dataset.gap);
  const most = 12;

  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const gaps = document.createElement("ul");
  gaps.className = "plain list";
  home.append(status, gaps);

  /** Gaps named by some words of the question and the other words of the group. */
  const together = (asked) =>
    questions.flatMap((q) => {
      const rest = asked.filter((word) => !q.text.includes(word));
      if (rest.length === asked.length || rest.length === 0) return [];
      return groups
        .filter(
          ({ item, text }) =>
            q.item.dataset.by.split(" ").includes(item.dataset.grouping) && rest.every((word) => text.includes(word)),
        )
        .map((g) => ({ q, g }));
    });

  const filter = () => {
    const asked = plain(box.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of items) {
      const fits = asked.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) shown++;
    }
    for (const part of lists.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
    const found = asked.length === 0 ? [] : together(asked);
    gaps.replaceChildren(
      ...found.slice(0, most).map(({ q, g }) => {
        const link = document.createElement("a");
        link.href = g.item.dataset.gap.replace("/question.", `/${encodeURIComponent(q.item.dataset.question)}.`);
        link.textContent = `${q.item.querySelector("a").textContent}, ${g.item.querySelector("a").textContent}`;
        const entry = document.createElement("li");
        entry.append(link);
        return entry;
      }),
    );
    const n = shown + found.length;
    status.textContent = asked.length === 0 ? "" : n === 0 ? say.none : say.some.replace("#", n);
  };

  box.value = new URLSearchParams(location.search).get("q") ?? "";
  box.addEventListener("input", filter);
  filter();
  if (box.value !== "" || location.hash === "") box.focus();
})();
