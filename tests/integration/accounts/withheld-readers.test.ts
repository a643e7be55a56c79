/**
 * From whom words are kept, row by row: each output, for each reader, under each limit. One row of a list is kept back and the
 * rest of the list is everywhere; where nobody is named, it stays out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import type { ReaderScope } from '../../../src-main/core/withholding/readers.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'as she asked';
const ROWE = 'Adeyinka Rowe';
const KERRY = 'Kerry Maddox';
const FORCE = 'Derbyshire Constabulary';
const DESK = 'Home Office';
/** Short, as people speak. */
const HELD = 'Beni hit me';
const CHANGED = 'Beni hit me twice';
const QUIET = 'I kept quiet about it';
const BESIDE = `${HELD}, and nobody came.\n${QUIET}.`;
const OPEN = 'They took my passport at the port';
const LATER = 'They cut off my hair in Luton';

const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const row = (kind: string, what: string, on: string) => ({
  kind,
  what,
  when: { value: on, qualifier: 'exact' as const },
});

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
let entry = 0;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  const first = [row('threat', OPEN, '2025-01-09'), row('threat', HELD, '2025-03-07')];
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('moments', first, { ownWords: BESIDE })],
  }));
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'She told more' });
  const later = [
    row('threat', OPEN, '2025-01-09'),
    row('threat', HELD, '2025-03-07'),
    row('threat', LATER, '2025-04-01'),
  ];
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...openingAnswers(), answered('moments', later, { relation: 'adds' })],
  });
  // After the interview: a no to everybody that is told there ends every yes by name before it.
  for (const purpose of ['nrm-referral', 'interview', 'support-services', 'court-papers', 'police'])
    for (const recipient of ['', ROWE, KERRY, FORCE, DESK])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await work.do('factList', { personId });
  entry = facts.find(({ key }) => key === 'exploitation.moments')?.statements.at(-1)?.seq ?? 0;
}, 90_000);
afterFile(() => work?.engine.close());

/** Beside which question of the sheet the row stands, and as what. */
async function which() {
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const found = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.some(
        (one) => one.seq === entry && one.origin.kind === 'interview' && one.origin.question === 'moments',
      )
        ? [{ screeningId: sheet, question, entry, fact: key }]
        : [],
    ),
  );
  const [first] = found;
  if (first === undefined) throw new Error('the row stands beside no question');
  return first;
}

const paper = async (name: 'recordExport' | 'chronologyExport', input: object) => {
  const folder = temporaryFolder();
  const { fileName } = await work.do(name, { folder: work.pickFolder(folder), ...input } as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

interface Output {
  readonly readers: readonly string[];
  made(reader: string): Promise<string>;
}
const ALL = [ROWE, KERRY, FORCE, DESK];
const OUTPUTS: Readonly<Record<string, Output>> = {
  'copy-out': {
    readers: [DESK],
    made: async () =>
      JSON.stringify(await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })),
  },
  'a pack of answers to retype': {
    readers: [...ALL, ''],
    made: async (recipient) =>
      JSON.stringify(
        await work.do('packPreview', {
          personId,
          screeningId: sheet,
          profileId: 'nrm-preparation',
          recipient,
        } as never),
      ),
  },
  'a pack of another kind': {
    readers: [...ALL, ''],
    made: async (recipient) =>
      JSON.stringify(
        await work.do('packPreview', { personId, profileId: 'interview-record', recipient } as never),
      ),
  },
  'the record': {
    readers: [...ALL, ''],
    made: (recipient) =>
      paper('recordExport', {
        screeningId: interview,
        recipient,
        forPurpose: 'court-papers',
        wishesSeen: true,
      }),
  },
  'the sheet on paper': {
    readers: [...ALL, ''],
    made: (recipient) => paper('recordExport', { screeningId: sheet, recipient, wishesSeen: true }),
  },
  'a chronology': {
    readers: [...ALL, ''],
    made: (recipient) =>
      paper('chronologyExport', {
        caseId: work.caseId,
        recipient,
        forPurpose: 'court-papers',
        overrideReason: recipient === '' ? '' : 'What she asked was read beside it',
        overrideBy: recipient === '' ? '' : 'A. Okafor',
      }),
  },
  'the chronology as it is looked at': {
    readers: [''],
    made: async () => JSON.stringify(await work.do('chronologyList', { caseId: work.caseId })),
  },
};

const SCOPES: readonly (readonly [string, ReaderScope | null, readonly string[]])[] = [
  ['everybody', null, []],
  ['all but her solicitor', { only: 'but', names: [ROWE] }, [ROWE]],
  ['all but two', { only: 'but', names: [KERRY, DESK] }, [KERRY, DESK]],
  ['one of them', { only: 'from', names: [KERRY] }, [ROWE, FORCE, DESK]],
  ['the police, whichever', { only: 'from', names: ['the police'] }, [ROWE, KERRY, DESK]],
  ['whoever the form is typed to', { only: 'from', names: [DESK] }, [ROWE, KERRY, FORCE]],
];

describe('one row of a list', () => {
  it('is refused where there is none of that number, and from nobody that is known', async () => {
    const asked = { ...(await which()), reason: REASON };
    const refused = (more: object) => work.do('accountsWithhold', { ...asked, ...more });
    await expect(refused({ row: 9 })).rejects.toMatchObject({
      code: 'answer-not-allowed',
      found: [{ code: 'withhold-no-row', params: { row: 9, count: 2 } }],
    });
    await expect(refused({ row: 2, readers: { only: 'but', names: ['Kery Madox'] } })).rejects.toMatchObject({
      code: 'answer-not-allowed',
      found: [{ code: 'withhold-no-reader', params: { name: 'Kery Madox' } }],
    });
    expect((await work.do('accountsWithheld', { screeningId: sheet })).lines).toEqual([]);
  });

  const made: [string, Output][] = Object.entries(OUTPUTS);
  it.each(made)('is in %s before anything is kept back', async (_, { readers, made: of }) => {
    for (const reader of readers) {
      const text = await of(reader);
      for (const words of [OPEN, HELD, LATER]) expect(text, reader).toContain(words);
    }
  });

  describe.each(SCOPES)('kept from %s', (_, readers, mayRead) => {
    beforeAll(async () => {
      const more = readers === null ? {} : { readers };
      await work.do('accountsWithhold', {
        ...(await which()),
        row: 2,
        reason: REASON,
        replace: true,
        ...more,
      });
    });

    it('is listed so, once', async () => {
      const { lines } = await work.do('accountsWithheld', { screeningId: sheet });
      expect(lines).toMatchObject([{ reason: REASON, readers }]);
      expect(lines[0]?.row).toContain(HELD);
      const again = work.do('accountsWithhold', {
        ...(await which()),
        row: 2,
        reason: REASON,
        ...(readers === null ? {} : { readers }),
      });
      await expect(again).rejects.toMatchObject({ code: expect.any(String) });
    });

    it.each(made)('is in %s for the others alone, and the other rows for all', async (name, output) => {
      for (const reader of output.readers) {
        const text = await output.made(reader);
        if (name === 'the record') expect(text, reader).toContain(QUIET);
        for (const words of [OPEN, LATER]) expect(text, reader).toContain(words);
        if (mayRead.includes(reader)) expect(text, reader).toContain(HELD);
        else expect(text, reader).not.toContain('Beni');
      }
    });

    it('is told of to whoever gets all of the records', async () => {
      const chosen = { caseId: work.caseId, recipient: ROWE, forPurpose: 'support-services' };
      const { withheld } = await work.do('handoverPreview', chosen);
      const [said] = withheld.filter(({ form }) => form === 'Screening interview');
      expect(said?.reason).toContain(REASON);
      for (const name of readers?.names ?? []) expect(said?.reason).toContain(name);
    });
  });

  it('has readers added where it is said again, and others in their place only where that is said', async () => {
    const which2 = { ...(await which()), row: 2, reason: REASON };
    const keep = (only: ReaderScope['only'], names: string[], replace = false) =>
      work.do('accountsWithhold', { ...which2, readers: { only, names }, replace });
    const readers = async () =>
      (await work.do('accountsWithheld', { screeningId: sheet })).lines.map((one) => one.readers);
    await keep('from', [KERRY], true);
    await keep('from', [DESK]);
    expect(await readers()).toEqual([{ only: 'from', names: [KERRY, DESK] }]);
    for (const name of [DESK, KERRY]) expect(await OUTPUTS['the record']?.made(name)).not.toContain('Beni');
    await expect(keep('but', [ROWE])).rejects.toMatchObject({
      found: [{ code: 'withhold-otherwise', params: { only: 'from', names: `${KERRY}; ${DESK}` } }],
    });
    await keep('but', [ROWE], true);
    await keep('but', [KERRY]);
    expect(await readers()).toEqual([{ only: 'but', names: [ROWE, KERRY] }]);
    // From everybody holds more than any.
    await work.do('accountsWithhold', which2);
    expect(await readers()).toEqual([null]);
    await expect(keep('from', [DESK])).rejects.toMatchObject({ code: 'answer-not-allowed' });
  });

  it('stays behind where an account changes it since, and goes to everybody once it is given back', async () => {
    await work.do('accountsWithhold', { ...(await which()), row: 2, reason: REASON }).catch(() => undefined);
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'She corrected it' });
    const told = [row('threat', OPEN, '2025-01-09'), row('threat', CHANGED, '2025-03-07')];
    const changed = answered('moments', told, { relation: 'differs', cause: 'memory' });
    await work.do('screeningAnswer', { screeningId: interview, answers: [...openingAnswers(), changed] });
    const text = await OUTPUTS['the record']?.made(ROWE);
    expect(text).toContain(OPEN);
    expect(text).not.toContain('Beni');
    await work.do('accountsGiveBack', { ...(await which()), row: 2 });
    expect((await work.do('accountsWithheld', { screeningId: sheet })).lines).toEqual([]);
    expect(await OUTPUTS['the record']?.made('')).toContain(CHANGED);
  });
});
