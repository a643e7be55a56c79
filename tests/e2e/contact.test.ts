/**
 * Contact in the window, by keyboard alone: a call is logged in a few keys, a ruled-out way is refused with its reason, a
 * prompt is dismissed, a decision changes nothing else, the chronology leads to its sources. Pictures in
 * test-results/screens/contact-*.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src-main/core/dates/calendar-day.ts';
import { onDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { PASSPHRASE } from '../support/vault.ts';

let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('contact');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'contact-stuck');

const locator = (selector: string) => on.app.page.locator(selector);
const choose = async (label: string, option: string) => {
  await on.keys.reach(on.app.page.getByLabel(label, { exact: true }).first());
  await on.app.page.keyboard.type(option);
};

/** A key of somebody who types slowly takes half a second (Card, Moran and Newell's keystroke model: 0.5 s at 25 words a minute). */
const SECONDS_A_KEY = 0.5;

describe('contacts', () => {
  it('logs a telephone call in so few keys that it takes under 20 seconds', async () => {
    await on.openCase('contact');
    await on.says('No contacts yet.');
    await on.keys.reach(on.app.page.getByRole('button', { name: 'Log a contact' }));
    await on.press('Enter');
    await on.look('01-form');
    // From the way, where the keyboard is: as it is likely, past who was reached, whether it is safe; words; save.
    const keys = ['Tab', 'Tab', 'y', 'Tab', 'Tab', ...'Call on Fridays', 'Tab', 'Tab', 'Tab', 'Enter'];
    for (const key of keys) await on.app.page.keyboard.press(key);
    await locator('[data-contact]').first().waitFor();
    expect(keys.length * SECONDS_A_KEY).toBeLessThan(20);
    const text = await locator('[data-contact]').first().textContent();
    expect(text).toMatch(
      /Telephone.*The person.*Is it safe to contact the person\? Yes.*Wishes: Call on Fridays/,
    );
  });

  it('is added to, and stays what it was', async () => {
    await on.keys.press(/^Add to the contact of/);
    await on.keys.type('What do you want to add or correct?', 'It was Thursdays');
    await on.keys.press('Add to it');
    await on.says('It was Thursdays');
    await expect.poll(() => locator('[data-contact]').textContent()).toContain('Call on Fridays');
    await on.look('02-added');
  });
});

describe('a contact that is interrupted', () => {
  it('is there again after a lock, with the keyboard where it was', async () => {
    await on.keys.press('Log a contact');
    await choose('How (phone, text, in person …)', 'Vis');
    await on.keys.type('What the person wishes', 'She wants to see the room before');
    await on.press('Control+L');
    const passphrase = on.app.page.getByLabel('Passphrase', { exact: true });
    await passphrase.waitFor();
    await on.app.page.keyboard.type(PASSPHRASE);
    await on.press('Enter');
    await on.openCase('contact');
    await on.says('You were typing this when you were interrupted');
    const there = () =>
      on.app.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? '');
    await expect.poll(there).toBe('She wants to see the room before');
    await on.look('02-kept');
    await on.keys.press('Cancel');
    // Cancelled is not yet gone: it goes once what was being kept just then is kept.
    const stillKept = async () =>
      (await on.call('draftTextList', { subject: on.personId })).kept.map(({ kind }) => kind);
    await expect.poll(stillKept).toEqual([]);
    await on.app.page.reload();
    await on.openCase('contact');
    await on.keys.reach(on.app.page.getByRole('button', { name: 'Log a contact' }));
    expect(await locator('[data-contact-form]').count()).toBe(0);
  });
});

describe('the safe contact plan', () => {
  it('is made line by line', async () => {
    await on.keys.press('Make a plan');
    await on.keys.press('Add something never to use');
    await choose('Kind, line 1', 'A way');
    await on.keys.type('Why, line 1', 'Letters are opened');
    await on.keys.press('Add a safe way');
    await on.keys.type('Number or address, way 1', '0113 496 0000');
    await on.keys.type('Contact at least every … days', '14');
    // What was dictated is gone with one press: it can be had back, also once something else is typed.
    await on.keys.press('Remove line 1');
    await expect.poll(() => on.app.page.getByLabel('Why, line 1').count()).toBe(0);
    await on.says('Line 1 was removed.');
    await on.look('025-line-out');
    await on.keys.press('Undo');
    await expect.poll(() => on.app.page.getByLabel('Why, line 1').inputValue()).toBe('Letters are opened');
    await on.keys.press('Remove way 1');
    await on.keys.type('Why you are making or changing it', 'First plan');
    await on.keys.press('Undo');
    const detail = on.app.page.getByLabel('Number or address, way 1');
    await expect.poll(() => detail.inputValue()).toBe('0113 496 0000');
    expect(await on.app.page.getByLabel('Why you are making or changing it').inputValue()).toBe('First plan');
    await on.look('03-plan-form');
    await on.keys.press('Save plan');
    await on.says('Post: Letters are opened');
    await on.says('Hide the plan');
    await on.look('04-plan');
  });

  it('offers no line back once its form is closed: the press would bring nothing back', async () => {
    await on.keys.press('Change the plan');
    await on.keys.press('Remove line 1');
    await on.says('Line 1 was removed.');
    await on.keys.press('Cancel');
    await on.says('Hide the plan');
    expect(await on.app.page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('refuses what it rules out, with the reason, and takes what happened all the same', async () => {
    await on.keys.press('Log a contact');
    await choose('How (phone, text, in person …)', 'Post');
    await on.keys.press('Save contact');
    await on.says(/is not to be reached by post: Letters are opened/);
    await on.look('05-refused');
    await on.keys.type('The plan rules this out. Did you use it anyway? Why?', 'The court sent it');
    await on.keys.press('Save contact');
    await on.says('The plan ruled this out. Used anyway because: The court sent it');
  });

  it('folds the contacts and keeps them so, but not that something is never used', async () => {
    await on.says('1 thing never to use: check before you write or call');
    await on.keys.press('Contacts');
    const contact = locator('[data-contact]').first();
    await contact.waitFor({ state: 'hidden' });
    await on.says(/^2 contacts · the last/);
    await on.goTo('log');
    await on.goTo('contact');
    await on.says(/^2 contacts · the last/);
    expect(await contact.isVisible()).toBe(false);
    await on.says('1 thing never to use: check before you write or call');
    // What the browser does when somebody finds a word that is folded away.
    await locator('[hidden="until-found"]:has([data-contact])').dispatchEvent('beforematch');
    await contact.waitFor();
  });
});

describe('what we owe', () => {
  it('has a prompt with its rule, dismissed with a reason', async () => {
    await locator('[data-prompt=forbidden-used]').waitFor();
    await on.look('06-prompts');
    await on.keys.press('Dismiss: A way was used that the plan rules out');
    await on.keys.type('Why does it not apply?', 'She opened it herself');
    await on.keys.press('Dismiss');
    await on.says('Nothing due.');
    await on.says('1 dismissed');
  });

  it('has contact due on day 15, and no more once one is written down', async () => {
    const { caseId, personId } = on;
    const other = await on.call('personAdd', { caseId, role: 'witness', name: 'Ion' });
    const heldOn = onDay(addDays(systemClock.today(), -15));
    await on.call('contactAdd', { personId: other.id, heldOn });
    await on.app.page.reload();
    await on.openCase('contact');
    await on.says('Contact is due');
    await on.call('contactAdd', { personId: other.id });
    const { prompts } = await on.call('promptList', { caseId });
    expect(prompts.filter(({ dismissed }) => dismissed === null)).toEqual([]);
    expect(personId).not.toBe(other.id);
  });
});

describe('decisions and support', () => {
  it('are recorded one by one, with every line before', async () => {
    await on.app.page.reload();
    await on.openCase('contact');
    for (const answer of ['Yes', 'Taken']) {
      await on.keys.press(
        answer === 'Yes' ? 'Record a decision or support' : 'Update: Working with the police',
      );
      await choose('What the person decides', answer);
      await on.look(`07-decision-${answer}`);
      await on.keys.press('Save entry');
      await on.says(answer === 'Yes' ? /^Yes \(/ : /^Taken back \(/);
    }
    await on.keys.press('Record a decision or support');
    await choose('What do you want to record?', 'A need');
    await on.keys.type('The need', 'A room with a lock');
    await on.look('08-need');
    await on.keys.press('Save entry');
    await on.says('A need of safety or housing is open');
    await on.look('09-support');
  });
});

describe('what is said elsewhere', () => {
  it('stands on the case and over the form at once, and goes into the plan with two presses', async () => {
    const { personId } = on;
    const never = { wishes: 'Never ring 07700 900123. He checks my old phone.' };
    await on.call('contactAdd', { personId, startedBy: 'person', ...never });
    await on.app.page.reload();
    await on.openCase('overview');
    await on.says('3 things said and not decided');
    await on.keys.reach(locator('[data-pinned-plan] summary'));
    await on.press('Enter');
    await on.says('“He checks my old phone.”');
    await on.look('12-pinned');
    await on.openCase('contact');
    await on.keys.press('Log a contact');
    await expect
      .poll(() => locator('[data-before-contact]').textContent())
      .toContain('Said, not decided yet: “Never ring 07700 900123.”');
    await on.look('13-before-contact');
    await on.keys.press('Cancel');
    await on.keys.press(/^Add to plan: Never ring/);
    await on.look('14-taken');
    await on.keys.press('Save plan');
    await on.says('07700 900123: Never ring 07700 900123.');
    await on.keys.press(/^Leave out of plan: He checks/);
    await on.keys.type('Why does it not belong in the plan?', 'She has a new phone');
    await on.keys.press('Leave out of plan');
    // What her details say already is the last.
    await expect.poll(() => locator('[data-told-never] li').count()).toBe(1);
    const { plan, told } = await on.call('contactPlanShow', { personId });
    expect(told.map(({ words }) => words)).toEqual(['Never by telephone to the old number.']);
    expect(plan?.decided.map(({ taken }) => taken)).toEqual([true, false]);
    await on.look('15-decided');
  });
});

describe('the chronology', () => {
  it('has each dated thing once, and leads to where it is from', async () => {
    await on.call('dateRecord', { caseId: on.caseId, kind: 'first-contact', on: { value: '2026-03' } });
    await on.app.page.reload();
    await on.openCase('contact');
    await on.keys.press('Open the chronology');
    await on.heading('Chronology');
    await on.says('March 2026');
    await on.look('10-chronology');
    const entries = await locator('[data-entry]').count();
    await on.keys.choose('checkbox', 'Contacts');
    await expect.poll(() => locator('[data-entry]').count()).toBe(entries - 5);
    await on.keys.press('Make it an exhibit');
    await on.says('Chronology is an exhibit now');
    await on.look('11-exhibit');
    await on.keys.press(/^Dates of the case;/);
    await on.heading('First contact');
    // The keyboard is on the very card, not only on its page.
    const card = () => on.app.page.evaluate(() => document.activeElement?.getAttribute('data-event'));
    await expect.poll(card).toBe('first-contact');
  });
});

it('is clean for axe, dark too, fits at twice the size, and complained of nothing', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
