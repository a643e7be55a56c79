/** Contact notes, the safe contact plan and what it holds back, in a real vault. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';

let at: EngineAtWork;
let personId: PersonId;

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  const about = { role: 'survivor', name: 'Maria Popescu', language: 'Romanian' } as const;
  personId = (await at.do('personAdd', { caseId, ...about })).id;
});
afterAll(() => at.engine.close());

const plan = (fields: CallInput<'contactPlanRecord'>['plan'], reason = '') =>
  at.do('contactPlanRecord', { personId, plan: fields, reason });
const add = (fields: Omit<CallInput<'contactAdd'>, 'personId'> = {}) =>
  at.do('contactAdd', { personId, ...fields });

describe('a contact note', () => {
  it('needs nothing but whom it is with: today, and by no way and in no language that nobody told', async () => {
    const { contacts, today } = await add();
    expect(contacts).toMatchObject([
      {
        channel: 'not-said',
        reached: 'person',
        startedBy: 'us',
        safe: 'not-asked',
        heldOn: { value: today, qualifier: 'exact' },
        language: '',
        heldBy: at.engine.session.actor,
      },
    ]);
  });

  it('has the day it was held apart from the moment it was recorded, and none still to come', async () => {
    const heldOn = { value: '2024-03', qualifier: 'about' } as const;
    const { contactId, contacts, today } = await add({ heldOn, note: 'On paper until now' });
    const one = contacts.find(({ id }) => id === contactId);
    expect([one?.heldOn, one?.at.slice(0, 10)]).toEqual([heldOn, today]);
    expect(contacts.at(-1)?.id).toBe(contactId);
    const tomorrow = { heldOn: { value: '2999-01-01', qualifier: 'exact' } } as const;
    await expect(add(tomorrow)).rejects.toMatchObject({ code: 'bad-input', subject: 'heldOn' });
  });

  it('keeps original, author and time when something is added', async () => {
    const { contactId, contacts } = await add({ wishes: 'Call on Fridays', nextOn: '2030-01-04' });
    const before = contacts.find(({ id }) => id === contactId);
    await at.do('contactCorrect', { contactId, text: 'It was Thursday', nextOn: '2030-01-03' });
    const after = await at.do('contactCorrect', { contactId, text: 'And no other day' });
    const now = after.contacts.find(({ id }) => id === contactId);
    expect(now).toMatchObject({
      wishes: 'Call on Fridays',
      at: before?.at,
      by: before?.by,
      nextOn: '2030-01-03',
    });
    expect(now?.addenda.map(({ text, by }) => [text, by])).toEqual([
      ['It was Thursday', before?.by],
      ['And no other day', before?.by],
    ]);
    expect(() =>
      at.engine.session.write((tx) =>
        tx.run(`UPDATE contact_note SET fields = '{}' WHERE id = ?`, [contactId]),
      ),
    ).toThrow('SQLITE_CONSTRAINT_TRIGGER');
  });
});

describe('a safe contact plan', () => {
  const never = [
    { what: 'channel', value: 'post', why: 'He opens the letters' },
    { what: 'address', value: '12 Mill Lane, Hull HU1 2AB', why: 'He lives there' },
    { what: 'address', value: '0113 496 0000', why: 'His phone' },
    { what: 'word', value: 'police', why: 'He reads her messages' },
  ] as const;

  it('keeps the plans before it', async () => {
    await plan({ everyDays: 14 });
    const view = await plan({ never: [...never], everyDays: 7 }, 'She moved');
    expect([view.plan?.everyDays, view.plan?.reason, view.before.map(({ everyDays }) => everyDays)]).toEqual([
      7,
      'She moved',
      [14],
    ]);
  });

  it.each([
    [{ channel: 'post' }, 'He opens the letters'],
    [{ channel: 'visit', address: '12, Mill lane, Hull, hu12ab' }, 'He lives there'],
    [{ channel: 'telephone', address: '+44 113 4960000' }, 'His phone'],
  ] as const)('refuses %o with the reason, and nothing is recorded', async (fields, why) => {
    const before = (await at.do('contactList', { caseId: at.caseId })).contacts.length;
    await expect(add(fields)).rejects.toMatchObject({
      code: 'contact-forbidden',
      found: [{ params: { why, person: 'Maria Popescu' } }],
    });
    expect((await at.do('contactList', { caseId: at.caseId })).contacts).toHaveLength(before);
  });

  it('has what happened all the same on record, as what it was', async () => {
    const { contactId, contacts } = await add({ channel: 'post', allTheSame: 'The court sent it' });
    expect(contacts.find(({ id }) => id === contactId)?.breach).toBe('The court sent it');
    const { prompts } = await at.do('promptList', { caseId: at.caseId });
    expect(prompts.map(({ rule }) => rule)).toContain('forbidden-used');
  });

  it('lets the person themselves come by any way', async () => {
    const { contactId, contacts } = await add({ channel: 'post', startedBy: 'person' });
    expect(contacts.find(({ id }) => id === contactId)?.breach).toBe('');
  });

  it('is asked before a message: words others may see count', async () => {
    const input = { personId, channel: 'text', words: 'The Police will call' } as const;
    const { refused } = await at.do('contactCheck', input);
    expect(refused).toMatchObject([{ code: 'contact-never-word', params: { word: 'police' } }]);
    const other = { personId, channel: 'text', address: '0113 496 0001', words: 'Policies' } as const;
    expect(await at.do('contactCheck', other)).toEqual({ refused: [], hasPlan: true, undecided: false });
  });

  it('holds a pack back that would go by a ruled-out way or to such an address, whoever it is for', async () => {
    const own = { personId, profileId: 'privacy-sheet', channel: 'post', address: 'PO Box 7' } as const;
    const { refused: stands } = await at.do('packPreview', own);
    // Its pages name the police, which the plan rules out too.
    expect(stands.map(({ code }) => code)).toEqual(['contact-never-channel', 'contact-never-word']);
    const letter = { personId, profileId: 'support-letter', channel: 'post' } as const;
    const wrong = { ...letter, recipient: 'A friend', address: 'Flat 1, 12 Mill Lane, HU1 2AB' } as const;
    await at.do('consentRecord', { personId, purpose: 'support-services', status: 'given' });
    for (const chosen of [own, wrong]) {
      const folder = mkdtempSync(join(at.desk, 'held-'));
      const { sha256: seen } = await at.do('packPreview', chosen);
      const build = at.do('packBuild', { ...chosen, seen, folder: at.pickFolder(folder) });
      await expect(build).rejects.toMatchObject({ code: 'contact-forbidden' });
      expect(readdirSync(folder)).toEqual([]);
    }
    const right = { ...letter, recipient: 'Hull City Council', address: 'Guildhall, HU1 2AA' } as const;
    const { sha256: seen, refused } = await at.do('packPreview', right);
    const folder = mkdtempSync(join(at.desk, 'gone-'));
    await at.do('packBuild', { ...right, seen, folder: at.pickFolder(folder) });
    expect([refused, readdirSync(folder).length]).toEqual([[], 1]);
  });

  it('looks at what the pages say: sent to the person it is refused, to an agency it is pointed at', async () => {
    await plan({ never: [{ what: 'word', value: 'encrypted', why: 'He reads her letters' }] }, 'Words');
    const own = {
      personId,
      profileId: 'privacy-sheet',
      channel: 'email',
      address: 'maria@example.org',
    } as const;
    const held = await at.do('packPreview', own);
    expect(held.refused).toMatchObject([
      { code: 'contact-never-word', params: { word: 'encrypted', why: 'He reads her letters' } },
    ]);
    const folder = mkdtempSync(join(at.desk, 'said-'));
    const build = at.do('packBuild', { ...own, seen: held.sha256, folder: at.pickFolder(folder) });
    await expect(build).rejects.toMatchObject({ code: 'contact-forbidden' });
    expect(readdirSync(folder)).toEqual([]);
    const byHand = await at.do('packPreview', { ...own, channel: 'by-hand', address: '' });
    expect(byHand.refused).toEqual([]);
    expect(byHand.warnings.map(({ code }) => code)).toContain('pack-against-plan');
    await plan({ never: [{ what: 'word', value: 'lighthouse', why: 'x' }] }, 'As before');
    expect((await at.do('packPreview', own)).refused).toEqual([]);
    await plan({ never: [...never], ifNotReached: 'Ask Jill Whitcombe, the carer' }, 'Whom to ask');
    const toward = async (recipient: string) => {
      const letter = { personId, profileId: 'support-letter', channel: 'by-hand', recipient } as const;
      return (await at.do('packPreview', letter)).warnings.map(({ code }) => code);
    };
    expect(await toward('Jill Whitcombe')).toContain('pack-recipient-in-plan');
    expect(await toward('Hull City Council')).not.toContain('pack-recipient-in-plan');
    await plan({ never: [...never], everyDays: 7 }, 'As before');
  });

  it('holds back whatever else would go to somebody it names', async () => {
    const file = at.pick('ticket.txt', 'A ticket');
    const { id: evidenceId } = await at.do('evidenceAdd', { caseId: at.caseId, file });
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    const folder = mkdtempSync(join(at.desk, 'held-'));
    const leave = at.do('evidenceExport', {
      evidenceId,
      folder: at.pickFolder(folder),
      recipient: 'Mr D, 12 Mill Lane, Hull HU1 2AB',
    });
    await expect(leave).rejects.toMatchObject({ code: 'contact-forbidden' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the person’s own decisions', () => {
  const decide = (answer: 'yes' | 'withdrawn', on: string) =>
    at.do('supportRecord', {
      personId,
      line: { kind: 'decision', about: 'police', answer, on: { value: on, qualifier: 'exact' } },
    });

  it('are kept apart from support: police withdrawn leaves needs and tasks as they were, and both dates to be read', async () => {
    const need = {
      kind: 'need',
      heading: 'housing',
      need: 'A room',
      owner: 'Jo',
      reviewOn: '2030-02-01',
    } as const;
    await at.do('supportRecord', { personId, line: need });
    const task = { kind: 'non-punishment', atRisk: 'yes' } as const;
    await at.do('supportRecord', { personId, line: task });
    const others = ({ things, reviews }: Awaited<ReturnType<typeof decide>>) =>
      JSON.stringify([things.filter(({ kind }) => kind !== 'decision'), reviews]);
    const before = others(await decide('yes', '2024-05-01'));
    const view = await decide('withdrawn', '2024-06-02');
    expect(others(view)).toBe(before);
    const police = view.things.find(({ kind, subject }) => kind === 'decision' && subject === 'police');
    expect(police?.line).toMatchObject({ answer: 'withdrawn' });
    expect(police?.history.map(({ line }) => 'on' in line && line.on?.value)).toEqual([
      '2024-05-01',
      '2024-06-02',
    ]);
  });

  it('go by the headings and reasons there are', async () => {
    const wrong = { kind: 'need', heading: 'luxury', need: 'x' } as const;
    await expect(at.do('supportRecord', { personId, line: wrong })).rejects.toMatchObject({
      code: 'bad-input',
      subject: 'heading',
    });
    const odd = { kind: 'engagement' as const, state: 'less-contact' as const, reasons: ['unwilling'] };
    await expect(at.do('supportRecord', { personId, line: odd })).rejects.toMatchObject({
      subject: 'reasons',
    });
  });

  it('links a second referral to the first, and counts them', async () => {
    const { id: otherCase } = await at.do('caseCreate', { reference: 'LH/0', title: 'Earlier' });
    const earlier = {
      kind: 'earlier-referral',
      on: { value: '2022', qualifier: 'exact' },
      otherCase,
    } as const;
    const { subject, referrals } = await at.do('supportRecord', { personId, line: earlier });
    expect(referrals).toBe(1);
    const on = { value: '2024-07-01', qualifier: 'exact' } as const;
    await at.do('dateRecord', { caseId: at.caseId, kind: 'nrm-referral', on });
    const view = await at.do('supportShow', { personId });
    const first = view.things.find((one) => one.subject === subject);
    expect([view.referrals, first?.line]).toEqual([2, expect.objectContaining({ otherCase })]);
    const unknown = { ...earlier, otherCase: at.caseId };
    await expect(at.do('supportRecord', { personId, line: unknown })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('what is said elsewhere of ways never to use', () => {
  const HIS = '07700 900123';
  const about = { role: 'survivor', name: 'Ana Lungu' } as const;
  let her: PersonId;
  const check = async (address: string) =>
    (await at.do('contactCheck', { personId: her, channel: 'telephone', address })).refused;
  const begin = (formId: string) => at.do('screeningStart', { caseId: at.caseId, personId: her, formId });
  const told = async () => (await at.do('contactPlanShow', { personId: her })).told;

  beforeAll(async () => {
    const safeContact = `Never ring ${HIS}.`;
    her = (await at.do('personAdd', { caseId: at.caseId, ...about, safeContact })).id;
    const { id: screeningId } = await begin('first-account');
    const safe = { question: 'safety-contact', state: 'answered', value: 'No letters, please.' } as const;
    await at.do('screeningAnswer', { screeningId, answers: [safe] });
    const { id: sheet } = await begin('safety-plan');
    const rows = [
      { channel: 'phone', detail: '07700 900111', safe: 'yes' },
      { channel: 'through', safe: 'no', how: 'He asks her cousin' },
    ];
    const ways = { question: 'channels', state: 'answered', value: rows } as const;
    await at.do('screeningAnswer', { screeningId: sheet, answers: [ways] });
    await at.do('contactAdd', { personId: her, wishes: 'He checks her old phone.' });
  });

  it('is listed with where it was said, and counts at once', async () => {
    expect((await told()).map(({ from, lines }) => [from.kind, lines.map(({ value }) => value)])).toEqual([
      ['details', [HIS]],
      ['record', ['post']],
      ['record', ['through-someone']],
      ['contact', []],
    ]);
    expect(await check('+44 7700 900123')).toMatchObject([
      { code: 'contact-told-never', params: { person: 'Ana Lungu', words: `Never ring ${HIS}.` } },
    ]);
    expect(await check('07700 900111')).toEqual([]);
    const call = { personId: her, channel: 'telephone', address: HIS } as const;
    await expect(at.do('contactAdd', call)).rejects.toMatchObject({ code: 'contact-forbidden' });
    const letter = {
      personId: her,
      profileId: 'privacy-sheet',
      channel: 'post',
      address: 'PO Box 7',
    } as const;
    const { refused } = await at.do('packPreview', letter);
    expect(refused.map(({ code }) => code)).toEqual(['contact-told-never']);
  });

  it('is the plan’s once it is taken in, and counts no more once it was left out', async () => {
    const [phone, post, ...others] = await told();
    const never = phone?.lines.map((line) => ({ ...line, why: 'His phone' })) ?? [];
    const decided = [
      { words: phone?.words ?? '', taken: true },
      { words: post?.words ?? '', taken: false },
    ];
    const view = await at.do('contactPlanRecord', { personId: her, plan: { never, decided } });
    expect(view.told).toEqual(others);
    expect(await check(HIS)).toMatchObject([{ code: 'contact-never-address', params: { why: 'His phone' } }]);
    const letter = await at.do('contactCheck', { personId: her, channel: 'post' });
    expect(letter.refused).toEqual([]);
  });

  it('is heard where an interview asks how safe somebody is, and not where it asks what was done to them', async () => {
    const { id: screeningId } = await begin('needs-and-risk');
    const say = (question: string, value: string) => ({ question, state: 'answered', value }) as const;
    await at.do('screeningAnswer', {
      screeningId,
      answers: [
        say('own-view', 'Safer here. Never ring 07700 900222, he answers it.'),
        say('family-risk', 'My uncle reads everything. No emails to uncle@example.org.'),
        say('self', 'He never let me phone anybody.'),
        say('future', 'yes'),
        say('future-reasons', 'They would come. Do not call 07700 900333.'),
      ],
    });
    const heard = (await told()).flatMap(({ lines }) => lines.map(({ value }) => value));
    for (const one of ['07700 900222', 'uncle@example.org', '07700 900333']) expect(heard).toContain(one);
    expect(await check('07700 900222')).toMatchObject([{ code: 'contact-told-never' }]);
    // Of the past, perhaps: listed for somebody to decide, and no call is refused for it.
    expect(await told()).toContainEqual(
      expect.objectContaining({ words: 'He never let me phone anybody.', lines: [] }),
    );
    expect(await check('07700 900111')).toEqual([]);
    const { id: prepared } = await begin('nrm-preparation');
    const then = say('how-they-were-treated', 'He said never ring 07700 900444.');
    await at.do('screeningAnswer', { screeningId: prepared, answers: [then] });
    expect(await check('07700 900444')).toEqual([]);
  });

  it('counts no more when it is put right where it was said', async () => {
    await at.do('personUpdate', { personId: her, ...about, safeContact: 'Ring 07700 900111' });
    await at.do('contactPlanRecord', { personId: her, plan: {} });
    expect(await check(HIS)).toEqual([]);
  });
});

it('of a hearing that moved the survivor and a witness are told, and nobody else of the case', async () => {
  const { id: caseId } = await at.do('caseCreate', { reference: 'LH/16', title: 'R v Dorvan' });
  for (const role of ['survivor', 'witness', 'suspect', 'solicitor'] as const)
    await at.do('personAdd', { caseId, role, name: role });
  const on = (value: string) => ({ value, qualifier: 'exact' as const });
  const { eventId } = await at.do('dateRecord', { caseId, kind: 'hearing', on: on('2027-03-10') });
  await at.do('dateAmend', { eventId, on: on('2027-03-11'), reason: 'The court wrote.' });
  const { people } = await at.do('caseShow', { caseId });
  const { prompts } = await at.do('promptList', { caseId });
  const told = prompts.filter(({ rule }) => rule === 'trial-moved').map(({ personId: id }) => id);
  expect(people.filter(({ id }) => told.includes(id)).map(({ role }) => role)).toEqual([
    'survivor',
    'witness',
  ]);
});
