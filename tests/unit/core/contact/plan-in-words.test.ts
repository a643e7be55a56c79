/** A safe contact plan as whoever gets a referral reads it: how, when, and what never. */
import { describe, expect, it } from 'vitest';
import { ContactPlan, planInWords } from '../../../../src-main/core/contact/contact-plan.ts';
import { known, told } from '../../../support/two-tellings.ts';

const plan = ContactPlan.parse({
  ways: [{ channel: 'telephone', detail: '01522 496 0123' }, { channel: 'visit' }],
  never: [
    { what: 'channel', value: 'post', why: 'he cannot read letters' },
    { what: 'word', value: 'dog', why: 'he is frightened' },
  ],
  hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '12:00' }],
  ifOtherAnswers: 'Say Joanne for Col',
});

describe('a safe contact plan', () => {
  it('says ways, hours, what never, and what to say to somebody else', () => {
    const text = planInWords(plan);
    expect(text).toContain('Safe: telephone 01522 496 0123; visit');
    expect(text).toMatch(/When: .*09:00/);
    expect(text).toContain('Never by: post (he cannot read letters)');
    expect(text).toContain(
      'Words never to be said or written to reach the person, whoever answers or reads them: “dog” (he is frightened)',
    );
    expect(text).toContain('If somebody else answers: Say Joanne for Col');
  });

  it('is nothing where nothing is planned', () => {
    expect(planInWords(ContactPlan.parse({}))).toBe('');
  });

  it('goes on where the sheet says how the person is reached, and takes nothing from what was told', () => {
    const all = [
      told('contact.safe-route', 0, 'Through the staff.'),
      told('contact.plan-told', 1, planInWords(plan), { origin: { kind: 'person' } }),
    ];
    const { text, facts } = known('reaching-safely', ...all);
    expect(text).toContain('Through the staff.');
    expect(text).toContain(
      'Words never to be said or written to reach the person, whoever answers or reads them: “dog”',
    );
    expect(facts.map(({ differs }) => differs)).toEqual([false, false]);
  });
});
