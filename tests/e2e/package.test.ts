/** What the installer would put on a laptop: all the program needs, nothing else, and with its fuses set. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import afterPack from '../../scripts/package/after-pack.mjs';
import { PRODUCT_VERSION } from '../../src-main/core/product.ts';
import { launchApp } from '../support/app.ts';
import { projectRoot } from '../support/chromium-host/start.ts';
import { type Packaged, packageProgram, writeBinaryWithFuses } from '../support/package.ts';
import { paper } from '../support/papers.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

let packaged: Packaged;
let files: readonly string[];
beforeAll(() => {
  packaged = packageProgram();
  files = globSync('**/*', { cwd: packaged.extracted }).filter((name) =>
    statSync(join(packaged.extracted, name)).isFile(),
  );
});

const modules = () => {
  const folder = join(packaged.extracted, 'node_modules');
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
};

describe('the package', () => {
  it('carries its own licence, and the licence of every library in it', () => {
    const beside = join(packaged.archive, '..');
    expect(readFileSync(join(beside, 'LICENSE.testimony.txt'), 'utf8')).toContain('Apache License');
    const notices = readFileSync(join(beside, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const inPackage = globSync('node_modules/**/package.json', { cwd: packaged.extracted })
      // Not what a package keeps inside for one of its parts.
      .filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
      .map((file) => JSON.parse(readFileSync(join(packaged.extracted, file), 'utf8')))
      .filter(({ name, version }) => name !== undefined && version !== undefined);
    expect(inPackage.length).toBeGreaterThan(60);
    for (const { name, version } of inPackage) expect(notices).toContain(`\n${name} ${version}\nLicence: `);
    // What is built into the window has no folder of its own.
    for (const name of ['react-dom', '@mantine/core', 'i18next']) expect(notices).toContain(`\n${name} `);
    expect(notices).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(notices).toContain('"heif"');
  });

  it('holds the built program and its data', () => {
    expect(files).toContain('out/main/app/main.js');
    expect(files).toContain('out/main/host/vault-host.js');
    expect(files).toContain('out/main/host/decode-worker.js');
    expect(files).toContain('out/preload/index.cjs');
    expect(files).toContain('out/renderer/files.json');
    expect(files).toContain('resources/templates/front-matter.typ');
  });

  it('holds no sources, tests, scripts, samples, maps or Node of its own', () => {
    const strangers = files.filter((name) =>
      /^(src-|tests\/|scripts\/|resources\/sample|out\/main\/cli\/main\.js|out\/\.)|\.(ts|tsx|map|md)$|^node_modules\/node-(linux|win)/.test(
        name,
      ),
    );
    expect(strangers).toEqual([]);
  });

  it('holds no package the program does not need at run time', () => {
    for (const name of [
      'electron',
      'vite',
      'vitest',
      'typescript',
      'react',
      'playwright-core',
      '@biomejs/biome',
    ]) {
      expect(modules()).not.toContain(name);
    }
  });

  it('has native code for this kind of computer only, lying where it can be loaded', () => {
    const natives = files.filter((name) => name.endsWith('.node'));
    expect(natives.filter((name) => name.includes('better-sqlite3'))).toEqual([
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ]);
    expect(natives.length).toBeGreaterThanOrEqual(4);
    for (const name of natives)
      expect(existsSync(join(`${packaged.archive}.unpacked`, name)), name).toBe(true);
    expect(natives.filter((name) => /win32|darwin|musl/.test(name))).toEqual([]);
  });

  it('has the fonts where native code can read them, in the two weights that are used', () => {
    const fonts = files.filter((name) => name.endsWith('.ttf'));
    expect(fonts.length).toBeGreaterThan(30);
    for (const name of fonts) {
      expect(name).toMatch(
        /\/(400Regular|700Bold|(arimo|caladea|carlito|cousine|tinos)\/(400Regular|700Bold)_Italic)\//,
      );
      expect(existsSync(join(`${packaged.archive}.unpacked`, name)), name).toBe(true);
    }
  });

  it('has every fuse as decided', () => {
    const tool = join(projectRoot, 'node_modules/@electron/fuses/dist/bin.js');
    const { stdout } = spawnSync(process.execPath, [tool, 'read', '--app', packaged.program], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    expect(
      stdout
        .split('\n')
        .filter((line) => / is /.test(line))
        .map((line) => line.trim()),
    ).toEqual([
      'RunAsNode is Disabled',
      'EnableCookieEncryption is Enabled',
      'EnableNodeOptionsEnvironmentVariable is Disabled',
      'EnableNodeCliInspectArguments is Disabled',
      'EnableEmbeddedAsarIntegrityValidation is Disabled',
      'OnlyLoadAppFromAsar is Enabled',
      'LoadBrowserProcessSpecificV8Snapshot is Disabled',
      'GrantFileProtocolExtraPrivileges is Disabled',
      'WasmTrapHandlers is Enabled',
    ]);
  });

  it('is not made while Electron has a fuse that nobody has decided on', async () => {
    const appOutDir = temporaryFolder();
    writeBinaryWithFuses(join(appOutDir, 'testimony'), '1011000111');
    const packager = { executableName: 'testimony', appInfo: { productFilename: 'Testimony' } };
    await expect(afterPack({ appOutDir, electronPlatformName: 'linux', packager })).rejects.toThrow(/fuse/i);
  });
});

describe('the packaged program', () => {
  it('finds every package that any part of it asks for', () => {
    const parts = files.filter((name) =>
      /^out\/main\/(?!app\/|host\/vault-host|host\/\w+-worker).*\.js$/.test(name),
    );
    const loadAll = `for (const part of JSON.parse(process.argv[1])) {
      await import(part).catch((error) => console.log(part + ': ' + error.message));
    }`;
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', loadAll, JSON.stringify(parts.map((name) => `./${name}`))],
      { cwd: packaged.extracted, encoding: 'utf8' },
    );
    expect(parts.length).toBeGreaterThan(150);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('answers as a command from any folder, with paths as its caller means them', () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'papers'));
    writeFileSync(join(cwd, 'papers', 'messages.txt'), 'Where are you?\n');
    const register = pathToFileURL(join(projectRoot, 'tests/support/chromium-host/register.mjs')).href;
    const main = join(packaged.extracted, 'out/main/app/main.js');
    const command = (...words: readonly string[]) =>
      spawnSync(process.execPath, ['--import', register, main, '--command', ...words], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, TESTIMONY_CHROMIUM_HOST: '{}' },
      });
    expect(command('--version')).toMatchObject({ status: 0, stdout: `Testimony ${PRODUCT_VERSION}\n` });
    expect(command('case', 'lst').status).toBe(2);
    const built = command('bundle', 'from-folder', 'papers', '--out', 'made', '--json');
    expect(JSON.parse(built.stdout)).toMatchObject({ jsonVersion: 1, documents: 1 });
    expect(readdirSync(join(cwd, 'made')).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });

  it('makes a vault, takes in papers and builds a bundle with nothing but what was packaged', async () => {
    const app = await launchApp({ out: join(packaged.extracted, 'out') });
    try {
      const papers = temporaryFolder();
      const exportTo = join(papers, 'out');
      mkdirSync(exportTo);
      writeFileSync(join(papers, 'letter.pdf'), await paper('A letter', 2));
      writeFileSync(join(papers, 'messages.txt'), 'Where are you?\nمن هنا\n');
      await app.picks(join(papers, 'letter.pdf'), join(papers, 'messages.txt'));
      await app.picks(exportTo);
      const built = await app.page.evaluate(
        async ([owner, passphrase]) => {
          const { app: shell, calls } = window.testimony;
          const taken = <T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T => {
            if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
            return outcome.value;
          };
          taken(
            await shell.createVault({
              owner: owner as string,
              passphrase: new TextEncoder().encode(passphrase),
            }),
          );
          const { id: caseId } = taken(await calls.caseCreate({ reference: 'PKG-1', title: 'Packaged' }));
          for (const { handle } of taken(await shell.pickFiles('evidence'))) {
            taken(await calls.evidenceAdd({ caseId, file: handle }));
          }
          const bundle = taken(
            await calls.bundleCreate({ caseId, title: 'Hearing', include: 'all-evidence' }),
          );
          const folder = taken(await shell.pickFolder());
          if (folder === null) throw new Error('no folder');
          return taken(
            await calls.bundleBuild({
              bundleId: bundle.id,
              folder: folder.handle,
              overrideGround: 'court-order',
              overrideReason: 'A test of the package',
            }),
          );
        },
        [OWNER, PASSPHRASE],
      );
      expect(built).toMatchObject({ verified: true, documents: 2 });
      expect(statSync(join(exportTo, built.fileName)).size).toBe(built.byteSize);
    } finally {
      await app.close();
    }
  });
});
