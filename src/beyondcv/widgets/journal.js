// Writes down what is typed, in the browser itself and at once: before ipywidgets
// hears of it, and long before Python answers. What a save holds is crossed out
// again; what is left over is given to Python at the next start. The published page
// bundles this file, a notebook runs it as it is; it holds no rule of the course.
//
// A control that writes a place of the profile has a class `bcv-at:<path>`, from
// Python. localStorage, because nothing else is written before a handler returns.
(() => {
  "use strict";
  if (window.beyondcvJournal) return;

  const PREFIX = "beyondcv.journal.";
  const LOCK = "beyondcv.tab.";
  const CLASS = "bcv-at:";
  const DRAFT = "draft:";
  const ANSWER = 200; // ms in which a living tab answers, where there are no locks
  const TURN = 3000; // ms after which nobody who keeps a lock is waited for

  const tab = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");
  const told = new EventTarget();
  const tell = (name, detail) => told.dispatchEvent(new CustomEvent(name, { detail }));
  const shown = new WeakMap(); // what a control said before it was last changed
  let entries = []; // of this tab, in the order in which they began
  let seq = 0;
  let failed = false;

  const storage = () => window.localStorage; // may throw
  // Any page of the same address may write there: what has not our shape is not ours.
  const isEntry = (entry) =>
    ["unit", "path", "before", "text"].every((name) => typeof entry?.[name] === "string") &&
    ["seq", "time"].every((name) => Number.isFinite(entry[name]));
  const read = (key) => {
    try {
      const { left, entries: all } = JSON.parse(storage().getItem(key));
      const found = all.filter(isEntry);
      return found.length ? { left: left === true, entries: found } : null;
    } catch {
      return null;
    }
  };
  const keys = () => {
    try {
      return Object.keys(storage()).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  };
  const put = (key, left, kept) => {
    if (kept.length) storage().setItem(key, JSON.stringify({ left, entries: kept }));
    else storage().removeItem(key);
  };
  const write = (left = false) => {
    try {
      put(PREFIX + tab, left, entries);
      failed = false;
    } catch {
      failed = entries.length > 0;
    }
    tell("written");
  };

  /* -- What is typed ------------------------------------------------------------------- */

  const place = (target) => {
    const holder = target.closest?.(`[class*="${CLASS}"]`);
    const name = holder && [...holder.classList].find((each) => each.startsWith(CLASS));
    return name ? { holder, path: name.slice(CLASS.length) } : null;
  };
  const wording = (radio) => (radio?.closest("label")?.textContent ?? "").trim();
  const look = (target, holder) => {
    const control = target.control ?? target; // a label was pressed
    switch (control.type) {
      case "radio":
        return { key: holder, text: wording(holder.querySelector("input[type=radio]:checked")) };
      case "checkbox":
        return { key: control, text: String(control.checked) };
      case "select-one":
        return { key: control, text: control.selectedOptions[0]?.label ?? "" };
      default:
        return "value" in control ? { key: control, text: control.value } : null;
    }
  };

  const remember = ({ type, target }) => {
    const at = place(target);
    const seen = at && look(target, at.holder);
    if (seen) shown.set(seen.key, seen.text);
    if (seen && type === "focusin") tell("at", { path: at.path, holder: at.holder });
  };

  const record = ({ target }) => {
    const at = place(target);
    const seen = at && look(target, at.holder);
    // A number that is being replaced is for a moment none; that says nothing yet.
    if (!seen || (target.type === "number" && seen.text === "")) return;
    const before = shown.get(seen.key) ?? "";
    shown.set(seen.key, seen.text);
    // One window may hold several notebooks, each with a profile of its own.
    const unit = at.holder.closest("[data-bcv-unit]")?.dataset.bcvUnit ?? "";
    let entry = entries.find((each) => each.path === at.path && each.unit === unit && !each.sent);
    if (!entry && before === seen.text) return; // said already, by the event before
    if (!entry) {
      entry = { path: at.path, before, unit, lines: target.type === "textarea" };
      entries.push(entry);
    }
    Object.assign(entry, { seq: ++seq, text: seen.text, time: Date.now() });
    write();
    tell("entry", entry);
  };

  for (const event of ["focusin", "pointerdown", "keydown", "beforeinput"]) {
    document.addEventListener(event, remember, true);
  }
  // What is pasted, cut, dropped or dictated comes as an `input` too.
  for (const event of ["input", "change"]) document.addEventListener(event, record, true);
  addEventListener("pagehide", () => entries.length && write(true));
  addEventListener("visibilitychange", () => failed && write());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    // The page slept; another may have taken over what stood here. What found no room
    // stands nowhere else.
    if (!failed) entries = read(PREFIX + tab)?.entries ?? [];
    write();
  });

  /* -- What other tabs left behind ----------------------------------------------------- */

  const locks = navigator.locks;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("beyondcv.tabs") : null;
  let held = null;
  /** As long as this page lives, other tabs leave its entries alone. */
  const hold = () =>
    (held ??= new Promise((resolve) => {
      if (!locks) resolve();
      else locks.request(LOCK + tab, () => (resolve(), new Promise(() => {}))).catch(resolve);
    }));
  channel?.addEventListener("message", ({ data }) => {
    if (data === "who") channel.postMessage(tab);
  });

  /** The ids of the tabs that live. */
  const living = async () => {
    if (locks) {
      const { held: taken } = await locks.query();
      return new Set(taken.map(({ name }) => name.slice(LOCK.length)));
    }
    const found = new Set();
    const hear = ({ data }) => found.add(data);
    channel?.addEventListener("message", hear);
    channel?.postMessage("who");
    await new Promise((resolve) => setTimeout(resolve, ANSWER));
    channel?.removeEventListener("message", hear);
    return found;
  };

  /** One tab after the other; but no longer than a while, whoever holds the lock. */
  const inTurn = async (act) => {
    if (!locks) return act();
    const patience = new AbortController();
    const alarm = setTimeout(() => patience.abort(), TURN);
    const turn = () => (clearTimeout(alarm), act());
    try {
      await locks.request("beyondcv.claim", { signal: patience.signal }, turn);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      await act();
    }
  };

  const isDraft = ({ path }) => path.startsWith(DRAFT);
  // Forms of one profile share what was typed, but for what waits for a button of one unit.
  // A unit's name may end in `|` and where its profile is kept: notebooks have a file each.
  const isFor = (unit) => {
    const [name, place] = unit.split("|");
    return (entry) =>
      entry.unit.split("|")[1] === place &&
      (!isDraft(entry) || entry.path.startsWith(`${DRAFT}${name}/`));
  };

  /** Two tabs may each have left lines in one box that waits for its button. */
  const joined = (sorted) => {
    const made = [];
    for (const entry of sorted) {
      const at = isDraft(entry) ? made.findIndex(({ path }) => path === entry.path) : -1;
      if (at < 0) made.push(entry);
      else if (!entry.lines) made[at] = entry;
      else {
        const lines = new Set(`${made[at].text}\n${entry.text}`.split("\n"));
        made[at] = { ...entry, text: [...lines].join("\n") };
      }
    }
    return made;
  };

  const takeOver = async (unit) => {
    const alive = await living();
    const taken = [];
    for (const key of keys()) {
      const id = key.slice(PREFIX.length);
      const found = id === tab ? null : read(key);
      if (!found || (alive.has(id) && !found.left)) continue;
      const mine = found.entries.filter(isFor(unit));
      if (!mine.length) continue;
      taken.push([key, found, mine]);
    }
    const found = taken.flatMap(([, , mine]) => mine).sort((one, other) => one.time - other.time);
    const added = joined(found);
    // Numbered anew: what this tab wrote itself is later than what others left.
    const renewed = [...added, ...entries].map((entry) => ({ ...entry, seq: ++seq }));
    for (const entry of renewed.slice(0, added.length)) {
      Object.assign(entry, { sent: !isDraft(entry), unit });
    }
    entries = renewed;
    write();
    if (failed) return; // no room for a second copy: the first stays where it is
    for (const [key, { left, entries: all }, mine] of taken) {
      try {
        put(key, left, all.filter((entry) => !mine.includes(entry)));
      } catch {
        // Read again next time, when it will be known already.
      }
    }
  };

  window.beyondcvJournal = {
    tab,
    events: told,
    /** Whether what was typed last could not be written down. */
    get failed() {
      return failed;
    },
    /** Whether something of a unit is not crossed out yet. */
    has: (unit) => entries.some((entry) => entry.unit === unit),
    /** Whether a tab that is gone left something behind. */
    leftBehind: () => keys().some((key) => key !== PREFIX + tab && read(key)?.left),
    /**
     * What Python has to be given when the form of a unit starts: what tabs that are
     * gone left behind, and what this tab wrote that no save holds yet.
     */
    async claim(unit) {
      await hold();
      await inTurn(() => takeOver(unit));
      return entries.filter((entry) => entry.unit === unit);
    },
    /** From here on a new entry begins; returns the number of the last one before. */
    seal(unit) {
      for (const entry of entries) {
        if (entry.unit === unit && !isDraft(entry)) entry.sent = true;
      }
      return seq;
    },
    /**
     * Cross out what a save holds.
     *
     * `drafts`: what stands in boxes of the form and was not added yet, by path: of
     * what was typed there, this alone is still needed;
     * `left`: numbers of entries that have no place.
     */
    confirm(unit, last, drafts = {}, left = []) {
      const isHeld = (entry) => entry.unit === unit && entry.seq <= last;
      const waits = (entry) => isDraft(entry) && entry.path in drafts;
      entries = entries.filter((entry) => !isHeld(entry) || left.includes(entry.seq) || waits(entry));
      for (const entry of entries) if (isHeld(entry) && waits(entry)) entry.text = String(drafts[entry.path]);
      write();
    },
    /** Forget what was typed, in every tab or in this one: what was erased must not come back. */
    forget({ others = true } = {}) {
      entries = [];
      failed = false;
      const gone = keys().filter((key) => others || key === PREFIX + tab);
      for (const key of gone) storage().removeItem(key);
      tell("written");
    },
  };
})();
