/** Figures of a period over a vault of forty people, counted anew by hand here, and read back from the files that leave. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresView } from '../../../src-main/contract/figures.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { checkWithQpdf, flowOf, infoOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const PEOPLE = 40;
/** By their number: kinds, gender, nationality, year of birth, and whether they agreed to figures. */
const kindsOf = (n: number) =>
  n < 24
    ? ['forced-to-work', 'wages-taken']
    : n < 36
      ? ['prostitution', 'organs-removed']
      : n < 39
        ? ['forced-to-commit-crime']
        : ['other'];
const genderOf = (n: number) => (n % 2 === 0 ? 'female' : 'male');
const nationalityOf = (n: number) => (n < 3 ? 'GB' : n < 20 ? 'PL' : 'VN');
const bornOf = (n: number) => (n === 0 ? null : n < 14 ? '2012' : '1990-06-15');
const isChild = (n: number) => bornOf(n) === '2012';
const hasAgreed = (n: number) => n !== 5;

let at: EngineAtWork;
const people: PersonId[] = [];
beforeAll(async () => {
  at = await engineAtWork();
  for (let n = 0; n < PEOPLE; n += 1) {
    const { id: caseId } = await at.do('caseCreate', {
      reference: `F/${n}`,
      title: 'A case',
      profile: 'general',
      nation: n < 12 ? 'scotland' : 'england-wales',
    });
    const born = bornOf(n);
    const birthDate = born === null ? null : { value: born, qualifier: 'exact' as const };
    const { id: personId } = await at.do('personAdd', {
      caseId,
      role: 'survivor',
      name: `Person ${n}`,
      birthDate,
    });
    people.push(personId);
    // Somebody else in the case is nobody to count.
    await at.do('personAdd', { caseId, role: 'suspect', name: `Other ${n}` });
    const answers = Object.entries({
      [isChild(n) ? 'known-kinds' : 'kinds']: kindsOf(n),
      gender: genderOf(n),
      nationality: nationalityOf(n),
    }).map(([question, value]) => ({ question, state: 'answered' as const, value }));
    await at.do('screeningRecord', {
      caseId,
      personId,
      formId: isChild(n) ? 'child-first-response' : 'screening-interview',
      readBack: isChild(n) ? null : 'Read back whole.',
      answers: [...(isChild(n) ? [] : openingAnswers()), ...answers],
    });
    if (hasAgreed(n)) await at.do('consentRecord', { personId, purpose: 'research', status: 'given' });
    // A yes and a no later is a no.
    if (n === 6) await at.do('consentRecord', { personId, purpose: 'research', status: 'withdrawn' });
    if (n < 15) {
      const on = (value: string) => ({ value, qualifier: 'exact' as const });
      await at.do('dateRecord', { caseId, personId, kind: 'nrm-referral', on: on('2026-10-20') });
      await at.do('dateRecord', {
        caseId,
        // Of the whole case, which has one survivor.
        personId: null,
        kind: 'reasonable-grounds',
        on: on(n === 14 ? '2026-10-31' : `2026-11-0${(n % 5) + 1}`),
        result: n === 13 ? 'negative' : 'positive',
      });
    }
    if (n < 12) {
      const need = {
        kind: 'need',
        which: '',
        heading: 'housing',
        need: 'a room',
        goal: '',
        owner: '',
        reviewOn: null,
        outcome: '',
      } as const;
      const { subject: which } = await at.do('supportRecord', { personId, line: { ...need, state: 'open' } });
      if (n > 0) await at.do('supportRecord', { personId, line: { ...need, which, state: 'met' } });
    }
    if (n < 2) {
      const less = {
        kind: 'engagement',
        state: 'less-contact',
        saidBy: 'worker',
        on: null,
        words: '',
      } as const;
      await at.do('supportRecord', {
        personId,
        line: { ...less, reasons: n === 0 ? ['housing', 'money'] : [] },
      });
    }
  }
}, 120_000);
afterAll(() => at.engine.close());

const figures = () => at.do('figuresShow', PERIOD);
/** Rows with somebody in them: how many, and how many a file shows. */
const rowsOf = (view: FiguresView, id: string) =>
  Object.fromEntries(
    (view.tables.find((table) => table.id === id)?.rows ?? [])
      .filter(({ count }) => count > 0)
      .map(({ name, count, inFile }) => [name, [count, inFile]]),
  );

describe('figures of a period', () => {
  it('count each survivor once, and say who is in no file', async () => {
    const view = await figures();
    expect([view.people, view.notInFile]).toEqual([PEOPLE, 2]);
    expect(rowsOf(view, 'exploitation')).toEqual({
      Labour: [24, 22],
      'Sexual & Organ harvesting': [12, null],
      Criminal: [3, null],
      'Not specified or unknown': [1, null],
    });
    expect(rowsOf(view, 'gender')).toEqual({ Female: [20, 19], Male: [20, 19] });
    // Three alone: the others would give them away.
    expect(rowsOf(view, 'nationality')).toEqual({
      'United Kingdom': [3, null],
      'European Union': [17, null],
      Elsewhere: [20, null],
    });
    expect(rowsOf(view, 'age')).toEqual({
      'Child (17 or under)': [13, null],
      'Adult (18 or over)': [26, 26],
      'Not specified or unknown': [1, null],
    });
    expect(rowsOf(view, 'age-bands')).toEqual({
      '9 to 17': [13, null],
      '30 to 38': [26, 26],
      'Not known': [1, null],
    });
    expect(rowsOf(view, 'nation')).toEqual({ Scotland: [12, null], 'England and Wales': [28, null] });
  });

  it('count decisions by their day, and the days until them', async () => {
    const view = await figures();
    expect(rowsOf(view, 'referrals')).toEqual({});
    expect(rowsOf(view, 'reasonable-grounds')).toEqual({ Positive: [13, null], Negative: [1, null] });
    // Of 14 people: 12 to 16 days after the referral.
    expect(rowsOf(view, 'wait-reasonable-grounds')).toEqual({ 'Days, middle value': [14, 14] });
    expect(rowsOf(view, 'wait-conclusive-grounds')).toEqual({});
    expect(rowsOf(view, 'stage')).toEqual({
      'No referral recorded': [25, expect.anything()],
      'Awaiting a conclusive grounds decision': [14, null],
      Negative: [1, null],
    });
  });

  it('count needs and reasons, in which somebody may stand more than once', async () => {
    const view = await figures();
    expect(rowsOf(view, 'needs-met')).toEqual({ 'Secure housing': [11, null] });
    expect(rowsOf(view, 'needs-open')).toEqual({ 'Secure housing': [1, null] });
    expect(rowsOf(view, 'less-contact')).toEqual({
      'Housing, or a move to another place': [1, null],
      'Money, benefits or work': [1, null],
      'No reason recorded': [1, null],
    });
  });

  it('count nobody outside the period, and refuse days in the wrong order', async () => {
    const before = await at.do('figuresShow', { from: '2026-10-01', to: '2026-10-31' });
    expect([before.people, rowsOf(before, 'exploitation'), rowsOf(before, 'referrals')]).toEqual([
      0,
      {},
      { Referred: [15, 13] },
    ]);
    await expect(at.do('figuresShow', { from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'bad-input',
      subject: 'to',
    });
    const oneDay = await at.do('figuresShow', { from: '2026-11-24', to: '2026-11-24' });
    expect(oneDay.people).toBe(PEOPLE);
  });
});

describe('figures in a file', () => {
  const written = async (format: 'pdf' | 'csv' | 'json') => {
    const folder = temporaryFolder();
    const { fileName } = await at.do('figuresExport', { ...PERIOD, format, folder: at.pickFolder(folder) });
    expect(readdirSync(folder)).toEqual([fileName]);
    return readFileSync(join(folder, fileName));
  };

  it('show no small group, nobody who did not agree, and no table that is for the office', async () => {
    const all = JSON.parse((await written('json')).toString());
    const tables = all.tables.map(({ id }: { id: string }) => id);
    expect(tables).not.toContain('stage');
    expect(tables).not.toContain('age-bands');
    const counts: unknown[] = all.tables.flatMap(
      ({ rows, each }: { rows: { count: unknown }[]; each: string }) =>
        each === 'value' ? [] : rows.map(({ count }) => count),
    );
    expect(counts.filter((count) => typeof count === 'number' && count > 0 && count < 11)).toEqual([]);
    expect(all.facts['Not counted, without that yes']).toBe('fewer than 11');
    const text = JSON.stringify(all);
    expect(people.filter((id) => text.includes(id))).toEqual([]);
    expect(text).not.toMatch(/Person \d|F\/\d/);
  });

  it('are a table for a spreadsheet, and pages for a reader', async () => {
    const csv = (await written('csv')).toString();
    expect(csv.startsWith('\uFEFFTable,Group,People,')).toBe(true);
    expect(csv).toMatch(/^Kinds of exploitation,Labour,22,/m);
    expect(csv).toMatch(/^Kinds of exploitation,Criminal,not shown,/m);
    expect(csv).toMatch(/^Kinds of exploitation,Everybody,38,/m);
    const pdf = await written('pdf');
    const text = flowOf(pdf);
    expect(text).toContain('Labour 22');
    expect(text).toContain('1 Nov 2026 – 30 Nov 2026');
    expect(text).toContain('Nobody in the period.');
    expect(infoOf(pdf).Tagged).toBe('yes');
    checkWithQpdf(pdf);
    const log = at.engine.session.read((db) =>
      db.all<{ action: string }>("SELECT action FROM audit_entry WHERE action = 'figures.exported'"),
    );
    expect(log).toHaveLength(3);
  });

  it('do not name a group that nobody who agreed stands in', async () => {
    const { id: caseId } = await at.do('caseCreate', { reference: 'X', title: 'X', profile: 'general' });
    const { id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Nobody Agreed' });
    await at.do('screeningRecord', {
      caseId,
      personId,
      formId: 'screening-interview',
      readBack: 'Read back whole.',
      answers: [
        ...openingAnswers(),
        { question: 'kinds', state: 'answered', value: ['organs-removed', 'forced-to-commit-crime'] },
      ],
    });
    const shown = await at.do('figuresShow', PERIOD);
    expect(JSON.stringify(shown)).toMatch(/Criminal & Organ|Organ[^"]* & Criminal/);
    for (const format of ['json', 'csv'] as const)
      expect((await written(format)).toString()).not.toMatch(/Criminal & Organ|Organ[^"]* & Criminal/);
  });
});
