/** How the window looks is kept between one start and the next, and the page is served looking so. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingsFile } from '../../../src-main/app/settings-file.ts';
import { startPage } from '../../../src-main/app/start-page.ts';
import { PLAIN_SETTINGS } from '../../../src-main/contract/settings.ts';
import { failureOf } from '../../support/failures.ts';
import { temporaryFolder } from '../../support/vault.ts';

const LARGE = { scheme: 'dark', textSize: 175 } as const;

describe('the look of the window', () => {
  it('is there at the next start, and nothing but two choices is written down', () => {
    const folder = join(temporaryFolder(), 'not yet made');
    expect(new SettingsFile(folder).current).toEqual(PLAIN_SETTINGS);
    new SettingsFile(folder).keep(LARGE);
    expect(new SettingsFile(folder).current).toEqual(LARGE);
    expect(readdirSync(folder)).toEqual(['look.json']);
    expect(readFileSync(join(folder, 'look.json'), 'utf8')).toBe('{"scheme":"dark","textSize":175}\n');
  });

  it('leaves no file when it is as it was to begin with', () => {
    const folder = temporaryFolder();
    const file = new SettingsFile(folder);
    file.keep(PLAIN_SETTINGS);
    expect(readdirSync(folder)).toEqual([]);
    file.keep(LARGE);
    file.keep(PLAIN_SETTINGS);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{"scheme":"da'],
    ['something else', '[]'],
    ['no size', '{"scheme":"dark"}'],
    ['a scheme there is not', '{"scheme":"pink","textSize":100}'],
    ['a size there is not', '{"scheme":"dark","textSize":9000}'],
  ])('is the plain one where the file says %s', (_what, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'look.json'), text);
    expect(new SettingsFile(folder).current).toEqual(PLAIN_SETTINGS);
  });

  it('goes through no link that somebody planted where it is written', () => {
    const folder = temporaryFolder();
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    writeFileSync(elsewhere, 'as it was');
    symlinkSync(elsewhere, join(folder, 'look.json.new'));
    new SettingsFile(folder).keep(LARGE);
    expect(readFileSync(elsewhere, 'utf8')).toBe('as it was');
    expect(new SettingsFile(folder).current).toEqual(LARGE);
  });

  it('that cannot be kept is said to be, by the name of its file, and holds until the program ends', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'look.json'));
    const file = new SettingsFile(folder);
    const failure = await failureOf(() => file.keep(LARGE));
    expect(failure.subject).toBe('look.json');
    expect(file.current).toEqual(LARGE);
  });
});

describe('the page as it is sent', () => {
  const html = '<!doctype html>\n<html lang="en">\n  <head>\n    <meta charset="utf-8" />';

  it('carries text size and scheme on its root, so that its first paint has them', () => {
    expect(startPage(html, 'abc', LARGE)).toContain(
      '<html data-scheme="dark" data-text-size="175" data-mantine-color-scheme="dark" lang="en">',
    );
    expect(startPage(html, 'abc', LARGE)).toContain('<head><meta name="csp-nonce" content="abc">');
  });

  it('leaves light and dark to the computer where that was chosen', () => {
    expect(startPage(html, 'abc', PLAIN_SETTINGS)).not.toContain('mantine');
  });
});
