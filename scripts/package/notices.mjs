/**
 * @file The notices of the libraries in the package, made from what is installed: name, version, licence, where its
 * source is, and the licence's own text. A package that names no licence, or one whose text cannot be found, stops the
 * packaging: a notice that is missing is a licence that is broken.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEXTS = join(dirname(fileURLToPath(import.meta.url)), 'licences');
const TEXT_FILE = /^(licen[sc]e|copying|notice|ofl)/i;
const IMPORTED = /\bfrom '((?:@[^/']+\/)?[^./'][^/']*)/g;

/**
 * Every package that the program carries, by name: what it needs at run time, and what is built into the window and
 * the app process. `root`: the project's folder. Sorted by name.
 * @returns {{name: string, version: string, licence: string, source: string, text: string}[]}
 */
export function shippedPackages(root) {
  const { dependencies, devDependencies } = read(join(root, 'package.json'));
  const bundled = importedNames(root).filter((name) => name in devDependencies && name !== 'electron');
  const found = new Map();
  const add = (name, from, optional) => {
    const folder = installedAt(root, from, name);
    if (folder === undefined) {
      if (optional) return;
      throw new Error(`${name} is not installed: its notice cannot be written`);
    }
    if (found.has(folder)) return;
    const itself = read(join(folder, 'package.json'));
    found.set(folder, notice(folder, itself));
    for (const needed of Object.keys(itself.dependencies ?? {})) add(needed, folder, false);
    for (const needed of Object.keys(itself.optionalDependencies ?? {})) add(needed, folder, true);
  };
  for (const name of [...Object.keys(dependencies), ...bundled]) add(name, root, false);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const OF_ELECTRON = 'What Electron and Chromium are made of is in LICENSES.chromium.html.';

/** The file that goes into the package. `runtime`: the notice of what runs the program. */
export function noticesText(root, runtime = OF_ELECTRON) {
  const rule = '-'.repeat(80);
  const parts = shippedPackages(root).map(({ name, version, licence, source, text }) =>
    [rule, `${name} ${version}`, `Licence: ${licence}`, `Source: ${source}`, '', text.trim(), ''].join('\n'),
  );
  const head =
    'Testimony is under the Apache Licence 2.0 (LICENSE). It carries the libraries below, each under its own licence.\n' +
    'Those under the LGPL (libvips and libheif, and what they were built with) lie beside the program as files of their\n' +
    'own and can be replaced.\n' +
    `${runtime}\n`;
  return [
    head,
    ...parts,
    rule,
    'GNU General Public License 3, which the LGPL refers to',
    '',
    textOf('GPL-3.0'),
  ].join('\n');
}

function importedNames(root) {
  const files = globSync(['src-renderer/**/*.{ts,tsx}', 'src-main/{app,preload}/**/*.ts'], { cwd: root });
  const names = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(IMPORTED)].map((match) => match[1]),
  );
  return [...new Set(names)];
}

/** As Node looks: in the folder that needs it, then in each one above. */
function installedAt(root, from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === root) return undefined;
  }
}

function notice(folder, { name, version, license, homepage, repository, author }) {
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const files = readdirSync(folder).filter((file) => TEXT_FILE.test(file));
  const written = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const holder = typeof author === 'object' ? author.name : author;
  const texts =
    written.length > 0 ? written : [`Copyright ${holder ?? `the authors of ${name}`}`, textOf(license)];
  if (license.startsWith('LGPL') && written.length > 0) texts.push(textOf('LGPL-3.0'));
  const versions = join(folder, 'versions.json');
  if (existsSync(versions)) texts.push(`Built from: ${readFileSync(versions, 'utf8').trim()}`);
  const url = typeof repository === 'object' ? repository.url : repository;
  return {
    name,
    version,
    licence: license,
    source: url ?? homepage ?? `npm: ${name}`,
    text: texts.join('\n\n'),
  };
}

function textOf(licence) {
  const file = join(TEXTS, `${licence.replace(/-or-later$|-only$/, '')}.txt`);
  if (!existsSync(file)) throw new Error(`there is no text here for the licence ${licence}: ${file}`);
  return readFileSync(file, 'utf8').trim();
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
