/**
 * @file Keeps V8 13 from ending the whole process where several worker threads run WebAssembly.
 *
 * [Note: code that is freed twice] All threads of a process share the small pieces of machine code through
 * which WebAssembly calls JavaScript. When V8 13 clears unused ones away while another thread looks the same
 * one up, it frees it twice, and the process dies ("Check failed: jit_page.has_value()", or a segmentation
 * fault). No thread need be terminated for it. Certain: it was reproduced with two threads that only call
 * WebAssembly, in Node 24.21; reported as nodejs/node#66366, mended in V8 by 9b8ca54d5a, which Node 24 lacks
 * and Electron's V8 has. Never clearing such code away takes the cause out. It costs next to nothing: there
 * is one piece for each kind of call, and a compiled module is still freed with its last user.
 */
import { setFlagsFromString } from 'node:v8';

/** Whether this is a V8 that may free compiled code twice. Electron's flags cannot be set once it runs. */
export function freesCodeTwice(versions: {
  readonly v8: string;
  readonly electron?: string | undefined;
}): boolean {
  return versions.electron === undefined && versions.v8.startsWith('13.');
}

/** For the whole process, all its threads, from now on. Before the first worker; harmless when repeated. */
export function keepCompiledCode(): void {
  if (freesCodeTwice(process.versions)) setFlagsFromString('--no-wasm-code-gc');
}
