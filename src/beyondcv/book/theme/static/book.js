// Every page: the colour scheme's name, the menu of narrow screens, what paper unfolds, a form that
// cannot open, and the words that a search led to.
"use strict";

(() => {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    document.documentElement.dataset.theme = event.matches ? "dark" : "light";
  });

  const button = document.querySelector(".bcv-menu-button");
  const contents = document.getElementById("bcv-contents");
  const setOpen = (open) => {
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("bcv-menu-open", open);
  };
  button.hidden = false;
  button.addEventListener("click", () => setOpen(button.getAttribute("aria-expanded") !== "true"));
  contents.addEventListener("click", (event) => event.target.closest("a") && setOpen(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      setOpen(false);
      button.focus();
    }
  });

  // A frame that forbids forms (a learning platform's) sends none: the search is a link then.
  for (const form of document.querySelectorAll("form[role=search]")) {
    form.querySelector("button").addEventListener("click", (event) => {
      event.preventDefault();
      const address = new URL(form.action);
      address.search = new URLSearchParams(new FormData(form));
      window.location.assign(address);
    });
  }

  // On paper nothing can be unfolded: possible answers, what signs mean and the workshop's questions stand open.
  const folded = "details:is(.bcv-details, .bcv-legend, .bcv-workshop-outline)";
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(folded)].filter((box) => !box.open);
    for (const box of unfolded) box.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const box of unfolded) box.open = false;
  });

  // The form's own script marks the page; one that is too new for a browser never runs.
  window.addEventListener("load", () => {
    if (document.documentElement.dataset.bcvPage) return;
    for (const said of document.querySelectorAll(".bcv-no-form")) said.hidden = false;
  });

  const asked = new URLSearchParams(window.location.search).get("highlight");
  if (!asked) return;
  const words = window.bcvFold(asked).folded.split(/\s+/).filter((word) => word.length > 1);
  const article = document.querySelector("article");
  window.bcvMark(article, words);
  if (!article.querySelector("mark")) return;
  const line = document.createElement("p");
  line.className = "bcv-highlighted";
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "bcv-quiet";
  stop.textContent = document.body.dataset.bcvUnmark;
  stop.addEventListener("click", () => {
    for (const mark of article.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
    article.normalize();
    line.remove();
    window.history.replaceState({}, "", window.location.pathname + window.location.hash);
    document.getElementById("bcv-text").focus();
  });
  line.append(stop);
  article.prepend(line);
})();
