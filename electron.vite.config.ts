/**
 * @file How the three parts are built.
 *
 * - main: one .js per .ts under out/main, mirroring src-main, so that workers are found beside their
 *   callers and a built file can be read next to its source. Dependencies stay in node_modules.
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

/** All of src-main but the preload, which is built below, and the entry of the command line as a program of its own. */
const mainModules = Object.fromEntries(
  globSync('src-main/**/*.ts', { cwd: root, exclude: ['src-main/preload/**'] }).map((file) => [
    file.slice('src-main/'.length, -'.ts'.length),
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
          preserveModules: true,
          preserveModulesRoot: resolve(root, 'src-main'),
          entryFileNames: '[name].js',
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
