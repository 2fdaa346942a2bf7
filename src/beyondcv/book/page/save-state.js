// Whether what is typed is kept, said where one types: a line that follows the
// reader on the screen. Leaving asks first only where something would be lost.
import {button, element} from './elements.js';
import {download} from './store.js';

const PATIENCE = 5_000; // ms for which what is not kept yet is no alarm

export class SaveState {
  /** @param {(id: string) => string} say */
  constructor(say, store) {
    this.say = say;
    this.store = store;
    this.shown = element('span', {class: 'bcv-keeping-state'});
    this.save = button(say('download'), () => this.take(), {class: 'bcv-button', hidden: ''});
    this.line = element('div', {class: 'bcv-keeping', hidden: ''}, element('p', {role: 'status'}, this.shown), this.save);
    this.ask = (event) => {
      if (store.taken && store.taken === store.held?.text) return; // they have it as a file
      event.preventDefault();
      event.returnValue = ''; // for browsers that heed nothing else
    };
  }

  /** @param {'' | 'kept' | 'waiting' | 'not-kept'} state */
  show(state) {
    this.line.hidden = false;
    if (state === 'waiting') this.alarm ??= setTimeout(() => this.tell('not-kept'), PATIENCE);
    else this.calm();
    if (state !== 'waiting' || this.said !== 'not-kept') this.tell(state);
  }

  tell(state) {
    this.guard(state === 'waiting' || state === 'not-kept');
    if (state === this.said) return;
    this.said = state;
    this.line.dataset.bcvKept = state;
    this.save.hidden = state !== 'not-kept';
    // Written only when it changes: announced once, and not at every key.
    this.shown.textContent = state && this.say(state);
  }

  calm() {
    clearTimeout(this.alarm);
    this.alarm = null;
  }

  hide() {
    this.calm();
    this.line.hidden = true;
    this.said = undefined;
    this.guard(false);
  }

  guard(on) {
    if (on) addEventListener('beforeunload', this.ask);
    else removeEventListener('beforeunload', this.ask);
  }

  async take() {
    const text = await this.store.wanted();
    this.store.taken = text;
    if (text) download(text);
  }
}
