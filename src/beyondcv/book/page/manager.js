// Draws ipywidgets on a plain page: the page's end of the wire to Python.
//
// The other end is python/bcv_bridge.py, in the worker. A message is JSON text
// plus binary buffers, as on Jupyter's own wire.
import * as base from '@jupyter-widgets/base';
import {ManagerBase} from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import {Widget} from '@lumino/widgets';

import '../../widgets/enhance.js';

const MODULES = {'@jupyter-widgets/base': base, '@jupyter-widgets/controls': controls};

/** One comm: a line between one widget model here and one widget in Python. */
class PageComm {
  constructor(id, manager) {
    this.comm_id = id;
    this.target_name = 'jupyter.widget';
    this.manager = manager;
  }

  open() {
    return '';
  }

  close(data = {}, callbacks, metadata = {}) {
    this.manager.comms.delete(this.comm_id);
    return this.manager.post('comm_close', this.comm_id, data, metadata);
  }

  send(data, callbacks, metadata = {}, buffers = []) {
    return this.manager.post('comm_msg', this.comm_id, data, metadata, buffers, callbacks);
  }

  on_msg(callback) {
    this.message = callback;
  }

  on_close(callback) {
    this.closed = callback;
  }
}

const bytes = (buffer) =>
  ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice()
    : new Uint8Array(buffer.slice(0));

/** A box is ready before what is in it; wait for the leaves. */
async function drawn(view) {
  const children = await Promise.all(view.children_views?.views ?? []);
  await Promise.all(children.map(drawn));
}

export class PageManager extends ManagerBase {
  /** @param {(message: object, transfer: ArrayBuffer[]) => void} send hands a message to the worker */
  constructor(send) {
    super();
    this.send = send;
    this.comms = new Map();
    this.waiting = new Map();
    this.models = new Set();
    this.count = 0;
    this.queue = Promise.resolve();
  }

  async loadClass(name, module) {
    const found = MODULES[module]?.[name];
    if (!found) throw new Error(`No widget ${name} of ${module} on this page`);
    return found;
  }

  async _create_comm(target, id) {
    return this.comm(id);
  }

  async _get_comm_info() {
    return {};
  }

  register_model(id, made) {
    super.register_model(id, made);
    made.then(
      (model) => {
        this.models.add(model);
        model.once('comm:close', () => this.models.delete(model));
      },
      () => {}, // whoever asked for it hears of it
    );
  }

  comm(id) {
    const made = new PageComm(id, this);
    this.comms.set(id, made);
    return made;
  }

  /** Send to Python; returns the message's id, which its echo will carry. */
  post(type, id, data, metadata, buffers = [], callbacks = undefined) {
    if (data.method === 'custom') this.catchUp();
    const msgId = `page-${++this.count}`;
    const copies = buffers.map(bytes);
    if (callbacks) this.waiting.set(msgId, callbacks);
    this.send(
      {kind: 'comm', msgId, text: JSON.stringify({type, id, msg_id: msgId, data, metadata}), buffers: copies},
      copies.map((copy) => copy.buffer),
    );
    return msgId;
  }

  /**
   * Send what widgets hold back while Python is busy: ipywidgets sends a press at once,
   * which would overtake the last keys of the text that it is to take.
   */
  catchUp() {
    for (const model of this.models) {
      const [state, callbacks] = [model._msg_buffer, model._msg_buffer_callbacks];
      if (!state) continue;
      model._msg_buffer = model._msg_buffer_callbacks = null;
      model.rememberLastUpdateFor(model.send_sync_message(state, callbacks));
    }
  }

  /** Python has worked through a message: the widget may send its next one. */
  idle(msgId) {
    const callbacks = this.waiting.get(msgId);
    this.waiting.delete(msgId);
    callbacks?.iopub?.status?.({
      content: {execution_state: 'idle'},
      parent_header: {msg_id: msgId},
    });
  }

  /** Whether Python has not answered all messages yet: until then widgets hold back what is typed. */
  get busy() {
    return this.waiting.size > 0;
  }

  /** Take a message from Python; strictly in order, each after the one before. */
  receive(text, buffers) {
    const message = JSON.parse(text);
    const views = buffers.map((copy) => new DataView(copy.buffer, copy.byteOffset, copy.byteLength));
    this.queue = this.queue.then(() => this.handle(message, views));
    return this.queue;
  }

  async handle({type, id, data, metadata, parent}, buffers) {
    const message = {
      content: {comm_id: id, target_name: 'jupyter.widget', data},
      metadata,
      buffers,
      header: {},
      parent_header: {msg_id: parent},
    };
    const comm = this.comms.get(id);
    if (type === 'comm_open') await this.handle_comm_open(this.comm(id), message);
    else if (type === 'comm_msg') await comm?.message?.(message);
    else if (type === 'comm_close') {
      this.comms.delete(id);
      comm?.closed?.(message);
    }
  }

  /** Draw a model into an element, once everything that was sent before is there. */
  async show(id, element) {
    await this.queue;
    const model = await this.get_model(id);
    const view = await this.create_view(model);
    await drawn(view);
    Widget.attach(view.luminoWidget, element);
  }
}
