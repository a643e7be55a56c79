/**
 * @file A child's own way, by keyboard: from an age nobody has recorded, through the first response, to the referral
 * sheet that asks nothing again; and an interview that stops where the age turns out not to be sure. Each screen is
 * looked at as it is, dark, and at 200% text. Steps build on one another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';

let on: CaseOnScreen;
let keys: CaseOnScreen['keys'];
let childId: PersonId;
const look = (name: string) => on.look(name);
const question = (name: string) => on.app.page.locator(`[data-question="${name}"]`);
const records = async () => (await on.call('screeningList', { caseId: on.caseId })).screenings;

/** Whether what has the focus can be seen, and is not under the head of a dialog. */
const focusIsInSight = () =>
  on.app.page.evaluate(() => {
    const { x, y, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
    return document.activeElement === document.elementFromPoint(x + width / 2, y + height / 2);
  });

/** Types into a question of the form that is open, found by its name. */
async function write(name: string, text: string): Promise<void> {
  await keys.reach(question(name).locator('input, textarea').first());
  await on.app.page.keyboard.type(text);
}

beforeAll(async () => {
  on = await caseOnScreen('child');
  ({ keys } = on);
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'child-stuck');

describe('somebody whose age nobody has recorded', () => {
  it('is added, and the age is asked before an interview; not sure leads to the child’s own way', async () => {
    childId = (await on.call('personAdd', { caseId: on.caseId, role: 'survivor', name: 'Linh' })).id;
    await on.readAgain();
    await keys.press('Start an interview');
    await keys.reach(on.app.page.getByLabel('Who with'));
    await on.app.page.keyboard.type('Linh');
    await on.says('Is this person under 18?');
    await keys.press('Start');
    await on.says(/Answer this first/);
    expect(await focusIsInSight()).toBe(true);
    await look('01-age-asked');
    await keys.choose('radio', 'Not sure');
    await keys.press('Start');
    await on.says('Linh may be under 18, and is treated as a child until the age is decided');
    await look('02-no-interview');
    expect((await records()).filter((one) => one.personId === childId)).toEqual([]);
  });

  it('the first response is filled in: who is beside the child, who is told, what was said unasked', async () => {
    await keys.press('Begin the child’s first response');
    await on.heading('Child: first response');
    await look('03-cover');
    await keys.press(/^(Start|Continue)$/);
    await write('safety-account', 'In the waiting room, with a man who answers for her.');
    await look('04-now');
    await keys.reach(question('adult-present').getByRole('radio').first());
    await on.press('1');
    await write('adult-name', 'Joan Ellis');
    await keys.press('Who is told');
    await write('council-name', 'Leeds City Council');
    await write('council-first-name', 'Ada');
    await write('council-told-on', '3 May 2026');
    await write('guardian-account', 'Asked the local authority whether it runs here.');
    await look('05-told');
    await keys.press('The child');
    await look('06-age');
    await keys.press('What was said and seen');
    await write('said', 'Tôi không muốn về');
    await look('07-said');
    await keys.press('What comes next');
    await look('08-referral');
    await keys.press('Back to the case');
    await on.isAt('forms');
    const [sheet] = (await records()).filter((one) => one.personId === childId);
    const { answers } = await on.call('screeningShow', { screeningId: sheet?.id as ScreeningId });
    const value = (name: string) => answers.find((one) => one.question === name)?.value;
    expect(value('under-18')).toBe('not-sure');
    expect(value('council-name')).toBe('Leeds City Council');
    expect(value('said')).toMatchObject([{ words: 'Tôi không muốn về' }]);
  });

  it('the case shows how far it is, and goes on from there', async () => {
    await on.goTo('interviews');
    const panel = on.app.page.locator(`[data-childs-route="${childId}"]`).first();
    await panel.waitFor();
    await expect.poll(() => panel.textContent()).toMatch(/Appropriate adult\s*recorded/);
    const text = await panel.textContent();
    expect(text).toMatch(/Local authority told\s*recorded/);
    expect(text).toMatch(/Guardianship service told\s*still open/);
    expect(text).toMatch(/What the child said\s*recorded/);
    await look('09-case');
  });

  it('the referral sheet knows it already, and asks for no consent', async () => {
    await on.goTo('forms');
    await keys.reach(on.app.page.getByLabel('Who it is about'));
    await on.app.page.keyboard.type('Linh');
    const forms = on.app.page.locator('[data-form]');
    await expect
      .poll(() => forms.evaluateAll((all) => all.map((one) => one.getAttribute('data-form'))))
      .not.toContain('victim-statement-scotland');
    await look('10-forms');
    await keys.press('Start: NRM referral: preparation sheet');
    await on.heading(/NRM referral/);
    await on.says(/Route: .*age/i);
    await look('11-referral-sheet');
    await keys.press('Age');
    expect(
      await question('local-authority-contacted-about-child-local-authority-name')
        .locator('input')
        .first()
        .inputValue(),
    ).toBe('Leeds City Council');
    await keys.press('Back to the case');
    await on.isAt('forms');
  });
});

describe('an interview with an adult', () => {
  it('stops where the age turns out not to be sure; what was said stands there to be read', async () => {
    const whom = { caseId: on.caseId, personId: on.personId };
    await on.call('personUpdate', { personId: on.personId, role: 'survivor', name: 'Mai' });
    const { id } = await on.call('screeningStart', { ...whom, formId: 'screening-interview' });
    await on.call('screeningAnswer', { screeningId: id, answers: openingAnswers() });
    const told = [{ question: 'first-name', state: 'answered' as const, value: 'Mai' }];
    const place = { currentPage: 'coded-talk', currentQuestion: 'under-18' };
    await on.call('screeningAnswer', { screeningId: id, answers: told, ...place });
    await on.readAgain();
    await keys.press(/^Continue: Screening interview/);
    await question('under-18').waitFor();
    await keys.reach(question('under-18').getByRole('radio').first());
    await on.press('3');
    await on.says('This record cannot continue: it is for adults');
    await on.says('Mai may be under 18, and is treated as a child until the age is decided');
    await on.app.page
      .getByRole('row', { name: /Not sure/ })
      .first()
      .waitFor();
    await look('20-stopped');
  });

  it('goes on once it is decided, with its reason', async () => {
    await keys.press('Record the age of Mai');
    await keys.choose('radio', 'No, 18 or over');
    await keys.press('Save age');
    await on.says(/who assessed the age/);
    await keys.type('What is it based on?', 'Assessed by Leeds City Council on 12 May 2026');
    await look('21-age');
    await keys.press('Save age');
    await question('under-18').waitFor();
    await keys.press('Stop for today');
    await keys.press(/^Leave/);
    await on.isAt('interviews');
    await keys.openTab('People');
    await on.says('Age not sure: treated as a child');
    await on.says('18 or over');
    await look('22-people');
  });
});

it('every screen is as it should be', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
