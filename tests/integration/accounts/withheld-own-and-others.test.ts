/**
 * A row kept back from a reader, in what goes to nobody and in what goes to somebody, reader by reader: the own file has it,
 * marked with whom it is kept from; the copy for a report, a letter and a print go by who gets them.
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

const ROWE = 'Adeyinka Rowe';
const FORCE = 'Derbyshire Constabulary';
const DESK = 'Home Office';
const COUNCIL = 'Hull City Council';
const ALL = [ROWE, FORCE, DESK, COUNCIL];
const HELD = 'Beni struck me with the belt';
const OPEN = 'They took my passport at the port';
const REASON = 'as she asked';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});
const row = (what: string) => ({ kind: 'threat', what });

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
  for (const purpose of ['interview', 'support-services', 'court-papers', 'police'])
    for (const recipient of ['', ...ALL])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers({ 'consent-nrm': 'refused', 'consent-police': 'given' }),
      answered('moments', [row(OPEN), row(HELD)]),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [answered('pv-under-age', 'no'), answered('pv-want-to-submit-nrm', 'no')],
  } as never);
  await work.do('screeningCarryOver', { screeningId: sheet });
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [answered('how-they-were-treated', `${OPEN}. ${HELD}.`)],
  } as never);
}, 90_000);
afterFile(() => work?.engine.close());

const paper = async (screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const input = { screeningId, folder: work.pickFolder(folder), wishesSeen: true, ...more };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

interface Output {
  readonly readers: readonly string[];
  made(reader: string): Promise<string>;
}
const OWN: Readonly<Record<string, () => Promise<string>>> = {
  'the record for the own file': () => paper(interview, { own: true }),
  'the sheet for the own file': () => paper(sheet, { own: true }),
};
const OTHERS: Readonly<Record<string, Output>> = {
  'a copy for a Duty to Notify report': {
    readers: [...ALL, ''],
    made: async (recipient) => {
      const asked = { screeningId: sheet, body: 'police', leaveOut: [], recipient };
      return JSON.stringify((await work.do('notificationShow', asked as never)).lines);
    },
  },
  'a letter that says it with a reason': {
    readers: ALL,
    made: async (recipient) => {
      const beyond = [{ fact: 'exploitation.moments', reason: 'They asked for it' }];
      const asked = { personId, profileId: 'support-letter', recipient, beyond };
      return JSON.stringify((await work.do('packPreview', asked as never)).parts);
    },
  },
  'a print of the record for somebody': {
    readers: ALL,
    made: (recipient) => paper(interview, { recipient, forPurpose: 'court-papers' }),
  },
};

/** By whom it may be read; where nobody is named, the copy for a report is looked at as the Home Office gets it. */
const SCOPES: readonly (readonly [string, ReaderScope | null, readonly string[]])[] = [
  ['everybody', null, []],
  ['the police, whichever', { only: 'from', names: ['the police'] }, [ROWE, DESK, COUNCIL, '']],
  ['one of them', { only: 'from', names: [COUNCIL] }, [ROWE, FORCE, DESK, '']],
  ['all but her solicitor', { only: 'but', names: [ROWE] }, [ROWE]],
];

describe.each(SCOPES)('a row kept from %s', (_, readers, mayRead) => {
  beforeAll(async () => {
    const { known } = await work.do('screeningShow', { screeningId: sheet });
    const which = known.flatMap(({ question, facts }) =>
      facts.flatMap(({ key, statements }) =>
        statements.flatMap(({ seq, origin }) =>
          origin.kind === 'interview' && origin.question === 'moments'
            ? [{ question, fact: key, entry: seq }]
            : [],
        ),
      ),
    )[0];
    if (which === undefined) throw new Error('the row stands beside no question');
    const scope = readers === null ? {} : { readers };
    const input = { screeningId: sheet, ...which, row: 2, reason: REASON, replace: true, ...scope };
    await work.do('accountsWithhold', input);
  });

  it.each(Object.entries(OWN))('is in %s, which says whom it is kept from', async (_name, made) => {
    const text = await made();
    for (const words of [OPEN, HELD, REASON]) expect(text).toContain(words);
    for (const name of readers?.names ?? ['everybody outside']) expect(text).toContain(name);
  });

  it.each(Object.entries(OTHERS))('is in %s for those alone who may read it', async (_name, output) => {
    for (const reader of output.readers) {
      const text = await output.made(reader);
      expect(text, reader).toContain('passport');
      if (mayRead.includes(reader)) expect(text, reader).toContain('belt');
      else expect(text, reader).not.toContain('belt');
    }
  });
});
