// Small makers of HTML elements.

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something when pressed. */
export function button(label, pressed, attributes = {}) {
  const made = element('button', {type: 'button', class: 'bcv-button', ...attributes}, label);
  made.addEventListener('click', pressed);
  return made;
}
