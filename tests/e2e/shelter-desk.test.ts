/** At the desk of a shelter, with people passing by: nothing typed is lost by a slip, and little is read over a shoulder. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { CaseOnScreen } from '../support/case-on-screen.ts';
import { Keyboard } from '../support/keyboard.ts';
import { screenFindings } from '../support/screen.ts';
import { OWNER, PASSPHRASE } from '../support/vault.ts';

let app: RunningApp;
let keys: Keyboard;
const call: CaseOnScreen['call'] = (name, input) => new CaseOnScreen(app, 'shelter').call(name, input);
const findings: string[] = [];
const look = async (name: string) => findings.push(...(await screenFindings(app, `shelter-${name}`)));
const says = (text: string | RegExp) => app.page.getByText(text).first().waitFor();
const focused = () => app.page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? '');
const focusedId = () => app.page.evaluate(() => document.activeElement?.id ?? '');

beforeAll(async () => {
  app = await launchApp();
  keys = new Keyboard(app.page);
});
afterAll(() => app?.close());

describe('at the desk of a shelter', () => {
  it('a passphrase field says when Caps Lock is on, and is quiet again when it is off', async () => {
    await keys.type('Your name', OWNER);
    const field = app.page.getByLabel('Passphrase', { exact: true });
    const key = (on: boolean) =>
      field.evaluate((input, modifierCapsLock) => {
        for (const type of ['keydown', 'keyup'])
          input.dispatchEvent(new KeyboardEvent(type, { key: 'a', bubbles: true, modifierCapsLock }));
      }, on);
    await field.focus();
    await key(true);
    await says('Caps Lock is on.');
    await look('01-caps-lock');
    await key(false);
    await expect.poll(() => app.page.getByText('Caps Lock is on.').count()).toBe(0);
  });

  it('the keyboard is on the page that opens once the vault is made', async () => {
    await keys.type('Passphrase', PASSPHRASE);
    await keys.type('Passphrase again', PASSPHRASE);
    await keys.press('Create vault');
    await says('No cases yet');
    await expect.poll(focused).not.toBe('body');
    await keys.press('New case');
    await keys.type('Reference', 'SH-1');
    await keys.type('Name of the case', 'Shelter');
    await keys.press('Create case');
    await app.page.getByRole('heading', { name: 'Shelter' }).waitFor();
    await keys.openTab('People');
  });

  it('Escape throws away nothing that was typed about a person without asking', async () => {
    await keys.press('Add a person');
    await keys.type('Name', 'سمر');
    await app.page.keyboard.press('Escape');
    await says('What you typed is not in the case yet');
    await look('02-leaving');
    await app.page.keyboard.press('Enter');
    await expect.poll(() => app.page.getByLabel('Name', { exact: true }).inputValue()).toBe('سمر');
  });

  it('takes an age as what it is, and goes to the field that needs care', async () => {
    await keys.type('Date of birth', 'maybe 17');
    await keys.press('Add to the case');
    await expect.poll(focusedId).toBe('person-birth-date');
    const year = Number(systemClock.today().slice(0, 4)) - 17;
    await keys.press(`Use “about ${year}”`);
    await expect.poll(() => app.page.getByLabel('Date of birth').inputValue()).toBe(`about ${year}`);
  });

  it('Hide covers an open dialog, and Shift+F9 brings back what was being typed', async () => {
    await keys.type('How to reach this person safely', 'Ring Hana, never Dorvan');
    await app.page.keyboard.press('F9');
    await app.page.locator('[data-hide-screen][open]').waitFor();
    await app.page.keyboard.press('Shift+F9');
    await expect.poll(() => app.page.locator('[data-hide-screen][open]').count()).toBe(0);
    expect(await app.page.getByLabel('How to reach this person safely').inputValue()).toMatch(
      /never Dorvan$/,
    );
    await keys.press('Add to the case');
    await says('1 person');
  });

  it('how to reach somebody, and whom they fear, is shown only when it is asked for', async () => {
    expect(await app.page.getByText('never Dorvan').count()).toBe(0);
    await look('03-people');
    await keys.press(/^Show safe contact and note of/);
    await says(/never Dorvan/);
    await look('04-people-shown');
  });

  it('what was agreed on the case page is shown in the interview, and stands until it is decided otherwise', async () => {
    const [file] = (await call('caseList', {})).cases;
    const { id: caseId, people } = await call('caseShow', { caseId: file?.id as CaseId });
    const personId = people[0]?.id as PersonId;
    await call('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    await call('consentRecord', { personId, purpose: 'police', status: 'refused' });
    // She may be under 18, and is treated as a child until it is decided.
    await call('ageRecord', {
      personId,
      under18: 'no',
      why: 'Her birth certificate was seen at the council.',
    });
    const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    await call('screeningAnswer', {
      screeningId,
      answers: [
        { question: 'sharing', state: 'answered', value: 'yes' },
        { question: 'consent-police', state: 'deferred' },
      ],
      currentPage: 'consent',
    });
    await app.page.reload();
    await keys.press(/Continue/);
    await app.page.getByRole('heading', { name: 'What the person agrees to' }).waitFor();
    await says('Already recorded');
    await says(/stays until the person decides otherwise/);
    await look('05-consent');
    await keys.press('Still so');
    await expect
      .poll(async () => {
        const { answers } = await call('screeningShow', { screeningId });
        return answers.find((one) => one.question === 'consent-court')?.value;
      })
      .toBe('given');
    await expect.poll(focused).not.toBe('body');
  });

  it('says how to come back from Hide before anybody needs it', async () => {
    await keys.press('Stop for today');
    await keys.press('Leave the interview');
    await app.page.getByRole('tab', { name: 'Interviews' }).waitFor();
    await app.page.keyboard.press('Control+K');
    await app.page.getByRole('combobox').fill('text size');
    await app.page.keyboard.press('Enter');
    await says(/Only Shift\+F9 brings everything back/);
    await look('06-hide-words');
  });

  it('leaves nothing for axe or the ruler to find on the way', () => expect(findings).toEqual([]));
});
