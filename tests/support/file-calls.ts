/**
 * @file What a piece of work asks of the disk, call by call, in this process: writes, fsyncs, renames, removals. The
 * calls are the real ones. One of them can be made to fail as a full or a pulled disk would make it.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

/** "write a", "sync a", "rename a b", "link a b", "remove a". Many writes of one file in a row are one. */
export type FileCall = string;

interface FileWork<T> {
  readonly calls: readonly FileCall[];
  readonly outcome: { readonly value: T } | { readonly thrown: unknown };
}

export interface Fault {
  /** The n-th call that changes something fails, counting from 1, and so does every later one of the same kind. */
  readonly at: number;
  readonly code: 'ENOSPC' | 'EIO';
}

/** Runs `work`. Files are known by their last name; folders that are synced are "sync folder <name>". */
export async function fileCallsOf<T>(work: () => T | Promise<T>, fault?: Fault): Promise<FileWork<T>> {
  const trace = new Trace(fault);
  trace.begin();
  try {
    return { outcome: { value: await work() }, calls: trace.calls };
  } catch (thrown) {
    return { outcome: { thrown }, calls: trace.calls };
  } finally {
    trace.end();
  }
}

type AnyFunction = (...given: never[]) => unknown;

class Trace {
  readonly calls: FileCall[] = [];
  readonly #fault: Fault | undefined;
  readonly #files = new Map<number, string>();
  readonly #real: [object, string, AnyFunction][] = [];
  #seen = 0;

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
  }

  begin(): void {
    this.#replace(fs, 'openSync', (real) => (path: string, ...rest: never[]) => {
      const file = real(path as never, ...rest) as number;
      this.#files.set(file, nameOf(path));
      return file;
    });
    this.#replace(fs, 'writeSync', (real) => (file: number, ...rest: never[]) => {
      this.#note(`write ${this.#files.get(file)}`);
      return real(file as never, ...rest);
    });
    this.#replace(fs, 'fsyncSync', (real) => (file: number) => {
      this.#note(`sync ${this.#files.get(file)}`);
      return real(file as never);
    });
    this.#replace(fs, 'fsync', (real) => (file: number, done: never) => {
      this.#note(`sync ${this.#files.get(file)}`);
      return real(file as never, done);
    });
    this.#replace(
      fs,
      'writeFileSync',
      (real) => (path: string, data: never, options?: { flush?: boolean }) => {
        // With `flush` it asks the three above.
        if (options?.flush !== true) this.#note(`write ${nameOf(path)}`);
        return real(path as never, data, options as never);
      },
    );
    this.#replace(fs, 'renameSync', (real) => (from: string, to: string) => {
      this.#note(`rename ${nameOf(from)} ${nameOf(to)}`);
      return real(from as never, to as never);
    });
    this.#replace(fs, 'linkSync', (real) => (from: string, to: string) => {
      this.#note(`link ${nameOf(from)} ${nameOf(to)}`);
      return real(from as never, to as never);
    });
    this.#replace(fs, 'rmSync', (real) => (path: string, ...rest: never[]) => {
      if (fs.existsSync(path)) this.#note(`remove ${nameOf(path)}`);
      return real(path as never, ...rest);
    });
    this.#replace(fs.promises, 'open', (real) => async (path: string, ...rest: never[]) => {
      const file = (await real(path as never, ...rest)) as fs.promises.FileHandle;
      const { writeFile, sync } = file;
      file.writeFile = (...given) => {
        this.#note(`write ${nameOf(path)}`);
        return writeFile.apply(file, given);
      };
      file.sync = () => {
        this.#note(`sync ${nameOf(path)}`);
        return sync.apply(file);
      };
      return file;
    });
    syncBuiltinESMExports();
  }

  end(): void {
    for (const [owner, name, real] of this.#real) Object.assign(owner, { [name]: real });
    syncBuiltinESMExports();
  }

  #replace(owner: object, name: string, wrap: (real: AnyFunction) => unknown): void {
    const real = (owner as Record<string, AnyFunction>)[name] as AnyFunction;
    this.#real.push([owner, name, real]);
    Object.assign(owner, { [name]: wrap(real) });
  }

  #note(call: FileCall): void {
    this.#seen += 1;
    if (this.#fault !== undefined && this.#seen === this.#fault.at) {
      const { code } = this.#fault;
      throw Object.assign(new Error(`${code}: made to fail, ${call}`), { code });
    }
    if (!call.startsWith('write') || this.calls.at(-1) !== call) this.calls.push(call);
  }
}

const nameOf = (path: string) =>
  basename(String(path))
    .replace(/^\.testimony-.*\.partial$/, 'draft')
    .replace(/^\.testimony-.*\.part$/, 'workshop');
