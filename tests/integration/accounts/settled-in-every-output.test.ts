/**
 * A field that was told differently is, once somebody decided, that in every output: to be copied, in the pack of answers
 * to retype, on paper and on the terminal. Extends the table of every-state-itself. What another route would ask is in none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordLines } from '../../../src-main/cli/record-lines.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said, saidBy } from '../../support/said.ts';
import { answered, differs, FRIEND, SETTLED } from '../../support/settled-tellings.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FORM = 'nrm-preparation';
const RULES = 'Weekdays ten to twelve, never a text';
const OTHERS = 'Two more women in the back room.';
const ABOUT = (value: string) => ({ value, qualifier: 'about' });
const PERIOD = { what: 'washing cars', place: 'Luton', country: 'GB', from: ABOUT('2023-11') };
const LATER_PERIOD = { what: 'cleaning', place: 'Leeds', country: 'GB', from: ABOUT('2025-02') };

let work: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  await work.do('personAdd', { caseId, role: 'witness', name: FRIEND });
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const opening = openingAnswers().filter(({ question }) => question !== 'safety-contact');
  const day = (value: string) => ({ heldOn: { value, qualifier: 'exact' as const } });
  const { id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    ...day('2026-10-12'),
    answers: [
      ...opening,
      answered('safety-contact', RULES),
      answered('phone-kind', 'yes'),
      answered('phone', '07700 900417'),
      answered('support', 'yes'),
      answered('more-than-one', 'no'),
      answered('periods', [PERIOD]),
      answered('reported-before', 'no'),
      answered('others', 'yes'),
      answered('others-who', OTHERS),
      ...SETTLED.map((one) => one.first),
    ],
  });
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: FORM })).id;
  await work.do('screeningCarryOver', { screeningId });
  await work.do('screeningAddLayer', {
    screeningId: interview,
    reason: 'A second meeting',
    ...day('2026-11-02'),
  });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers().filter(({ question }) => question !== 'safety-contact'),
      answered('safety-contact', RULES, { relation: 'confirms' }),
      answered('more-than-one', 'yes', differs),
      answered('periods', [{ ...PERIOD, from: ABOUT('2023-03') }, LATER_PERIOD], differs),
      answered('crime-reference', '2600411902'),
      ...SETTLED.map((one) => one.later),
    ],
  });
  await work.do('screeningCarryOver', { screeningId });
  await work.do('screeningAnswer', {
    screeningId,
    answers: [answered('why-are-you-making-the-referral', 'She wants the officer to make it.')],
  });
}, 60_000);
afterFile(() => work?.engine.close());

const settle = (question: string, take: 'newest' | 'both' | 'keep') =>
  work.do('accountsSettle', { screeningId, question, take });

/** Without what stands at the end of one page and the head of the next: a text may go on over both. */
const flowOver = (file: string) =>
  flowOf(readFileSync(file)).replace(
    / \d+\/\d+ NRM referral: preparation sheet DRAFT, not signed off\. What it says may still change\./g,
    '',
  );

async function outputs() {
  const copied = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
  const folder = temporaryFolder();
  const handle = work.pickFolder(folder);
  const paper = await work.do('recordExport', { screeningId, folder: handle, recipient: 'An officer' });
  const pack = { profileId: FORM, personId, recipient: 'An officer' };
  const preview = await work.do('packPreview', pack);
  const built = await work.do('packBuild', { ...pack, seen: preview.sha256, folder: handle });
  const lines = preview.parts.flatMap((part) => part.lines);
  return {
    copied,
    field: (name: string) => [...copied.fields, ...copied.also].find((one) => one.question === name),
    inPack: (title: string) =>
      lines.filter((one) => one.title === title).map(({ said: all }) => all.join('\n')),
    open: paper.accounts.map(said),
    paper: flowOver(join(folder, paper.fileName)),
    // Behind the front page, which says some of it before.
    pack: flowOver(join(folder, built.fileName)).split('Made under').at(-1) ?? '',
    warned: preview.warnings.map(said),
    terminal: recordLines(await work.do('screeningShow', { screeningId }))
      .join('\n')
      .replace(/\s+/g, ' '),
  };
}
const count = (text: string, what: string) => text.split(what).length - 1;

describe('before anything is decided', () => {
  it('every field is said to be open, and the pack has both tellings with days and the words of the reason', async () => {
    const { fields } = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
    const { accounts } = await work.do('copyOutCheck', { screeningId });
    const titles = accounts.map(said).join('\n');
    for (const { field } of SETTLED)
      expect(titles).toContain(fields.find((one) => one.question === field)?.title ?? field);
    const found = await outputs();
    for (const { first, later } of SETTLED)
      for (const one of [first, later]) {
        const words = 'value' in one ? String(one.value) : one.ownWords;
        for (const text of [found.pack, found.paper, found.terminal]) expect(text).toContain(words);
      }
    expect(found.pack).toContain('held 2 Nov 2026');
    // Why the worker took the account is no reason that she gave.
    for (const text of [found.pack, found.paper, found.terminal]) {
      expect(text).not.toContain('another one: “A second meeting”');
      expect(text).toMatch(
        /differs from what was recorded before[;.,)] *why the later account was taken, as its worker wrote: A second meeting/,
      );
    }
    expect(found.warned).toEqual(expect.arrayContaining(accounts.map(said)));
  });
});

it('a no with a number of a case told since is to be looked at again, and no output has a yes', async () => {
  const found = await outputs();
  const field = found.field('is-this-the-first-chance-to-report');
  expect(field).toMatchObject({ text: 'No', accounts: { stands: 'agrees', tellings: [] } });
  const hint = /Told since: “Crime reference”\. Nobody was asked this again/;
  expect(field?.lookAgain.map(said)).toEqual([expect.stringMatching(hint)]);
  expect(found.warned.filter((one) => one.startsWith(field?.title ?? '-'))).toEqual([
    expect.stringMatching(hint),
  ]);
  // It is for whoever prepares the form, and on nobody's paper.
  for (const text of [found.pack, found.paper]) expect(text).not.toMatch(hint);
  expect(found.inPack(field?.title ?? '')).toEqual(['No']);
});

describe('once it is decided', () => {
  let found: Awaited<ReturnType<typeof outputs>>;
  beforeAll(async () => {
    for (const { field, take } of SETTLED) await settle(field, take);
    await settle('potential-victim-exploitative-situation-multiple', 'newest');
    await settle('other-potential-victims-not-sure-details', 'newest');
    await settle('when-did-the-exploitation-take-place-multiple', 'newest');
    found = await outputs();
  });

  it.each(SETTLED)('$field is that in copy-out and in the pack: $take', ({ field, holds, without }) => {
    const copied = found.field(field);
    const text = [copied?.text, copied?.ownWords].join('\n');
    expect(copied?.accounts.stands).not.toMatch(/older|undecided/);
    for (const one of holds) expect(text).toContain(one);
    for (const one of without) expect(text).not.toContain(one);
    const [inPack = '', ...more] = found.inPack(copied?.title ?? '');
    expect(more).toEqual([]);
    for (const one of holds) expect(inPack).toContain(one);
    for (const one of without) expect(inPack).not.toContain(one);
    for (const one of holds) {
      const flow = one.replace(/\s+/g, ' ');
      for (const everywhere of [found.pack, found.paper, found.terminal]) expect(everywhere).toContain(flow);
    }
  });

  it('the pack repeats nothing that stands in the field, and keeps the other telling with its day and reason', () => {
    const { pack, open } = found;
    expect(count(pack, 'a man at my church spoke of work')).toBe(1);
    expect(count(pack, 'nine of us in three rooms')).toBe(1);
    expect(pack).toMatch(
      /decided with every account in view: “nine of us in three rooms, Nadia Karim too” \(held 12 Oct 2026/,
    );
    expect(pack).not.toContain('Two accounts differ');
    expect(open).toEqual([]);
  });

  it('what another route asks is in no output, holds nothing up and can be decided all the same', async () => {
    const hidden = ['When did it take place?', 'What is known about them?', 'What keeps the person there?'];
    const titles = found.copied.fields.map((one) => one.title);
    for (const title of hidden) {
      expect(titles).not.toContain(title);
      expect(found.inPack(title)).toEqual([]);
    }
    expect(found.inPack('Who, and where?')).toEqual([expect.stringContaining(OTHERS)]);
    const keep = await failureOf(() => settle('what-is-keeping-them-in-situation', 'keep'));
    expect(keep).toMatchObject({ code: 'answer-not-allowed' });
  });

  it('a field that another took the place of is not printed with what was told before', () => {
    expect(found.paper).toMatch(/1\. .*March 2023[\s\S]*2\. .*Leeds/);
    expect(count(found.paper, 'November 2023')).toBeLessThan(2);
    expect(found.paper).not.toContain('When did it take place?');
  });

  it('an answer in a field that the form never asks is shown to be placed, and not lost', () => {
    expect(found.field('why-are-you-making-the-referral')?.text).toContain('the officer');
    for (const text of [found.pack, found.paper]) expect(text).toContain('She wants the officer to make it.');
  });

  it('the number that the form asks for goes with the rules for it, and the page says so', () => {
    const { pack, paper } = found;
    for (const text of [pack, paper]) {
      expect(text).toContain('07700 900417');
      expect(text).toContain(RULES);
      expect(text).toMatch(/what the form asks for is printed, and no other: .*“Their number”/);
      expect(text).not.toContain('ways to reach the person stay in the record and are not printed');
    }
  });
});

describe('words of a telling that the worker withholds', () => {
  const LIVING = 'living-conditions';
  const REASON = 'she names somebody who has not agreed to be named';
  const told = async () => {
    const { copied } = await outputs();
    return copied.fields
      .find(({ question }) => question === LIVING)
      ?.accounts.tellings.find(({ text, ownWords }) => !`${text}${ownWords}`.includes('ten of us'));
  };
  const ready = async () => {
    const { tellings, open } = await work.do('readinessShow', { screeningId });
    return { open, lines: tellings.map(({ question, entry, found }) => [question, entry, found[0]?.text]) };
  };

  it('are pointed at before, and are in no output after; the reason stands for the worker alone', async () => {
    const entry = (await told())?.seq ?? 0;
    const which = { screeningId, question: LIVING, entry };
    expect((await ready()).lines).toEqual([[LIVING, entry, FRIEND]]);
    const before = await outputs();
    expect(before.warned.join('\n')).toMatch(/what was said is beside it, and names Nadia Karim/);
    for (const text of [before.pack, before.paper, before.terminal, JSON.stringify(before.copied)])
      expect(text).toContain(FRIEND);

    await work.do('accountsWithhold', { ...which, reason: REASON });
    const found = await outputs();
    expect((await ready()).lines).toEqual([]);
    expect(found.warned.join('\n')).not.toContain('Nadia');
    const line = `Withheld by the worker: ${REASON} (held 12 Oct 2026`;
    expect(found.terminal).toContain(line);
    for (const text of [found.pack, found.paper]) expect(text).not.toMatch(/Withheld|agreed to be named/);
    for (const text of [found.pack, found.paper, found.terminal])
      expect(text).not.toMatch(/Nadia|nine of us/);
    expect(JSON.stringify(found.copied)).not.toMatch(/Nadia|nine of us/);
    expect(await told()).toMatchObject({ text: '', ownWords: '', value: null, withheld: { reason: REASON } });
    expect(found.field(LIVING)).toMatchObject({
      ownWords: '',
      text: expect.stringContaining('“it was ten of us”'),
      accounts: { stands: 'decided' },
    });
    // None of it is taken into the field either, and the record itself has every word.
    const one = { screeningId, question: LIVING, take: 'one' as const, telling: `${entry}` };
    expect(await failureOf(() => work.do('accountsSettle', one))).toMatchObject({
      code: 'answer-not-allowed',
    });
    await settle(LIVING, 'both');
    expect(JSON.stringify(await work.do('screeningShow', { screeningId }))).not.toMatch(/Nadia|nine of us/);
    expect(JSON.stringify(await work.do('factList', { personId }))).toContain(FRIEND);
    const { entries } = await work.do('auditList', {});
    expect(entries.map(({ action }) => action)).toContain('screening.words-withheld');
    // Another sheet of the person goes by it as well.
    const { id } = await work.do('screeningStart', { caseId: work.caseId, personId, formId: FORM });
    await work.do('screeningCarryOver', { screeningId: id });
    expect(JSON.stringify(await work.do('screeningShow', { screeningId: id }))).not.toMatch(/Nadia|nine of/);
    expect(saidBy(await failureOf(() => work.do('accountsWithhold', { ...which, reason: REASON })))).toEqual([
      expect.stringContaining('withheld already'),
    ]);

    await work.do('accountsGiveBack', which);
    expect((await told())?.ownWords).toContain(FRIEND);
  });

  it('take what follows from them with them, and nothing else', async () => {
    const sheet = async () => {
      const { copied } = await outputs();
      return [...copied.fields, ...copied.also].flatMap(({ question, accounts }) =>
        accounts.tellings.map((one) => ({ question, ...one })),
      );
    };
    const before = await sheet();
    const of = before.find(({ question }) => question === 'when-did-the-exploitation-take-place-multiple');
    expect(of?.text).toContain('November 2023');
    const { question = '', seq: entry = 0 } = of ?? {};
    await work.do('accountsWithhold', { screeningId, question, entry, reason: 'dates of others' });
    const after = await sheet();
    const same = (one: (typeof before)[number]) => `${one.question} ${one.key} ${one.seq}`;
    expect(JSON.stringify(after)).not.toContain('November 2023');
    const shown = new Set(after.filter(({ text, ownWords }) => `${text}${ownWords}` !== '').map(same));
    for (const one of before.filter(({ key }) => !/^(exploitation|leaving|journey|location)\./.test(key)))
      expect(shown).toContain(same(one));
  });
});
