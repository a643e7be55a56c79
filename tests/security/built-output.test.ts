/**
 * @file Attack: something in the built page makes the browser ask another machine for a font, a picture or
 * a script, and with that tells it that this laptop exists. Impact: an air-gapped promise broken.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { projectRoot } from '../support/chromium-host/start.ts';

/** The form library could embed a film. Our forms ask for none, and the policy (no frames at all) would stop it. */
const NEVER_REACHED = ['https://www.youtube.com/'];

interface Built {
  readonly path: string;
  readonly text: string;
}

const filesIn = (folder: string): Built[] =>
  readdirSync(join(projectRoot, 'out', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|css|js|cjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(projectRoot.length), text: readFileSync(path, 'utf8') }));

/** Names of vocabularies and addresses in messages for developers: text that nothing loads. */
const NAMES_ONLY =
  /^https?:\/\/(www\.w3\.org\/(2000\/svg|1999\/(xlink|xhtml)|XML\/1998\/namespace|1998\/Math\/MathML)|json-schema\.org\/|react\.dev\/|reactjs\.org\/|react\.i18next\.com\/|www\.i18next\.com\/|mantine\.dev\/|help\.mantine\.dev|tanstack\.com\/|surveyjs\.io\/)/;

let page: Built[];
let main: Built[];
let preload: Built[];
beforeAll(() => {
  ensureBuilt(projectRoot);
  page = filesIn('renderer');
  main = filesIn('main');
  preload = filesIn('preload');
});

const remoteLoads = (css: string) =>
  [...css.matchAll(/@import\s+(?:url\()?["']?[^;]*|url\(\s*["']?(?:https?:)?\/\/[^)]*\)/g)].map(
    ([found]) => found,
  );

describe('the built page', () => {
  it('has stylesheets that load nothing from elsewhere', () => {
    expect(
      remoteLoads('@import "https://fonts.example/x.css"; a { background: url(//x.example/a.png) }'),
    ).toHaveLength(2);
    for (const { path, text } of page.filter((file) => file.path.endsWith('.css'))) {
      expect(remoteLoads(text), path).toEqual([]);
    }
  });

  it('has a start page without addresses or script of its own', () => {
    const html = page.find((file) => file.path.endsWith('index.html'))?.text ?? '';
    expect(html).toContain('<script type="module"');
    expect(html).not.toMatch(/(https?:)?\/\/[a-z0-9]/i);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/\son[a-z]+=|\sstyle=/i);
  });

  it('names no address but those that are only names', () => {
    for (const { path, text } of page) {
      const addresses = [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[a-z0-9][^"'`\s)<>\\]*/gi)].map(
        ([found]) => found,
      );
      expect(
        addresses.filter((address) => !NAMES_ONLY.test(address) && !NEVER_REACHED.includes(address)),
        path,
      ).toEqual([]);
    }
  });
});

describe('the built preload', () => {
  it('is one file that requires Electron and nothing else', () => {
    expect(preload.map((file) => file.path)).toEqual(['out/preload/index.cjs']);
    const required = [...(preload[0]?.text ?? '').matchAll(/\b(?:require|import)\s*\(\s*["'`]([^"'`]+)/g)];
    expect(required.map(([, name]) => name)).toEqual(['electron']);
  });
});

describe('the built app process', () => {
  it('has each process and worker where it is started from, what comes of a source under its name, and no import of one', () => {
    const files = main.map((file) => file.path);
    expect(files).toContain('out/main/app/main.js');
    expect(files).toContain('out/main/host/vault-host.js');
    const workers = globSync('src-main/host/*-worker.ts', { cwd: projectRoot });
    expect(workers.length).toBeGreaterThan(3);
    for (const worker of workers)
      expect(files).toContain(`out/${worker.slice('src-'.length, -'.ts'.length)}.js`);
    expect(main.map((file) => file.text).join('\n')).toContain('// src-main/vault/open-vault.ts\n');
    for (const { path, text } of main) expect(text, path).not.toMatch(/from ["'][^"']+\.ts["']/);
  });

  it('never mentions the settings that would take a wall down', () => {
    for (const { path, text } of main) {
      expect(text, path).not.toMatch(
        /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|openExternal|openPath|autoUpdater|crashReporter|safeStorage)\b/,
      );
    }
  });
});
