// Asks Python for what it holds, after a pause in typing; what the store then holds is
// crossed out in the journal. Whoever is asked and does not answer is not there any more.

const PAUSE = 300; // ms without a key before what was typed is crossed out
const LONGEST = 2_000; // ms after which it is, even while somebody types on
const SILENT = 15_000; // ms without any word of Python's, which owes one, after which that is said
//                       and whoever wants a file waits no longer for it
const ROUNDS = 3; // ipywidgets holds one message back until the one before is answered
const NONE = -1; // no entry of the journal has this number

const journal = window.beyondcvJournal;

export class Asking {
  /**
   * @param {string} unit
   * @param {(message: object) => void} post hands a message to the worker
   * @param {() => boolean} busy whether Python has not answered all messages of the widgets yet
   * @param {boolean} crossing whether anything is crossed out at all: where a store keeps it
   * @param {() => void} changed called when `silent` changes
   */
  constructor(unit, post, busy, crossing, changed) {
    Object.assign(this, {unit, post, busy, crossing, changed});
    this.silent = false;
    this.owed = []; // who waits for an answer, in the order of the questions
    this.answers = []; // what is crossed out once the store holds all that Python wants kept
  }

  /** Something was typed. */
  soon() {
    if (this.ended || !journal.has(this.unit)) return;
    this.since ??= performance.now();
    clearTimeout(this.pausing);
    const rest = Math.max(0, LONGEST - (performance.now() - this.since));
    this.pausing = setTimeout(() => this.cross(), Math.min(PAUSE, rest));
  }

  /** Have Python keep what was typed so far, to cross it out. */
  cross() {
    if (this.ended) return;
    // ipywidgets holds back what is typed while Python answers: it is said after that.
    this.waiting = this.busy();
    if (this.waiting) return this.listen();
    this.since = null;
    if (this.crossing) this.ask(journal.seal(this.unit));
  }

  /** @returns {Promise<void>} once Python has handed over what it held; nothing is crossed out */
  ask(seq = NONE) {
    const answered = new Promise((resolve) => this.owed.push(resolve));
    this.post({kind: 'flush', seq});
    this.listen();
    return answered;
  }

  /** Ask until all is there that was typed before, but no longer than somebody waits for a file. */
  async askForAll() {
    let late = false;
    let alarm;
    const enough = new Promise((resolve) => {
      alarm = setTimeout(() => resolve((late = true)), SILENT);
    });
    for (let round = 0; round < ROUNDS && (!round || this.busy()) && !late && !this.ended; round++) {
      await Promise.race([this.ask(), enough]);
    }
    clearTimeout(alarm);
  }

  /** Python has answered a message of a widget. */
  idle() {
    this.hear();
    if (this.waiting) this.cross();
    else this.soon();
  }

  /** @param {{seq: number, drafts: Record<string, string>, left: number[]}} answer */
  answered(answer) {
    this.answers.push(answer);
    this.owed.shift()?.();
    this.hear();
  }

  /** The store holds all that Python wanted kept. */
  confirm() {
    for (const {seq, drafts, left} of this.answers.splice(0)) journal.confirm(this.unit, seq, drafts, left);
  }

  /* -- Whether Python answers ----------------------------------------------------------- */

  listen() {
    this.alarm ??= setTimeout(() => this.say(true), SILENT);
  }

  hear() {
    clearTimeout(this.alarm);
    this.alarm = null;
    this.say(false);
    if (this.owed.length || this.busy()) this.listen();
  }

  say(silent) {
    if (this.ended || silent === this.silent) return;
    this.silent = silent;
    this.changed();
  }

  end() {
    this.ended = true;
    clearTimeout(this.pausing);
    clearTimeout(this.alarm);
    for (const answered of this.owed.splice(0)) answered();
  }
}
