/** Privileged: every way out of the vault is held, and each opens only by name, with who and why. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import type { DepartureKind } from '../../src-main/core/leaving/departure.ts';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';
import { openingAnswers } from '../support/interview.ts';
import { flowOf } from '../support/pdf-tools.ts';

type Release = NonNullable<CallInput<'bundleBuild'>['released']>;
const NOBODY: Release = { items: [], by: '', reason: '' };

let at: EngineAtWork;
let personId: PersonId;
let letter: EvidenceId;
let ticket: EvidenceId;
/** What was told to the lawyer, and to a caseworker. */
let told: ScreeningId;
let sheet: ScreeningId;
let measures: ScreeningId;
let key: string;

const answer = (screeningId: ScreeningId, values: Readonly<Record<string, string>>) =>
  at.do('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value })),
  });
const start = async (formId: string) =>
  (await at.do('screeningStart', { caseId: at.caseId, personId, formId })).id;

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  for (const purpose of ['court-papers', 'nrm-referral'])
    await at.do('consentRecord', { personId, purpose, status: 'given' });
  const documentDate = { value: '2026-01', qualifier: 'exact' } as const;
  letter = (
    await at.do('evidenceAdd', { caseId, file: at.pick('advice.txt', 'x'), section: 'Advice', documentDate })
  ).id;
  ticket = (await at.do('evidenceAdd', { caseId, file: at.pick('ticket.txt', 'y'), section: 'Travel' })).id;
  sheet = await start('nrm-preparation');
  measures = await start('special-measures');
  key = (await at.do('handoverKey', {})).recipient;
});
afterAll(() => at.engine.close());

const mark = (of: CallInput<'privilegeMark'>['of']) => at.do('privilegeMark', { of, reason: 'advice' });
const lift = (of: CallInput<'privilegeMark'>['of']) =>
  at.do('privilegeLift', { of, by: 'Ruth Clarke', reason: 'served' });
const actions = () =>
  at.engine.session.read((db) =>
    db.all<{ action: string; said: string }>(
      'SELECT action, CAST(canonical AS TEXT) AS said FROM audit_entry ORDER BY seq',
    ),
  );

interface Way {
  /** What is marked, and what a release has to name. */
  readonly of: () => CallInput<'privilegeMark'>['of'];
  leave(folder: string, released: Release): Promise<unknown>;
}
const bundleOf = async (evidenceIds: EvidenceId[]) => {
  const { id: bundleId } = await at.do('bundleCreate', { caseId: at.caseId, title: 'Trial' });
  const head = { title: 'Trial', court: '', hearingDate: null };
  return at.do('bundleArrange', { bundleId, ...head, sections: [{ title: 'All', evidenceIds }] });
};

/** A further kind of thing that leaves has no row, and does not compile. */
const WAYS: Readonly<
  Record<
    | Exclude<
        DepartureKind,
        | 'form'
        | 'backup'
        | 'recovery-kit'
        | 'key-file'
        | 'certificate'
        | 'handover-receipt'
        | 'log'
        | 'public-key'
        | 'figures'
      >
    | 'record as pages',
    Way
  >
> = {
  evidence: {
    of: () => ({ kind: 'exhibit', id: letter }),
    leave: (folder, released) =>
      at.do('evidenceExport', { evidenceId: letter, folder: at.pickFolder(folder), released }),
  },
  bundle: {
    of: () => ({ kind: 'exhibit', id: letter }),
    async leave(folder, released) {
      const { id: bundleId } = await bundleOf([ticket, letter]);
      return at.do('bundleBuild', { bundleId, folder: at.pickFolder(folder), released });
    },
  },
  sheet: {
    of: () => ({ kind: 'record', id: measures }),
    leave: (folder, released) =>
      at.do('worksheetExport', { screeningId: measures, folder: at.pickFolder(folder), released }),
  },
  pack: {
    of: () => ({ kind: 'record', id: measures }),
    async leave(folder, released) {
      const chosen = { personId, profileId: 'special-measures', recipient: 'The court' };
      const { sha256: seen } = await at.do('packPreview', chosen);
      return at.do('packBuild', { ...chosen, seen, folder: at.pickFolder(folder), released });
    },
  },
  handover: {
    of: () => ({ kind: 'exhibit', id: letter }),
    leave: (folder, released) =>
      at.do('handoverMake', {
        caseId: at.caseId,
        recipient: 'Harbour House',
        exhibits: [letter],
        released,
        folder: at.pickFolder(folder),
        to: { key },
      }),
  },
  chronology: {
    of: () => ({ kind: 'exhibit', id: letter }),
    leave: (folder, released) =>
      at.do('chronologyExport', { caseId: at.caseId, folder: at.pickFolder(folder), released }),
  },
  'record as pages': {
    of: () => ({ kind: 'record', id: sheet }),
    leave: (folder, released) =>
      at.do('recordExport', { screeningId: sheet, folder: at.pickFolder(folder), released }),
  },
  typed: {
    of: () => ({ kind: 'record', id: sheet }),
    leave: (_folder, released) => at.do('copyOutRecord', { screeningId: sheet, released }),
  },
  notification: {
    of: () => ({ kind: 'record', id: sheet }),
    async leave(folder, released) {
      await answer(sheet, { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' });
      await at.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
      const { sha256 } = await at.do('notificationShow', { screeningId: sheet, body: 'police' });
      const input = {
        screeningId: sheet,
        body: 'police',
        read: [],
        sha256,
        folder: at.pickFolder(folder),
        released,
      };
      return at.do('notificationExport', input);
    },
  },
};
const OUT = new Set([
  'pack.built',
  'handover.made',
  'chronology.exported',
  'evidence.exported',
  'bundle.built',
  'sheet.exported',
  'record.exported',
  'screening.copied-out',
  'notification.exported',
]);
const left = () => actions().filter(({ action }) => OUT.has(action)).length;

describe.each(Object.entries(WAYS))('%s', (_kind, way) => {
  it('is held, named, and nothing of it is outside', async () => {
    const folder = mkdtempSync(join(at.desk, 'held-'));
    const of = way.of();
    await mark(of);
    const before = left();
    const others: Release[] = [
      NOBODY,
      { items: [], by: 'Ruth Clarke', reason: 'ordered' },
      { items: [ticket], by: 'Ruth Clarke', reason: 'ordered' },
      { items: [of.id], by: '', reason: 'ordered' },
      { items: [of.id], by: 'Ruth Clarke', reason: ' ' },
    ];
    for (const released of others)
      await expect(way.leave(folder, released)).rejects.toMatchObject({
        code: 'privileged-held',
        found: [{ item: of.id }],
      });
    expect([readdirSync(folder), left() - before]).toEqual([[], 0]);
  });

  it('goes by name, with who and why in the log', async () => {
    const of = way.of();
    const before = left();
    const released = { items: [of.id], by: 'Ruth Clarke', reason: 'Order of 2 May' };
    await way.leave(mkdtempSync(join(at.desk, 'gone-')), released);
    expect(left() - before).toBe(1);
    const [decision] = actions()
      .filter(({ action }) => action === 'privilege.released')
      .slice(-1);
    for (const said of [of.id, 'Ruth Clarke', 'Order of 2 May']) expect(decision?.said).toContain(said);
  });

  it('is held again the next time, and goes once the mark is lifted', async () => {
    const folder = mkdtempSync(join(at.desk, 'again-'));
    await expect(way.leave(folder, NOBODY)).rejects.toMatchObject({ code: 'privileged-held' });
    await lift(way.of());
    await way.leave(folder, NOBODY);
  });
});

describe('a bundle', () => {
  it('starts empty, and picks nothing that is privileged', async () => {
    const { caseId } = at;
    await mark({ kind: 'exhibit', id: letter });
    const empty = await at.do('bundleCreate', { caseId, title: 'A' });
    expect(empty.map.sections).toEqual([]);
    const all = await at.do('bundleCreate', { caseId, title: 'B', include: 'all-evidence' });
    const keys = all.map.sections.flatMap((one) => one.documents.map(({ key }) => key));
    expect([keys, all.privilegedLeftOut]).toEqual([[ticket], 1]);
    const some = await at.do('bundleCreate', { caseId, title: 'C', include: { sections: ['Travel'] } });
    expect(some.map.sections.map(({ title }) => title)).toEqual(['Travel']);
    expect(some.privilegedLeftOut).toBe(0);
  });

  it('says so before it is built, and where it stands', async () => {
    const { id: bundleId } = await bundleOf([ticket, letter]);
    const { findings } = await at.do('bundlePreflight', { bundleId });
    const found = findings.find(({ code }) => code === 'privileged-in-bundle');
    expect(found).toMatchObject({ passed: false, level: 'must', params: { documents: ['advice'] } });
    expect(found?.pages).toHaveLength(1);
    await expect(at.do('bundleMayBuild', { bundleId })).rejects.toMatchObject({ code: 'privileged-held' });
    await lift({ kind: 'exhibit', id: letter });
  });
});

describe('what was told in a privileged interview', () => {
  const WORDS = 'He kept my passport in the office safe';
  const question = 'treatment';

  let points: ScreeningId;
  const interview = async () => {
    const screeningId = await start('first-account');
    await at.do('screeningAnswer', { screeningId, answers: [...openingAnswers()] });
    await answer(screeningId, { [question]: WORDS });
    return screeningId;
  };

  it('is offered, carried over and quoted as long as it is not marked', async () => {
    told = await interview();
    const { known } = await at.do('screeningShow', { screeningId: sheet });
    expect(JSON.stringify(known)).toContain(WORDS);
    const { answers } = await at.do('screeningQuotable', { screeningId: measures });
    expect(JSON.stringify(answers)).toContain(WORDS);
    points = await start('points-to-prove');
    expect(JSON.stringify(await at.do('pointOffers', { screeningId: points }))).toContain(WORDS);
  });

  it('is, once marked, in no offer and no quotation, and what was taken over holds the sheet back', async () => {
    const carried = await at.do('screeningCarryOver', { screeningId: sheet });
    expect(carried.carried).toBeGreaterThan(0);
    await at.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    await answer(sheet, { 'pv-want-to-submit-nrm': 'yes' });
    await mark({ kind: 'record', id: told });
    const { known } = await at.do('screeningShow', { screeningId: sheet });
    expect(JSON.stringify(known)).not.toContain(WORDS);
    const { answers } = await at.do('screeningQuotable', { screeningId: measures });
    expect(JSON.stringify(answers)).not.toContain(WORDS);
    expect(JSON.stringify(await at.do('pointOffers', { screeningId: points }))).not.toContain(WORDS);
    const target = { kind: 'answer', screeningId: told, question } as const;
    const links = [{ question: 'notes', target, note: '' }];
    await expect(at.do('screeningLink', { screeningId: measures, links })).rejects.toMatchObject({
      code: 'answer-not-allowed',
    });
    // Its date as it is read, as on everything else.
    const params = { title: expect.stringMatching(/, \d{1,2} [A-Z][a-z]+ \d{4}$/) };
    const failure = { code: 'privileged-held', found: [{ item: told, code: 'privileged-answers', params }] };
    await expect(at.do('copyOutRecord', { screeningId: sheet })).rejects.toMatchObject(failure);
    const released = { items: [told], by: 'Ruth Clarke', reason: 'waived' };
    await at.do('copyOutRecord', { screeningId: sheet, released });
  });

  it('holds nothing back that was told elsewhere too', async () => {
    await interview();
    await at.do('copyOutRecord', { screeningId: sheet });
    await lift({ kind: 'record', id: told });
  });
});

describe('a mark', () => {
  it('is set on a note, and no way out has the note', async () => {
    await at.do('screeningNote', { screeningId: sheet, note: 'Advice: say nothing of the van' });
    const { notes } = await at.do('screeningShow', { screeningId: sheet });
    const note = { kind: 'note', id: sheet, note: notes[0]?.id ?? 0 } as const;
    const { marks } = await mark(note);
    expect(marks).toMatchObject([{ kind: 'note', title: 'Advice: say nothing of the van' }]);
    const copied = await at.do('copyOutRecord', { screeningId: sheet });
    expect(JSON.stringify(copied)).not.toContain('the van');
    expect((await lift(note)).marks).toEqual([]);
  });

  it('on a mail keeps the name of what came in it out of a sheet that rests on that', async () => {
    const part = ['--X', 'Content-Type: text/plain'];
    const bytes = [
      'From: a@example.org',
      'Subject: x',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="X"',
      '',
      ...part,
      '',
      'Here.',
      ...part,
      'Content-Disposition: attachment; filename="fees.txt"',
      '',
      'z',
      '--X--',
      '',
    ].join('\n');
    const added = { caseId: at.caseId, file: at.pick('mail.eml', bytes), title: 'Mail' };
    const { id } = await at.do('evidenceAdd', added);
    const { evidence } = await at.do('evidenceList', { caseId: at.caseId });
    const inside = evidence.find(({ title }) => title === 'fees')?.id as EvidenceId;
    const links = [{ question: 'how-helps', target: { kind: 'exhibit', evidenceId: inside } as const }];
    await at.do('screeningLink', { screeningId: measures, links });
    const printed = async () => {
      const folder = mkdtempSync(join(at.desk, 'sheet-'));
      const to = { recipient: 'The court', folder: at.pickFolder(folder), wishesSeen: true };
      const { fileName } = await at.do('recordExport', { screeningId: measures, ...to });
      return flowOf(readFileSync(join(folder, fileName)));
    };
    expect(await printed()).toContain('fees');
    await mark({ kind: 'exhibit', id });
    expect(await printed()).not.toContain('fees');
    await lift({ kind: 'exhibit', id });
  });

  it('is refused on what is not there, and lifted only where it stands', async () => {
    await expect(mark({ kind: 'note', id: sheet, note: 99 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(lift({ kind: 'exhibit', id: ticket })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that is set or taken away behind the log is found', async () => {
    await mark({ kind: 'exhibit', id: ticket });
    expect((await at.do('auditVerify', {})).alteredDetails).toEqual([]);
    at.engine.session.write((tx) => {
      tx.run(`INSERT INTO privileged_mark (kind, subject, case_id, stands, reason, decided_by, at, actor, log_seq)
        SELECT kind, subject, case_id, 0, '', '', at, actor, log_seq FROM privileged_mark
         ORDER BY id DESC LIMIT 1`);
    });
    expect((await at.do('auditVerify', {})).alteredDetails).toMatchObject([
      { kind: 'mark', how: 'differs', about: expect.any(String) },
    ]);
    expect(() => at.engine.session.write((tx) => tx.run('DELETE FROM privileged_mark'))).toThrow();
  });
});
