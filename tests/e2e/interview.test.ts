/**
 * Tell it once, on the screen: a whole interview by keyboard alone, with the vault host killed in the middle of
 * it; then what was said fills every other form, consent holds back what may not leave, and later accounts stand
 * beside the first. Each screen is looked at as it is, dark, and at 200% text. Steps build on one another.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../src-main/shared/contract/index.ts';
import type { CaseId, PersonId, ScreeningId } from '../../src-main/shared/ids.ts';
import { findResources } from '../../src-main/usecases/resources.ts';
import { InterviewByKeyboard } from '../support/answer-by-keyboard.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { Keyboard } from '../support/keyboard.ts';
import { paper } from '../support/papers.ts';
import { screenFindings } from '../support/screen.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(findResources().folder, ...path), 'utf8'));
const story = read('sample', 'story.json');
const FOLDER = temporaryFolder();
const EXPORTS = join(FOLDER, 'for the court');
const CASE = 'Told once';

let app: RunningApp;
let keys: Keyboard;
let caseId: CaseId;
let personId: PersonId;
let held: InterviewByKeyboard;
const findings: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(EXPORTS);
  writeFileSync(join(FOLDER, 'Consent form signed.pdf'), await paper('Consent form'));
  app = await launchApp();
  keys = new Keyboard(app.page);
  app.page.on('pageerror', (error) => complaints.push(error.message));
  app.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await keys.type('Your name', OWNER);
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('The passphrase again', PASSPHRASE);
  await keys.press('Create the vault');
  await says('No cases yet');
  caseId = (await call('caseCreate', { reference: 'TO-1', title: CASE })).id;
  personId = (await call('personAdd', { caseId, ...story.person })).id;
  await app.page.reload();
});
afterAll(() => app?.close());

let stuck: string | undefined;
beforeEach(({ task, onTestFailed }) => {
  if (stuck !== undefined) throw new Error(`an earlier step did not pass: ${stuck}`);
  onTestFailed(async () => {
    stuck = task.name;
    await app.picture('interview-stuck');
  });
});

const says = (text: string | RegExp) => app.page.getByText(text).first().waitFor();
const heading = (name: string | RegExp) => app.page.getByRole('heading', { name }).first().waitFor();
const look = async (name: string) => findings.push(...(await screenFindings(app, `interview-${name}`)));

type Answer = { readonly ok: boolean; readonly value: unknown };

/** Asks the engine as the page does: for what another test holds already, done quickly. */
async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const given = JSON.stringify([name, input]);
  const outcome = await app.page.evaluate(async (sent): Promise<Answer> => {
    const [which, what] = JSON.parse(sent) as [string, unknown];
    const calls = window.testimony.calls as unknown as Record<string, (input: unknown) => Promise<Answer>>;
    return (await calls[which]?.(what)) ?? { ok: false, value: which };
  }, given);
  expect(outcome).toMatchObject({ ok: true });
  return outcome.value as CallOutput<N>;
}

async function press(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await app.page.keyboard.press(name);
    await app.page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50))));
  }
}

async function openCase(): Promise<void> {
  await says(CASE);
  await press('Control+K');
  await app.page.keyboard.type('TO-1');
  await says(/TO-1/);
  await press('Enter');
  await heading(CASE);
  await keys.openTab('Interview');
  await heading('Consent');
}

describe('an interview held by keyboard alone', () => {
  it('starts, and asks about safety first', async () => {
    await openCase();
    await look('01-tab');
    await keys.press('Start an interview');
    await keys.reach(app.page.getByRole('radio', { checked: true }));
    await press('ArrowDown');
    await keys.press('Start');
    await heading(/is it safe to talk/);
    const { definition } = await call('formShow', { formId: story.interview.form });
    held = new InterviewByKeyboard(app.page, definition, story.interview.answers);
    await look('02-safety');
  });

  it('goes on until the vault host is killed, and loses no answer but the field being typed', async () => {
    await held.goOn('promises');
    await look('03-question');
    await app.page.keyboard.insertText('A nail shop in Eng');
    process.kill((await app.ask<number>({ ask: 'host-pid' })) as number, 'SIGKILL');
    await heading('Unlock Testimony');
    await keys.type('Passphrase', PASSPHRASE);
    await press('Enter');
    await openCase();
    await keys.press(/^Go on: Screening interview/);
    await heading('What was promised');
    const [interview] = (await call('screeningList', { caseId })).screenings;
    const { answers } = await call('screeningShow', { screeningId: interview?.id as ScreeningId });
    const saved = answers.filter((one) => one.state !== 'cleared' && one.question !== 'promises');
    expect(new Set(saved.map((one) => one.question))).toEqual(held.answered);
    await held.goOn('promises');
  });

  it('takes a break in one key, and says nothing of the interview meanwhile', async () => {
    await press('F8');
    await heading('A break');
    await look('04-break');
    await keys.type('Why the break was taken', 'She was tired');
    await press('Enter');
    await heading('What was promised');
    await app.page.locator('[data-question=promises] textarea').first().focus();
  });

  it('comes to a note before hard questions, and to the end with fewer than two presses a question', async () => {
    // What was being typed when the host was killed was saved half a second later, or is typed again.
    await press('Control+A', 'Delete');
    await held.goOn();
    await heading('Check the answers');
    const each = held.presses / held.answered.size;
    process.stdout.write(
      `Screening interview by keyboard: ${held.presses} key presses beyond the answers' own text for ${held.answered.size} questions (${each.toFixed(2)} each)\n`,
    );
    expect(each).toBeLessThan(2);
    expect(held.notes.join(' ')).toMatch(/hard things.*good place for a break.*moment for yourself/s);
    await look('05-check');
    await keys.choose('radio', 'Read aloud through an interpreter');
    await keys.press('Sign off');
    await app.page.getByRole('dialog').waitFor();
    await keys.press('Sign off');
    await says(/Signed off by/);
    await look('06-signed');
    await keys.press('Back to the case');
    await heading('Consent');
  });
});

const readAgain = async () => {
  await app.page.reload();
  await openCase();
};
const opened = (form: string) => heading(form);

/** Starts a form from the Forms list by keyboard. */
async function startForm(title: string): Promise<void> {
  await keys.press(`Start: ${title}`);
  await opened(title);
}

describe('what was said once fills the other forms', () => {
  it('the referral sheet is filled without asking again, and says where each answer comes from', async () => {
    await startForm('NRM referral: preparation sheet');
    const told = await app.page.locator('[data-told]').textContent();
    process.stdout.write(`${told}\n`);
    const [filled = 0, of = 1] = (told ?? '').match(/\d+/g)?.map(Number) ?? [];
    expect(filled / of).toBeGreaterThanOrEqual(0.6);
    await says('Route: an adult who agrees to the referral');
    await look('10-nrm-cover');
    await keys.press('Go on');
    await heading('The first responder');
    await keys.press(/^What happened/);
    await says(/As recorded .*Screening interview/);
    await look('11-nrm-part');
    await keys.press('Copy out');
    await says(/of 15,000 characters/);
    await look('12-nrm-copy-out');
    await keys.press(/^Select: How/);
    const selected = await app.page.evaluate(() => getSelection()?.toString() ?? '');
    expect(selected).toContain('Chị Lan');
  });

  it('the route changes with what the person decides', async () => {
    await keys.press(/^Consent and support/);
    await app.page.locator('[data-question=pv-want-to-submit-nrm] input').nth(1).focus();
    await press('2');
    await keys.press('About this form');
    await says('Route: Duty to Notify');
    await look('13-nrm-duty-to-notify');
    await keys.press('Back to the case');
    await heading('Consent');
  });

  it('worksheets are read together in words, with what each point rests on', async () => {
    const elements = await sheet('elements', {
      'under-18-then': 'no',
      'act-recruited': 'shown',
      'act-recruited-basis': 'She was asked to come and told of a job: RA/1.',
      'act-transported': 'not-shown',
      'purpose-labour': 'shown',
    });
    await call('screeningAnswer', {
      screeningId: elements,
      answers: [{ question: 'act-transferred', state: 'not-known' }],
    });
    await sheet('ilo-indicators', {
      set: 'adult-labour',
      'deception-job': 'seen',
      'deception-pay': 'seen',
      'deception-override': 'not-marked',
      'deception-override-reason': 'One source only',
    });
    await sheet('uk-indicators', { g01: 'seen', 'g01-evidence': 'Seen by the outreach worker' });
    await sheet('child-rights-security', {
      'policy-status': 'met',
      'conduct-status': 'not-applicable',
      'conduct-reason': 'No guards are employed',
    });
    await sheet('journey-legs', {
      legs: [
        { from: 'VN', to: 'FR', left: { value: '2023-05', qualifier: 'about' } },
        { from: 'BE', to: 'GB', arrived: { value: '2023-04', qualifier: 'exact' } },
      ],
    });
    await readAgain();
    for (const [title, name] of [
      ['Elements', '20-elements'],
      ['ILO indicators', '21-ilo'],
      ['UK indicators', '22-uk'],
      ['Child rights and security checklist', '23-child-rights'],
      ['Journey', '24-journey'],
    ] as const) {
      await keys.press(new RegExp(`^Go on: ${title},`));
      await opened(title);
      await keys.press('Read together');
      await app.page.locator('[data-readings]').waitFor();
      await look(name);
      if (title === 'Elements') {
        await says('recorded (Recruited)');
        await says('She was asked to come and told of a job: RA/1.');
      }
      if (title === 'ILO indicators') await says(/weights to be checked\).*One source only/);
      if (title === 'Child rights and security checklist') await says('1 of 13 applicable answered');
      if (title === 'Journey') await says(/VN.*GB|BE/);
      const words = (await app.page.locator('[data-readings] section').allTextContents()).join(' ');
      expect(words).not.toMatch(/score|is a victim|is not a victim|credible|suspicious/i);
      await keys.press('Back to the case');
      await heading('Forms');
    }
  });

  it('every other form opens at a desk, and shows what it is and is not', async () => {
    for (const [title, name] of [
      ['Needs and risk', '30-needs'],
      ['Safety and contact plan', '31-safety-plan'],
      ['Special measures', '32-special-measures'],
      ['Victim personal statement: preparation', '33-statement'],
    ] as const) {
      await startForm(title);
      await keys.press(/^(Begin|Go on)$/);
      await app.page.locator('[data-question]').first().waitFor();
      await look(name);
      await keys.press('Back to the case');
      await heading('Forms');
    }
    await app.page.getByRole('heading', { name: 'Forms' }).first().scrollIntoViewIfNeeded();
    await app.page.getByRole('heading', { name: 'Giving evidence' }).scrollIntoViewIfNeeded();
    await look('34-forms');
  });

  it('a sheet is locked under its author and can still be read', async () => {
    await keys.press(/^Go on: Special measures,/);
    await keys.press(/^(Begin|Go on)$/);
    await app.page.locator('[data-question]').first().waitFor();
    await press('1');
    await keys.press('Check and lock');
    await heading('Check the answers');
    await look('35-check-and-lock');
    await keys.press('Lock it');
    await app.page.getByRole('dialog').waitFor();
    await keys.press('Lock it');
    await says(/Signed off by/);
    await keys.press('Back to the case');
    await heading('Forms');
  });
});

/** A worksheet filled through the engine: typing is seen elsewhere. */
async function sheet(formId: string, values: Record<string, unknown>): Promise<ScreeningId> {
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId });
  const answers = Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value }));
  await call('screeningAnswer', { screeningId, answers } as CallInput<'screeningAnswer'>);
  return screeningId;
}

describe('a second conversation', () => {
  it('shows what is already recorded, to confirm, add to, or tell differently', async () => {
    const { id } = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    const opening = ['alone', 'now', 'urgent', 'contact'].map((one) => ({
      question: `safety-${one}`,
      state: 'not-known' as const,
    }));
    const consents = ['interview', 'court', 'police', 'nrm', 'support', 'research'].map((one) => ({
      question: `consent-${one}`,
      state: 'answered' as const,
      value: 'given',
    }));
    await call('screeningAnswer', { screeningId: id, answers: [...opening, ...consents] });
    await readAgain();
    await keys.press(/^Go on: First account,/);
    await keys.press(/^Where you come from/);
    const card = (nth: number) => app.page.locator('[data-question]:has([data-known])').nth(nth);
    await card(0).waitFor();
    const first = (await card(0).getAttribute('data-question')) ?? '';
    await look('40-already-recorded');
    await keys.reach(card(0).getByRole('button', { name: 'Confirm' }));
    await press('Enter');
    await app.page.locator(`[data-known-origin="${first}"]`).waitFor();
    const next = (await card(0).getAttribute('data-question')) ?? '';
    await keys.reach(card(0).getByRole('button', { name: 'It differs' }));
    await press('Enter');
    await app.page.keyboard.type('In a village near Vinh');
    const differing = app.page.locator(`[data-question="${next}"]`);
    await keys.reach(differing.getByLabel('Why it differs, if the person says'));
    await app.page.keyboard.type('Transl');
    await look('41-it-differs');
    await expect
      .poll(async () => (await call('screeningShow', { screeningId: id })).answers)
      .toContainEqual(expect.objectContaining({ question: next, relation: 'differs', cause: 'translation' }));
    const { answers } = await call('screeningShow', { screeningId: id });
    expect(answers.find((one) => one.question === first)).toMatchObject({
      relation: 'confirms',
      state: 'answered',
    });
    await keys.press('Stop for today');
    await look('42-stop');
    await keys.press('Leave the interview');
    await heading('Consent');
  });

  it('everything recorded is there to read, differing accounts side by side', async () => {
    await keys.press(/^Read what is recorded about/);
    await heading('Recorded so far');
    await look('43-recorded');
    await keys.reach(app.page.getByRole('switch'));
    await press('Space');
    await app.page.locator('[data-differs=true]').first().waitFor();
    await look('44-recorded-differing');
    await keys.press('Back to the case');
    await heading('Consent');
  });

  it('a later account stands beside the signed one', async () => {
    await keys.press(/^Read: Screening interview,/);
    await keys.press('Add a later account');
    await keys.type('What leads to it', 'She asked to add something');
    await keys.press('Open it');
    await app.page.locator('[data-question]').first().waitFor();
    await keys.press(/^How it began/);
    const differs = app.page
      .locator('[data-question=how-it-started]')
      .getByRole('button', { name: 'It differs' });
    await keys.reach(differs);
    await press('Enter');
    await app.page.keyboard.type('Her cousin wrote first.');
    await look('45-later-account');
    await keys.press('Done for today');
    await says(/Later account 1/);
    await says('Her cousin wrote first.');
    await look('46-side-by-side');
    await keys.press('Back to the case');
    await heading('Consent');
  });
});

describe('consent holds back what may not leave', () => {
  it('is taken back with everything already out in sight, and the signed paper on record', async () => {
    await keys.openTab('Evidence');
    await app.picks(join(FOLDER, 'Consent form signed.pdf'));
    await keys.press('Add files');
    await says(/1 file is in|1 piece/);
    await keys.openTab('Interview');
    await heading('Consent');
    await keys.press('Record: Sharing with the police');
    await app.page.getByRole('dialog').waitFor();
    await keys.reach(app.page.getByRole('dialog').getByRole('radio').first());
    await press('Space');
    await keys.type('To whom it would go', 'Wexmouth Police');
    await keys.type('Until', '24 Nov 2027');
    await keys.type('Signed paper', 'Consent');
    await press('ArrowDown', 'Enter');
    await look('50-consent-record');
    await keys.press('Record it');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await says(/to Wexmouth Police, until 24 Nov 2027/);
    await says(/signed paper: Consent form signed/);
    await keys.press('Take back: Giving papers to a solicitor and to the court');
    await app.page.getByRole('dialog').waitFor();
    await says('Nothing of this case has left the vault.');
    await look('51-consent-take-back');
    await keys.press('Record it');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await says('Took it back');
    await look('52-ledger');
  });

  it('stops a bundle with the line that is missing, and lets it go once the person agrees', async () => {
    await keys.openTab('Bundles');
    await keys.press('New bundle');
    await keys.type('Court or tribunal', 'Crown Court at Wexmouth');
    await keys.press('Create it');
    await says(/pages/);
    await app.picks(EXPORTS);
    await keys.press('Build the bundle');
    await says(/withdrawn on/);
    await look('53-held-back');
    await keys.press(/^Record what/);
    await app.page.getByRole('dialog').waitFor();
    await keys.reach(app.page.getByRole('dialog').getByRole('radio').first());
    await press('Space');
    await keys.press('Record it');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await app.picks(EXPORTS);
    await keys.press('Try again');
    await says('Built, read back and checked');
  });

  it('or a supervisor goes on with a reason, under their name', async () => {
    await call('consentRecord', { personId, purpose: 'court-papers', status: 'refused' });
    await app.picks(EXPORTS);
    await keys.press('Build the bundle');
    await says(/refused on/);
    await keys.type('Reason to go on without it', 'Ordered by the court on 3 November');
    await keys.type('Who decides', 'Dr Miriam Falk');
    await app.picks(EXPORTS);
    await keys.press('Go on all the same');
    await app.page.getByRole('dialog').waitFor();
    await look('54-override');
    await keys.press('Go on all the same');
    await says('Built, read back and checked');
  });

  it('and a withdrawal lists what is out and who holds it', async () => {
    await readAgain();
    await says(/Held by Crown Court at Wexmouth/);
    await app.page
      .getByText(/Held by Crown Court/)
      .first()
      .scrollIntoViewIfNeeded();
    await look('55-already-out');
  });
});

describe('on every screen', () => {
  it('axe finds nothing, nothing is scrolled sideways at 200%, and the page did not complain', () => {
    expect(findings).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
