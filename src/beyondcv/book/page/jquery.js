// In place of jQuery, of which the widgets use one thing: wrapping an element.
// Backbone asks for the functions below when a view is made or goes away.

class Wrapped {
  constructor(element) {
    this[0] = element;
    this.length = 1;
  }

  remove() {
    this[0].remove();
    return this;
  }
}

export default function $(element) {
  return new Wrapped(element);
}
$.prototype = Wrapped.prototype;
