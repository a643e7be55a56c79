/**
 * @file How the three parts are built.
 *
 * - main: a file for each process and worker, and for what several of them use or what is loaded only when it is asked
 *   for. Each was a thousand files, one for each source: to find and read them took half the time until a vault could be
 *   opened. Before what comes of a source stands its name. Dependencies stay in node_modules.
 * - preload: ONE CommonJS file. A sandboxed preload can `require` nothing but Electron's own few modules.
 * - renderer: out/renderer, with a list of its files (files.json): the protocol handler serves what is
 *   on the list and nothing else.
 */
import { globSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { contract } from './src-main/contract/index.ts';

const root = import.meta.dirname;

/** What is started by its name: the app process, the command line, the vault host, and the workers. */
const started = [
  'src-main/app/main.ts',
  'src-main/cli/main.mjs',
  'src-main/host/vault-host.ts',
  'src-main/host/*-worker.ts',
];
const mainModules = Object.fromEntries(
  globSync(started, { cwd: root }).map((file) => [
    file.slice('src-main/'.length).replace(/\.m?[tj]s$/, ''),
    resolve(root, file),
  ]),
);

/** Writes files.json beside index.html: the page's files, sorted, so that two builds agree. */
const listFiles = {
  name: 'testimony:list-files',
  writeBundle(options: { dir?: string }) {
    const folder = options.dir ?? resolve(root, 'out/renderer');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'files.json')
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
    writeFileSync(join(folder, 'files.json'), `${JSON.stringify(files, null, 1)}\n`);
  },
};

/**
 * The page may not turn text into code, and zod, which checks forms, must not try. Set at the head of every
 * piece: pieces are put together so that a schema may be made before the page's own first line.
 */
const NO_CODE_FROM_TEXT = '(globalThis.__zod_globalConfig ??= {}).jitless = true;';

export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      emptyOutDir: true,
      rolldownOptions: {
        input: mainModules,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the workers, which their callers look for beside themselves, and as deep as every source is.
          chunkFileNames: 'host/[name].js',
        },
      },
    },
  },
  preload: {
    define: { CALL_NAMES: JSON.stringify(Object.keys(contract)) },
    build: {
      outDir: resolve(root, 'out/preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    plugins: [react(), listFiles],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      rolldownOptions: {
        input: resolve(root, 'src-renderer/index.html'),
        output: { banner: NO_CODE_FROM_TEXT },
      },
    },
  },
});
