// In a notebook the form's Python is a kernel, which may end, be started anew, or be
// out of reach, while the form stays on the screen as if nothing had happened. So each
// form is asked now and then whether Python still answers. As long as it does not,
// nothing may say that it keeps anything: one sentence says what to press, and the
// journal (journal.js) holds what is typed until a form that lives has taken it.
//
// A question is a number written into a hidden control of the form's, `bcv-wire`; Python
// answers with the same number in a hidden text, `bcv-pulse`. See `_pulse.py`.
(() => {
  "use strict";
  const journal = window.beyondcvJournal;
  if (window.beyondcvPulse || !journal) return;

  const LOOK = 150; // ms between two looks at what was asked
  const EVERY = 900; // ms between two questions
  const ANSWER = 1700; // ms that an answer may take: with the above, less than three seconds
  const PAUSE = 300; // ms without a key before what was typed is crossed out
  const AWAKE = 600_000; // ms without any sign of a reader after which nothing is asked
  const ROUNDS = 2; // answers after which all has arrived: ipywidgets holds one message back

  const HERE = (() => {
    try {
      return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
    } catch {
      return "";
    }
  })();

  let number = 0;
  let seen = performance.now(); // the last sign of a reader
  let looked = performance.now();
  const pulses = new Map(); // by the form's element
  let released = null; // the button whose press goes on

  class Pulse {
    constructor(form, wire, answer) {
      Object.assign(this, { form, wire, answer, lost: false, rounds: 0, sealed: 0, typed: 0 });
      this.crossed = ""; // what waited in the form when the journal was crossed out last
      const { lang, unit, place, lost, unheld } = form.querySelector(".bcv-pulse-words").dataset;
      this.words = { lang, lost, unheld };
      // Other notebooks of this browser have other files, and other people other servers.
      this.unit = form.dataset.bcvUnit = `${unit}|${HERE}${place}`;
      this.begin();
    }

    /** What was typed into a form that is gone comes back into this one. */
    async begin() {
      const entries = await journal.claim(this.unit);
      this.started = true;
      this.seal();
      this.ask(entries);
    }

    ask(replay = []) {
      this.asked = ++number;
      this.since = performance.now();
      this.wire.value = JSON.stringify({ page: journal.tab, beat: number, ...(replay.length && { replay }) });
      this.wire.dispatchEvent(new Event("input", { bubbles: true }));
      this.wire.dispatchEvent(new Event("change", { bubbles: true }));
    }

    /** From here on, what was typed before is on its way to Python. */
    seal() {
      this.typed = 0;
      this.rounds = ROUNDS;
      this.sealed = journal.seal(this.unit);
    }

    hear({ page, beat, kept, drafts, left }) {
      if (page !== journal.tab || !this.asked) return;
      this.say(false);
      if (beat < this.asked) return; // an answer all the same, to an older question
      this.asked = 0;
      if (this.rounds) this.rounds -= 1;
      if (this.rounds) return this.ask();
      // What waited for a button waits no more once it is pressed, and no key says so.
      const waiting = JSON.stringify([this.sealed, drafts, left]);
      if (!kept || waiting === this.crossed) return;
      this.crossed = waiting;
      journal.confirm(this.unit, this.sealed, drafts, left);
    }

    look(now) {
      if (!this.started) return;
      if (this.typed && now - this.typed > PAUSE && !this.lost) this.seal();
      const waited = now - this.since;
      if (this.asked && waited > ANSWER) this.say(true);
      if (waited > EVERY && now - seen < AWAKE && (!this.asked || this.lost)) this.ask();
    }

    say(lost) {
      if (lost !== this.lost) {
        this.lost = lost;
        // What the cell says below the form is of the time when Python answered, too.
        const cell = this.form.closest(".jp-OutputArea, .output_area") ?? this.form;
        for (const place of [this.form, ...cell.querySelectorAll(".bcv-kept")]) {
          if (lost) place.dataset.bcvPython = "silent";
          else delete place.dataset.bcvPython;
        }
      }
      const text = !lost ? "" : journal.failed ? this.words.unheld : this.words.lost;
      if (!text) return this.line?.remove();
      this.line ??= Object.assign(document.createElement("p"), { className: "bcv-python-silent", lang: this.words.lang });
      this.line.setAttribute("role", "alert");
      // Announced once: a text that is written again would be said again.
      if (!this.line.isConnected) document.body.append(this.line);
      if (this.line.textContent !== text) this.line.textContent = text;
      // A notebook in another tab of JupyterLab speaks when it is looked at.
      this.line.hidden = !this.form.getClientRects().length;
    }

    end() {
      this.line?.remove();
    }

    pressed = []; // buttons that wait until all that was typed before has arrived

    /**
     * ipywidgets sends a press at once, but the last keys of a text only when Python has
     * answered for the first ones: it would take a text that is cut short.
     */
    press(button) {
      if (!this.started || this.lost || !(this.typed || this.rounds)) return false;
      this.pressed.push(button);
      if (this.typed) this.seal();
      if (!this.asked) this.ask();
      return true;
    }

    release() {
      if (this.rounds && !this.lost) return;
      for (const button of this.pressed.splice(0)) {
        released = button;
        button.click();
      }
      released = null;
    }
  }

  const find = () => {
    for (const [form, pulse] of pulses) {
      if (form.isConnected) continue;
      pulse.end();
      pulses.delete(form);
    }
    for (const form of document.querySelectorAll(".bcv-form")) {
      const wire = form.querySelector(".bcv-wire textarea");
      const answer = form.querySelector(".bcv-pulse .widget-html-content");
      const words = form.querySelector(".bcv-pulse-words");
      if (!pulses.has(form) && wire && answer && words) pulses.set(form, new Pulse(form, wire, answer));
    }
  };

  const hear = () => {
    for (const pulse of pulses.values()) {
      const text = pulse.answer.textContent;
      if (text === pulse.heard) continue;
      pulse.heard = text;
      try {
        pulse.hear(JSON.parse(text));
        pulse.release();
      } catch {
        // Not written yet.
      }
    }
  };

  const look = () => {
    const now = performance.now();
    // After a sleep nothing is late yet.
    if (now - looked > ANSWER) for (const pulse of pulses.values()) pulse.since = now;
    looked = now;
    for (const pulse of pulses.values()) {
      pulse.look(now);
      pulse.release();
    }
  };

  for (const event of ["pointermove", "pointerdown", "keydown", "scroll", "focusin", "visibilitychange"]) {
    addEventListener(event, () => (seen = performance.now()), { capture: true, passive: true });
  }
  // Before anybody else hears of it. A file is chosen by the person's own press alone.
  addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".bcv-form button:not(.bcv-upload)");
      if (!button || button === released || !pulses.get(button.closest(".bcv-form"))?.press(button)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
  journal.events.addEventListener("entry", ({ detail }) => {
    for (const pulse of pulses.values()) if (pulse.unit === detail.unit) pulse.typed = performance.now();
  });
  journal.events.addEventListener("written", () => {
    for (const pulse of pulses.values()) if (pulse.lost) pulse.say(true);
  });
  let soon = false;
  new MutationObserver(() => {
    if (soon) return;
    soon = true;
    queueMicrotask(() => {
      soon = false;
      find();
      hear();
    });
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  window.beyondcvPulse = setInterval(look, LOOK);
  find();
})();
