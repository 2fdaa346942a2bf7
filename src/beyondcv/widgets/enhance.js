// Makes the forms easier to use with a keyboard and a screen reader: what
// ipywidgets cannot say by itself is added to its elements here. The published
// page bundles this file, a notebook runs it as it is; it holds no rule of the
// course, and the forms work without it.
(() => {
  "use strict";
  if (window.beyondcvEnhance) return;
  window.beyondcvEnhance = true;

  const PAUSE = 900; // ms without a key before new feedback is announced
  const PATIENCE = 5000; // ms in which Python may answer a click
  let ids = 0;
  let wish = null; // where the focus goes once Python has answered a click
  let scheduled = false;
  const timers = new WeakMap();
  const begun = new WeakMap(); // what each first step said last

  const idOf = (element) => (element.id ||= `bcv-${++ids}`);
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const live = (form) => {
    for (const text of form.querySelectorAll(".bcv-status > .widget-html-content")) {
      // Their own element stays while what is in it changes: so it is announced.
      set(text, "role", "status");
      set(text, "aria-live", "polite");
    }
    // What was begun is said below three buttons: on a telephone, out of sight.
    for (const text of form.querySelectorAll(".bcv-begin > .bcv-status > .widget-html-content")) {
      const said = text.textContent;
      if (said && begun.has(text) && begun.get(text) !== said) {
        text.scrollIntoView({ block: "nearest", behavior: "instant" });
      }
      begun.set(text, said);
    }
  };

  const fields = (form) => {
    for (const control of form.querySelectorAll("input, textarea, select")) {
      if (control.type === "file") set(control, "aria-hidden", "true");
      set(control, "autocomplete", "off");
      // ipywidgets says so of every number; here nothing has to be filled in.
      control.removeAttribute("required");
      const box = control.closest(".bcv-field");
      if (!box) continue;
      // An ad stands in the field where it is chosen; read as its description it would be endless.
      const help = box.closest(".bcv-lines")?.querySelector(":scope > .widget-html");
      const said = [help, ...box.children]
        .filter((child) => child?.matches(".widget-html:not(.bcv-ticks-title)"))
        .filter((child) => !child.querySelector(".bcv-ad-text"))
        .map((child) => child.querySelector(".widget-html-content"))
        .filter(Boolean);
      // Said once of a group, not again of every option in it.
      const target = control.closest(".bcv-radio, .bcv-ticks") ?? control;
      if (said.length) set(target, "aria-describedby", said.map(idOf).join(" "));
    }
  };

  // "Job 2 – Employer" is the control's name; inside job 2 the eye needs "Employer" alone.
  const labels = (form) => {
    for (const label of form.querySelectorAll(".bcv-entry .bcv-input > label")) {
      const text = label.textContent;
      const cut = text.lastIndexOf(" – ") + 3;
      if (cut < 3 || label.querySelector(".bcv-prefix")) continue;
      const prefix = document.createElement("span");
      prefix.className = "bcv-prefix";
      prefix.textContent = text.slice(0, cut);
      label.replaceChildren(prefix, text.slice(cut));
    }
  };

  const groups = (form) => {
    for (const group of form.querySelectorAll(".bcv-radio")) {
      const label = group.querySelector(":scope > label");
      if (!label) continue;
      set(group, "role", "radiogroup");
      set(group, "aria-labelledby", idOf(label));
      // One name makes one group: the arrow keys go from one option to the next.
      for (const option of group.querySelectorAll("input")) set(option, "name", `${label.id}-group`);
    }
  };

  const ticks = (form) => {
    for (const group of form.querySelectorAll(".bcv-ticks")) {
      const label = group.querySelector(":scope > .bcv-ticks-title > .widget-html-content");
      if (!label) continue;
      set(group, "role", "group");
      set(group, "aria-labelledby", idOf(label));
    }
  };

  const buttons = (form) => {
    for (const button of form.querySelectorAll("button.bcv-button")) {
      if (button.title) {
        set(button, "aria-label", button.title);
        // Left in place it would be read again, as the description.
        button.removeAttribute("title");
      }
      // ipywidgets counts the files chosen; here a file is read and let go at once.
      if (button.matches(".bcv-upload") && button.lastChild?.data?.endsWith(" (0)")) {
        button.lastChild.data = button.lastChild.data.slice(0, -4);
      }
      if (button.matches(".bcv-tab")) {
        if (button.matches(".bcv-current")) set(button, "aria-current", "step");
        else button.removeAttribute("aria-current");
      }
      if (button.matches(".bcv-toggle")) {
        const open = button.parentElement.querySelector(":scope > .bcv-body") !== null;
        set(button, "aria-expanded", String(open));
      }
      if (button.matches(".bcv-up, .bcv-down")) {
        // Not `disabled`: an item that has just reached the end keeps the focus.
        const item = button.closest(".bcv-line, .bcv-entry");
        const beyond = button.matches(".bcv-up") ? "previousElementSibling" : "nextElementSibling";
        set(button, "aria-disabled", String(!item?.[beyond]));
      }
    }
    for (const tabs of form.querySelectorAll(".bcv-tabs")) {
      const name = tabs.querySelector(":scope > .bcv-unseen > .widget-html-content");
      if (!name) continue;
      set(tabs, "role", "group");
      set(tabs, "aria-labelledby", idOf(name));
    }
  };

  const enhance = () => {
    scheduled = false;
    for (const form of document.querySelectorAll(".bcv-form")) {
      const lang = [...form.classList].find((name) => name.startsWith("bcv-lang-"));
      if (lang) set(form, "lang", lang.slice("bcv-lang-".length));
      live(form);
      fields(form);
      labels(form);
      groups(form);
      ticks(form);
      buttons(form);
    }
    if (wish && (wish.until < Date.now() || wish.grant())) wish = null;
  };

  const soon = () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(enhance);
  };

  const focus = (element) => {
    if (!element) return false;
    if (!element.matches("a, button, input, textarea, select")) set(element, "tabindex", "-1");
    element.focus();
    return true;
  };

  // The heading of the step that is shown; none while one step replaces another,
  // when both stand in the page and every place on it is about to change.
  const heading = (form) => {
    const found = form.querySelectorAll(".bcv-step-title h3");
    return found.length === 1 ? found[0] : null;
  };

  const arrive = (at, top = at) => {
    if (!focus(at)) return false;
    top.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  };

  const wishes = {
    add(button) {
      const list = button.parentElement.querySelector(":scope > .bcv-list");
      // Lines or a text that are taken over elsewhere leave the focus where it is.
      if (!list) return null;
      const count = list.children.length;
      return () =>
        list.children.length > count &&
        focus(list.lastElementChild.querySelector("input, textarea, select"));
    },
    remove(button, item, list, place) {
      const count = list.children.length;
      return () => {
        if (list.children.length >= count) return false;
        const next = list.children[Math.min(place, count - 2)];
        const fallback = list.parentElement.querySelector(":scope > .bcv-add");
        return focus(next?.querySelector(".bcv-toggle, input, textarea") ?? fallback);
      };
    },
    move(button, item, list, place) {
      const up = button.matches(".bcv-up");
      const target = list.children[place + (up ? -1 : 1)];
      const name = up ? ".bcv-up" : ".bcv-down";
      return () =>
        target ? focus([...target.querySelectorAll(name)].at(-1)) : true;
    },
    go(button, form) {
      const before = heading(form);
      return () => {
        const now = heading(form);
        return now !== before && arrive(now);
      };
    },
    // The last undo disables its button, which would lose the focus.
    undo: (button, form) => () =>
      button.disabled && focus(heading(form)),
    ask: (button, form) => () => focus(form.querySelector(".bcv-no")),
    keep: (button, form) => () =>
      !form.querySelector(".bcv-sure") && focus(form.querySelector(".bcv-erase")),
    // A question that is answered goes: on in the field that it was about.
    settle(button, form) {
      const field = button.closest(".bcv-field");
      const controls = "input:checked, input, textarea, select";
      return () => !button.isConnected && focus(field?.querySelector(controls) ?? heading(form));
    },
    bring: (button, form) => () => !button.isConnected && focus(form.querySelector(".bcv-copies")),
    // Erasing leads back to the first step, under the words that say it is done.
    erase: (button, form) => () => {
      const first = heading(form);
      const shown = first?.textContent === form.querySelector(".bcv-tab").textContent;
      return (
        shown &&
        !form.querySelector(".bcv-sure") &&
        arrive(first, form.querySelector(".bcv-state"))
      );
    },
  };

  const grantFor = (button) => {
    const form = button.closest(".bcv-form");
    if (button.closest(".bcv-conflict")) return wishes.settle(button, form);
    if (button.matches(".bcv-bring")) return wishes.bring(button, form);
    if (button.matches(".bcv-add")) return wishes.add(button);
    // A step's own button too: on a telephone its heading is out of sight, and nothing would be heard.
    if (button.matches(".bcv-go, .bcv-tab")) return wishes.go(button, form);
    if (button.matches(".bcv-undo")) return wishes.undo(button, form);
    if (button.matches(".bcv-erase")) return wishes.ask(button, form);
    if (button.matches(".bcv-no")) return wishes.keep(button, form);
    if (button.matches(".bcv-yes")) return wishes.erase(button, form);
    const item = button.closest(".bcv-line, .bcv-entry");
    if (!item || !button.closest(".bcv-moves")) return null;
    const list = item.parentElement;
    const place = [...list.children].indexOf(item);
    const kind = button.matches(".bcv-remove") ? "remove" : "move";
    return wishes[kind](button, item, list, place);
  };

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".bcv-form button");
      const grant = button && grantFor(button);
      if (grant) {
        wish = { grant, until: Date.now() + PATIENCE };
        soon();
      }
    },
    true,
  );

  // While somebody types, feedback is shown at once but announced only after a pause.
  document.addEventListener("input", (event) => {
    const box = event.target.closest?.(".bcv-form .bcv-field");
    const text = box?.querySelector(":scope > .bcv-status > .widget-html-content");
    if (!text) return;
    set(text, "aria-busy", "true");
    clearTimeout(timers.get(text));
    timers.set(
      text,
      setTimeout(() => text.removeAttribute("aria-busy"), PAUSE),
    );
  });

  new MutationObserver(soon).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class", "title", "disabled"],
  });
  enhance();
})();
