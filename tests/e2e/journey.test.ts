/**
 * From "create a vault" to "bundle verified" with nothing but a keyboard, as somebody without a mouse, or
 * without sight of it, would go. Each screen on the way is looked at with axe and kept as a picture in
 * test-results/screens. Steps build on one another.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { goToTab } from '../support/case-tabs.ts';
import { dealtWith, Keyboard } from '../support/keyboard.ts';
import { lockedPaper, paper } from '../support/papers.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const PERSON = 'Nguyễn Thị Hồng Ánh';
const PAPERS = temporaryFolder();
const EXPORTS = join(PAPERS, 'for the court');

let app: RunningApp;
let keys: Keyboard;
const complaints: string[] = [];
const findings: string[] = [];

beforeAll(async () => {
  mkdirSync(EXPORTS);
  writeFileSync(join(PAPERS, 'Letter of engagement.pdf'), await paper('Letter of engagement', 3));
  writeFileSync(join(PAPERS, 'Rota <week 37> & "notes".pdf'), await paper('Rota', 2));
  writeFileSync(join(PAPERS, 'Thư của mẹ.txt'), 'Con yêu của mẹ,\nMẹ nhận được thư của con rồi.\n');
  writeFileSync(join(PAPERS, 'Custody record.pdf'), await lockedPaper('Custody record', 'opened by post'));
  app = await launchApp();
  keys = new Keyboard(app.page);
  app.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  app.page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(() => app?.close());

// A step stands on the one before it: when that did not pass, there is no use in waiting for this one.
let stuck: string | undefined;
beforeEach(({ task, onTestFailed }) => {
  if (stuck !== undefined) throw new Error(`an earlier step did not pass: ${stuck}`);
  onTestFailed(async () => {
    stuck = task.name;
    await app.picture('journey-stuck');
  });
});

const says = (text: string | RegExp) => app.page.getByText(text).first().waitFor();
const heading = (name: string | RegExp) => app.page.getByRole('heading', { name }).first().waitFor();
const picks = (...names: readonly string[]) => app.picks(...names.map((name) => join(PAPERS, name)));

/** Keeps a picture of the screen as it now is, and what axe finds on it. */
async function look(name: string): Promise<void> {
  await app.picture(`journey-${name}`);
  for (const finding of await axeFindings(app.page)) findings.push(`${name} ${finding}`);
}

describe('by keyboard alone', () => {
  it('a vault is created', async () => {
    await heading('Create a vault');
    await look('01-create');
    await keys.type('Your name', 'Ruth Adeyemi-Clarke');
    await keys.type('Passphrase', PASSPHRASE);
    await keys.type('Passphrase again', PASSPHRASE);
    await keys.press('Create vault');
    await says('No cases yet');
    await look('02-no-cases');
  });

  it('a case is opened and a person recorded in it', async () => {
    await keys.press('New case');
    await look('03-new-case');
    await keys.type('Reference', 'LH-2026-014');
    await keys.type('Name of the case', 'Silverline and Quayside');
    await app.page.keyboard.press('Enter');
    await heading('Silverline and Quayside');
    await look('04-case');
    await keys.openTab('People');
    await keys.press('Add a person');
    await look('05-add-person');
    await keys.type('Name', PERSON);
    await keys.press('Add to the case');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await says(PERSON);
    await look('06-people');
  });

  it('an interview is held: safety and consent first, a break, an answer withheld', async () => {
    await goToTab({ app, keys }, 'interviews');
    await keys.press('Start an interview');
    await look('07-start-interview');
    await keys.choose('radio', 'No, 18 or over');
    await keys.press('Start');
    await heading(/is it safe to talk/);
    await look('08-safety');
    // The language, and an interpreter: nothing is asked or explained before that.
    await app.page.keyboard.type('Vietnamese');
    await press('Enter', '1');
    // Alone; feels safe; nothing needed right now. A digit answers and goes on.
    await press('1', '1', '1', 'Enter');
    await app.page.keyboard.type('By text, mornings only');
    await press('Enter');
    await keys.press('Continue');
    await heading('What the person agrees to');
    await look('09-consent');
    // Said and understood, and which notice; yes to the record, and something is to be given to somebody: yes to the court; no to police and referral; yes to support, no to statistics.
    await press('1');
    await app.page.keyboard.type('Notice of June 2026');
    await press('Enter', '1', '1', '1', '2', '2', '1', '2');
    await keys.press('Continue');
    await heading('Where you come from');
    await app.page.keyboard.type('Vinh, in Nghệ An');
    // How it came to be said: nobody had asked.
    await press('Alt+6', 'Alt+6', 'Alt+6');
    await says('Volunteered');
    await press('Control+Enter', 'Alt+3');
    await look('10-questions');
    await press('F8');
    await heading('A break');
    await look('11-break');
    await keys.press('Continue the interview');
    await heading('Where you come from');
  });

  it('the answers are checked and signed off', async () => {
    await keys.press('Check the answers');
    await heading('Check the answers');
    await says('Vinh, in Nghệ An');
    await says('Volunteered');
    await says('Prefers not to say');
    await look('12-check');
    await keys.choose('radio', 'Read aloud to the person');
    await keys.press('Sign off');
    await app.page.getByRole('dialog').waitFor();
    await says(/\d+ of \d+ questions were not asked, or skipped/);
    await look('13-sign-off');
    await keys.press('Sign off');
    await says(/Signed off by Ruth Adeyemi-Clarke/);
    await look('14-signed');
    await keys.press('Back to the case');
  });

  it('papers go in, the locked one once its password is typed', async () => {
    await keys.openTab('Evidence');
    await look('15-no-evidence');
    await picks(
      'Letter of engagement.pdf',
      'Rota <week 37> & "notes".pdf',
      'Thư của mẹ.txt',
      'Custody record.pdf',
    );
    await keys.press('Add files');
    await says('3 files added');
    await says(/Custody record.pdf” needs its password/);
    await look('16-evidence');
    await keys.type(/^Password of/, 'opened by post');
    await keys.press('Open and add');
    await says('4 documents, 7 pages');
    await says('Letter of engagement');
  });

  it('a bundle is arranged, built, and read back by tools we did not write', async () => {
    await keys.openTab('Bundles');
    await keys.press('New bundle');
    await look('17-new-bundle');
    await keys.type('Court or tribunal', 'Crown Court at Wexmouth');
    await keys.type('Date of the hearing', '8 Feb 2027');
    await keys.press('Create bundle');
    await says('All bundles of this case');
    await keys.press('Add all');
    await says('9 pages');
    await keys.reach(app.page.getByRole('button', { name: 'Move “Thư của mẹ”' }));
    await press('Alt+ArrowUp');
    await says('9 pages');
    await look('18-arrange');
    await app.picks(EXPORTS);
    await keys.press('Build bundle');
    await says('Built, read back and checked');
    await look('19-built');

    const [file = ''] = readdirSync(EXPORTS).filter((name) => name.endsWith('.pdf'));
    expect(spawnSync('qpdf', ['--check', join(EXPORTS, file)]).status).toBe(0);
    const text = spawnSync('pdftotext', ['-layout', join(EXPORTS, file), '-'], { encoding: 'utf8' }).stdout;
    expect(text).toContain('Rota <week 37> & "notes"');
    expect(text).toContain('Mẹ nhận được thư của con rồi.');
    expect(text.indexOf('Con yêu')).toBeLessThan(text.indexOf('Rota sheet 1'));
    expect(text.split('\f').slice(0, -1)).toHaveLength(9);
  });

  it('where it lies is shown, and only that', async () => {
    await keys.press('Show in folder');
    await expect.poll(() => app.ask({ ask: 'shown' })).toEqual([EXPORTS]);
  });

  it('the built file is compared with its record', async () => {
    const [file = ''] = readdirSync(EXPORTS).filter((name) => name.endsWith('.pdf'));
    await keys.press('All bundles of this case');
    await app.picks(join(EXPORTS, file));
    await keys.press('Compare a built bundle with its record');
    await says('It is the file that was built here, unchanged');
    await look('20-verified');
  });

  it('the log tells all of it and follows on', async () => {
    await press('Control+K');
    await app.page.keyboard.type('Vault: log');
    await press('Enter');
    await says('Bundle built');
    await keys.press('Check the log and the store');
    await says(/entries|intact|follow/i);
    await look('21-log');
  });

  it('Hide leaves nothing to read, and Lock asks for the passphrase again', async () => {
    await press('F9');
    await says(/^\d\d:\d\d$/);
    await app.picture('journey-22-hidden');
    expect(await visibleText()).toMatch(/^\d\d:\d\d\d{1,2} [A-Z][a-z]{2} \d{4}$/);
    await press('Shift+F9', 'Control+L');
    await heading('Unlock Testimony');
    await look('23-locked');
    expect(await app.page.content()).not.toContain('Silverline');
    await keys.type('Passphrase', PASSPHRASE);
    await press('Enter');
    await says('Silverline and Quayside');
    await look('24-cases');
  });

  it('and on no screen does axe find anything, nor did the page complain', () => {
    expect(findings).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function press(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await app.page.keyboard.press(name);
    await dealtWith(app.page);
  }
}

/** Text of what is on top in the middle of the window. */
const visibleText = () =>
  app.page.evaluate(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return (top?.closest('dialog') ?? document.body).textContent ?? '';
  });
