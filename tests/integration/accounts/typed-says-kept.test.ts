/**
 * What somebody typed on a sheet and says the same as something kept back is never cut in silence: it is named where the sheet is
 * looked at, and neither a copy nor a pack goes until it is worded otherwise or said to stay out.
 */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const HELD = 'Beni hit me with the belt';
const TYPED = `${HELD}, she said.`;
const OPEN = 'They took her passport at the port.';
const FIELD = 'how-they-were-treated';
const POLICE = 'Derbyshire Constabulary';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords: '',
});
const moment = (what: string) => ({ kind: 'threat', what });

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
let interview: ScreeningId;
const type = (value: string) =>
  work.do('screeningAnswer', { screeningId: sheet, answers: [answered(FIELD, value)] } as never);
const asked = (recipient: string) =>
  ({ personId, screeningId: sheet, profileId: 'nrm-preparation', recipient }) as never;
const ready = async () =>
  (await work.do('readinessShow', { screeningId: sheet })).checks.filter(({ line }) =>
    line.startsWith('typed/'),
  );
const copied = () => work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'police'])
    for (const recipient of ['', 'Home Office', POLICE])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers({ 'consent-police': 'given' }),
      answered('moments', [moment('Locked the door'), moment(HELD)]),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  await type(`${OPEN} ${TYPED}`);
}, 60_000);
afterFile(() => work?.engine.close());

async function withhold(readers?: { readonly only: 'from'; readonly names: string[] }) {
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const found = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' && origin.question === 'moments'
          ? [{ question, fact: key, entry: seq }]
          : [],
      ),
    ),
  );
  const [which] = found;
  if (which === undefined) throw new Error('the row stands beside no question');
  const more = readers === undefined ? {} : { readers };
  await work.do('accountsWithhold', {
    screeningId: sheet,
    ...which,
    row: 2,
    reason: 'as she asked',
    replace: true,
    ...more,
  });
}

it('is in the copy while nothing is kept back, and nothing is held', async () => {
  expect(JSON.stringify(await copied())).toContain(TYPED);
  expect(await ready()).toEqual([]);
});

it('is named with what it says the same as, and holds the copy and the pack until it is worded otherwise', async () => {
  await withhold();
  const [line, ...more] = await ready();
  expect(more).toEqual([]);
  expect(line?.about).toBe((await ready())[0]?.title);
  expect(line?.found.map(said).join()).toContain(TYPED);
  expect(line?.found.map(said).join()).toMatch(/Beni hit me with the belt.*as she asked/);
  expect((await work.do('copyOutCheck', { screeningId: sheet })).held.map(said).join()).toContain(TYPED);
  await expect(copied()).rejects.toMatchObject({ code: 'not-ready', found: [{ code: 'typed-kept-at' }] });
  const preview = await work.do('packPreview', asked('Home Office'));
  expect(preview.undecided.map(said).join()).toContain(TYPED);
  expect(JSON.stringify(preview.parts)).not.toContain('Beni');
  const folder = work.pickFolder(temporaryFolder());
  const build = { ...(asked('Home Office') as object), seen: preview.sha256, folder, overrideReason: 'Read' };
  await expect(work.do('packBuild', build as never)).rejects.toMatchObject({
    code: 'not-ready',
    found: [{ code: 'typed-kept-at' }],
  });
  await type(`${OPEN} She was beaten.`);
  expect(await ready()).toEqual([]);
  expect(JSON.stringify(await copied())).toContain('She was beaten.');
});

it('goes without it once somebody says that it stays out, also where it was typed knowingly', async () => {
  await type(`${OPEN} ${TYPED}`);
  await expect(copied()).rejects.toMatchObject({ code: 'not-ready' });
  const [line] = await ready();
  await work.do('readinessSetAside', { screeningId: sheet, line: line?.line ?? '', reason: 'It stays out' });
  const text = JSON.stringify(await copied());
  expect(text).toContain(OPEN);
  expect(text).not.toContain('Beni');
  expect((await work.do('packPreview', asked('Home Office'))).undecided).toEqual([]);
  await work.do('readinessTakeUp', { screeningId: sheet, line: line?.line ?? '' });
});

it('kept from another reader alone, goes to the form it is typed into, and is decided for the pack of that reader', async () => {
  await withhold({ only: 'from', names: [POLICE] });
  expect(JSON.stringify(await copied())).toContain(TYPED);
  expect((await work.do('packPreview', asked('Home Office'))).undecided).toEqual([]);
  expect((await work.do('packPreview', asked(POLICE))).undecided.map(said).join()).toContain(TYPED);
  const [line] = await ready();
  expect(line?.found.map(said).join()).toContain(POLICE);
  await work.do('readinessSetAside', { screeningId: sheet, line: line?.line ?? '', reason: 'It stays out' });
  expect((await work.do('packPreview', asked(POLICE))).undecided).toEqual([]);
});

it('names a town, a day and a name that stand on what is kept back, and goes once that is decided', async () => {
  const { checks } = await work.do('readinessShow', { screeningId: sheet });
  for (const { line, aside } of checks.filter((one) => one.line.startsWith('typed/')))
    if (aside === null) await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Seen' });
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'She came again' });
  const on = (value: string) => ({ value, qualifier: 'exact' as const });
  const periods = [
    { what: 'Washing cars', place: 'Hull', from: on('2024-03-01') },
    {
      what: 'In a house by the pines',
      place: 'Castel Volturno',
      charge: 'Mama Joy',
      from: on('2017-05-11'),
    },
  ];
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...openingAnswers({ 'consent-police': 'given' }),
      { ...answered('periods', periods), relation: 'adds' },
    ],
  } as never);
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const which = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' && origin.question === 'periods'
          ? [{ question, fact: key, entry: seq }]
          : [],
      ),
    ),
  )[0];
  if (which === undefined) throw new Error('the period stands beside no question');
  const reason = 'not for the form';
  await work.do('accountsWithhold', { screeningId: sheet, ...which, row: 2, reason });
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      answered('professional-insight', 'She speaks of Castel Volturno with fear, and of Hull.'),
      answered('education', 'None after Mama Joy.'),
    ],
  } as never);
  const open = (await ready()).filter(({ aside }) => aside === null);
  const words = open.flatMap(({ found }) => found.map(said)).join('\n');
  expect(words).toMatch(/“Castel Volturno” is here.*not for the form/);
  expect(words).toMatch(/“Mama Joy” is here/);
  expect(words).not.toContain('“Hull”');
  await expect(copied()).rejects.toMatchObject({ code: 'not-ready' });
  for (const { line } of open)
    await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'It goes' });
  expect(JSON.stringify((await copied()).fields)).toContain('She speaks of Castel Volturno');
});
