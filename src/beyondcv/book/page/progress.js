// What a learner sees and hears between the button and the form.
//
// The eye gets a bar, an amount and the time left; the ear gets a sentence when
// something changes: a quarter has come, the network went, it is back.
import {button, element} from './elements.js';
import {translator} from './i18n.js';

const SHOWN_AFTER = 1_000; // ms: a fast start needs no bar
const SLOW = 20_000; // ms
const KNOWN = 15_000; // ms over which the speed is measured
const SURE = 3_000; // ms without which nothing is said of the time left
const QUARTERS = 4;

export class Progress {
  /**
   * @param {HTMLElement} said the live region
   * @param {string} lang
   * @param {() => void} halted what to do when a learner no longer wants to wait
   */
  constructor(said, lang, halted) {
    this.said = said;
    this.lang = lang;
    this.say = translator(lang);
    this.meter = element('progress', {'aria-label': this.say('fetched'), max: BUILD.bytes});
    // The bar says the same to a screen reader.
    this.amount = element('p', {class: 'bcv-amount', 'aria-hidden': 'true'});
    const stop = button(this.say('halt'), halted, {class: 'bcv-button bcv-halt'});
    this.box = element('div', {class: 'bcv-fetching', hidden: ''}, this.meter, this.amount, element('p', {}, stop));
    said.after(this.box);
  }

  begin() {
    this.begun = performance.now();
    this.speeds = [];
    this.quarter = 0;
    this.trouble = '';
    this.meter.value = 0;
    this.amount.textContent = '';
    this.said.textContent = this.say('starting', {megabytes: Math.round(BUILD.bytes / 1e6)});
    this.appears = setTimeout(() => (this.box.hidden = false), SHOWN_AFTER);
    this.slow = setTimeout(() => this.tell(this.say('slow')), SLOW);
  }

  /** It is over, one way or the other. */
  end(text = '') {
    clearTimeout(this.appears);
    this.box.hidden = true;
    this.tell(text);
  }

  step(step) {
    if (step === 'plain') this.tell(this.say('startingPlain'));
    if (step === 'form') this.tell(this.say('opening'));
  }

  /**
   * @param {number} bytes all that has come
   * @param {'' | 'lost' | 'foreign'} trouble what stands in the way, if anything
   */
  measure(bytes, trouble) {
    const now = performance.now();
    this.meter.value = bytes;
    if (trouble !== this.trouble) {
      this.trouble = trouble;
      this.speeds = [];
      this.tell(this.explain(trouble));
    }
    this.speeds = [...this.speeds.filter(([at]) => now - at < KNOWN), [now, bytes]];
    const text = `${this.howMuch(bytes)} ${trouble ? '' : this.howLong(bytes)}`;
    this.amount.textContent = text;
    // What comes from this device itself needs no announcement; what stands in the way stays said.
    if (this.box.hidden || trouble) return;
    const quarter = Math.floor((QUARTERS * bytes) / BUILD.bytes);
    if (quarter > this.quarter) this.tell(quarter < QUARTERS ? text : this.say('arrived'));
    this.quarter = Math.max(quarter, this.quarter);
  }

  explain(trouble) {
    if (trouble === 'lost') return this.say('lost');
    return trouble === 'foreign' ? this.say('foreign') : this.say('back');
  }

  howMuch(bytes) {
    const inMegabytes = (size) =>
      (size / 1e6).toLocaleString(this.lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});
    return this.say('amount', {got: inMegabytes(bytes), total: inMegabytes(BUILD.bytes)});
  }

  howLong(bytes) {
    const [[since, before]] = this.speeds;
    const elapsed = performance.now() - since;
    if (elapsed < SURE || bytes <= before) return '';
    const seconds = ((BUILD.bytes - bytes) / (bytes - before)) * (elapsed / 1000);
    return seconds < 60 ? this.say('leftSoon') : this.say('left', {minutes: Math.ceil(seconds / 60)});
  }

  /** Whether it is so soon after the click that a learner still waits for the form. */
  get soon() {
    return performance.now() - this.begun < SLOW;
  }

  tell(text) {
    clearTimeout(this.slow); // something newer is said
    this.said.textContent = text;
  }
}
