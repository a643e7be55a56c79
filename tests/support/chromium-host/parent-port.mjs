// Loaded before the built vault host (node --import): gives it the `process.parentPort` that Electron gives a
// utility process, over the channel Node gives a forked one. Ports travel as numbers.
import { EventEmitter } from 'node:events';

class Port extends EventEmitter {
  #id;
  #started = false;
  #queue = [];

  constructor(id) {
    super();
    this.#id = id;
  }
  postMessage(data) {
    process.send({ port: this.#id, data });
  }
  start() {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }
  deliver(data) {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }
  close() {
    process.send({ port: this.#id, closed: true });
  }
}

const ports = new Map();
const parentPort = new EventEmitter();
// Where the app process ended in between there is nobody to tell, and `disconnect` follows.
parentPort.postMessage = (data) => process.send({ data }, () => undefined);

process.on('message', (message) => {
  if (message.port !== undefined) {
    const port = ports.get(message.port);
    if (message.closed) port?.emit('close');
    else port?.deliver(message.data);
    return;
  }
  const given = message.ports.map((id) => {
    const port = new Port(id);
    ports.set(id, port);
    return port;
  });
  parentPort.emit('message', { data: message.data, ports: given });
});
// The app process is gone, however it went: so is this one, as in Electron.
process.on('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
