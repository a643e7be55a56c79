/**
 * Two offices write apart in one case and exchange it. While nobody has decided, every gate, clock, list, reminder and paper of both
 * follows the safer line and says that there are two; and what is decided at one of them stands at both.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { knownPeople } from '../../../src-main/usecases/disclosure/people-named.ts';
import { failureOf } from '../../support/failures.ts';
import {
  answer,
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
} from '../../support/handover.ts';
import { temporaryFolder } from '../../support/vault.ts';

let here: Side;
let there: Side;
let of: HandedCase;
let eventId: EventId;
let second: PersonId;
let sheet: ScreeningId;
let evidenceId: string;
const NUMBER = '07700 900123';
const SUSPECT = ['Viktor Lungu', 'Ion Munteanu'] as const;
const on = (value: string) => ({ value, qualifier: 'exact' as const });
const pass = async (from: Side, to: Side) =>
  mergeIn(to, await readIn(to, await handOver(from, to, of.caseId)));

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const { caseId, personId } = of;
  ({ eventId } = await here.do('dateRecord', { caseId, kind: 'hearing', on: on('2026-12-07') }));
  const { contactId } = await here.do('contactAdd', { personId, note: 'Rang.' });
  const { evidence } = await here.do('evidenceList', { caseId });
  evidenceId = evidence[0]?.id ?? '';
  await here.do('bundleCreate', { caseId, title: 'Trial', include: 'all-evidence' });
  const { id: suspect } = await here.do('personAdd', { caseId, role: 'suspect', name: 'Dorvan' });
  ({ id: second } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Ilinca Radu' }));
  for (const purpose of ['support-services', 'police', 'court-papers'])
    await here.do('consentRecord', { personId: second, purpose, status: 'given' });
  const need = { kind: 'need', heading: 'housing', need: 'A flat' } as const;
  const { subject: which } = await here.do('supportRecord', { personId, line: need });
  ({ id: sheet } = await here.do('screeningStart', { caseId, personId, formId: 'points-to-prove' }));
  await pass(here, there);
  const written = [
    {
      side: here,
      day: '2026-12-08',
      time: '09:30',
      answer: 'yes',
      status: 'given',
      next: '2026-11-30',
      as: 'Maria Popa',
    },
    {
      side: there,
      day: '2026-12-10',
      time: '10:00',
      answer: 'no',
      status: 'refused',
      next: '2026-12-02',
      as: 'Mara Popescu',
    },
  ] as const;
  for (const { side, day, time, answer, status, next, as } of written) {
    await side.do('consentRecord', { personId, purpose: 'police', status });
    await side.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    const toElm = { personId, purpose: 'support-services', recipient: 'Elm House' };
    await side.do('consentRecord', { ...toElm, status });
    const who = 'Mara Popescu';
    const plea = {
      answer: 'yes' as const,
      who,
      on: side === here ? '2026-12-15' : '2026-12-11',
      where: 'Leeds',
    };
    const charged = { answer, who, where: 'Hull' };
    await side.do('caseSituation', { caseId, situation: { plea, charged } });
    const state = side === here ? 'met' : 'open';
    await side.do('supportRecord', { personId, line: { ...need, which, state } });
    await side.do('contactPlanRecord', {
      personId,
      plan: {
        never: [{ what: 'address', value: side === here ? NUMBER : '12 Mill Lane', why: 'He is there.' }],
      },
    });
    await side.do('dateAmend', { eventId, on: on(day), time, reason: 'A letter' });
    await side.do('contactCorrect', { contactId, text: 'Asked again', nextOn: next });
    await side.do('supportRecord', { personId, line: { kind: 'decision', about: 'police', answer } });
    const { people } = await side.do('caseShow', { caseId });
    const { id: _, caseId: _case, ...person } = people[0] as (typeof people)[number];
    await side.do('personUpdate', { personId, ...person, name: as, interpreterNeeded: side === there });
    const { id: _id, caseId: _of, ...him } = people[1] as (typeof people)[number];
    await side.do('personUpdate', { personId: suspect, ...him, name: SUSPECT[side === here ? 0 : 1] });
    await side.do('evidenceAmend', {
      changes: [{ evidenceId: evidenceId as never, title: `Passports, ${as}` }],
    });
  }
  await pass(there, here);
  await pass(here, there);
}, 120_000);
afterAll(() => Promise.all([here, there].map(({ engine }) => engine.close())));

async function preview(side: Side) {
  return side.do('packPreview', {
    personId: of.personId,
    profileId: 'support-letter',
    recipient: 'Harbour House',
  });
}
async function pagesOf(side: Side, write: (folder: string) => Promise<{ readonly fileName: string }>) {
  const folder = temporaryFolder();
  const { fileName } = await write(side.engine.files.register(folder));
  return execFileSync('pdftotext', [join(folder, fileName), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
const dates = async (side: Side) => (await side.do('dateList', { caseId: of.caseId })).events[0];
const hearings = async (side: Side) =>
  (await side.do('todayShow', {})).hearings.items.map(({ on: day, hangsOn }) => [day, hangsOn]);

/** What each says of it: the safer line, and that there are two. */
const TABLE: readonly (readonly [string, (side: Side) => Promise<unknown>, unknown])[] = [
  [
    'the gate on leaving',
    async (side) => {
      const asked = { caseId: of.caseId, kind: 'evidence-export', forPurpose: 'police', recipient: 'Kent' };
      const { missing, notes } = await side.do('consentCheck', asked);
      return [missing.map(({ code }) => code), notes.map(({ code }) => code)];
    },
    [['consent-undecided'], ['case-undecided']],
  ],
  [
    'a handover of the case, and of another person without exhibits',
    async (side) => {
      const asked = { caseId: of.caseId, recipient: 'Elm House', forPurpose: 'support-services' };
      const whole = await side.do('handoverPreview', asked);
      const part = await side.do('handoverPreview', { ...asked, people: [second], exhibits: [] });
      return [whole, part].map(({ consent: { missing, notes } }) => [
        missing.map(({ code }) => code),
        notes.map(({ code }) => code),
      ]);
    },
    [
      [['consent-undecided'], ['case-undecided']],
      [[], ['case-undecided']],
    ],
  ],
  [
    'a handover that is made',
    (side) =>
      failureOf(() => handOver(side, side, of.caseId, { recipient: 'Elm House' })).then(({ code, found }) => [
        code,
        found?.map((one) => one.code),
      ]),
    ['consent-missing', ['consent-undecided']],
  ],
  [
    'an export',
    (side) =>
      failureOf(() =>
        side.do('evidenceExport', {
          evidenceId: evidenceId as never,
          forPurpose: 'police',
          recipient: 'Kent',
          folder: side.engine.files.register(temporaryFolder()),
        }),
      ).then(({ code, found }) => [code, found?.map((one) => one.code)]),
    ['consent-missing', ['consent-undecided']],
  ],
  ...[NUMBER, '12 Mill Lane'].map(
    (address) =>
      [
        `the contact plan: ${address}`,
        async (side: Side) => {
          const { refused, undecided } = await side.do('contactCheck', {
            personId: of.personId,
            channel: 'telephone',
            address,
          });
          return [refused.map(({ code }) => code), undecided];
        },
        [['contact-never-address'], true],
      ] as const,
  ),
  ...SUSPECT.map(
    (recipient) =>
      [
        `a recipient who may be the suspect: ${recipient}`,
        async (side: Side) => {
          const asked = { caseId: of.caseId, kind: 'evidence-export', forPurpose: 'court-papers', recipient };
          const { missing } = await side.do('consentCheck', asked);
          return missing.some(({ code }) => code === 'recipient-suspect');
        },
        true,
      ] as const,
  ),
  [
    'names that come out of what says nothing about who somebody is',
    async (side) => {
      const { own, others } = side.engine.session.read((db) => knownPeople(db, of));
      const known = [...own, ...others].map(({ text }) => text);
      return ['Popa', 'Popescu', ...SUSPECT].filter((name) => known.some((one) => one.includes(name)));
    },
    ['Popa', 'Popescu', ...SUSPECT],
  ],
  [
    'the day of a hearing',
    async (side) => {
      const event = await dates(side);
      return [event?.on.value, event?.undecided?.length];
    },
    ['2026-12-08', 2],
  ],
  [
    'its clocks',
    async (side) => {
      const { clocks } = await side.do('dateList', { caseId: of.caseId });
      return clocks
        .filter(({ subject }) => subject === eventId)
        .map(({ on: day, hangsOn }) => [day, hangsOn]);
    },
    [
      ['2026-12-08', ['undecided']],
      ['2026-12-10', ['undecided']],
    ],
  ],
  [
    'hearings of Today',
    hearings,
    [
      ['2026-12-08', ['undecided']],
      ['2026-12-10', ['undecided']],
      ['2026-12-11', ['undecided']],
      ['2026-12-15', ['undecided']],
    ],
  ],
  [
    'what is to be told of a hearing that moved',
    async (side) => {
      const { prompts } = await side.do('promptList', { caseId: of.caseId });
      return prompts.filter(({ rule }) => rule === 'trial-moved');
    },
    [],
  ],
  [
    'Today as a whole',
    async (side) => (await side.do('todayShow', {})).undecided.items.map(({ count }) => count),
    [13],
  ],
  [
    'the reminder of the next contact',
    async (side) => {
      const { contacts } = await side.do('contactList', { caseId: of.caseId });
      const { due } = await side.do('clockDue', { includeLater: true });
      const next = due.filter(({ ruleId }) => ruleId === 'next-contact').map(({ on: day }) => day);
      return [contacts[0]?.nextOn, contacts[0]?.undecided?.length, next];
    },
    ['2026-11-30', 2, ['2026-11-30']],
  ],
  [
    'what was decided about the police, and a need, which is still open',
    async (side) => {
      const { things } = await side.do('supportShow', { personId: of.personId });
      return things.map(({ line, undecided }) => [
        line.kind === 'decision' ? line.answer : line.kind === 'need' && line.state,
        undecided?.length,
      ]);
    },
    [
      ['open', 2],
      ['no', 2],
    ],
  ],
  [
    'what is asked first in a case: that there is a charge, and the earlier plea',
    async (side) => {
      const { situation } = await side.do('caseShow', { caseId: of.caseId });
      return [situation.charged?.answer, situation.plea?.on];
    },
    ['yes', '2026-12-11'],
  ],
  [
    'a case against the person on a sheet, both days of it',
    async (side) => {
      const { known } = await side.do('screeningShow', { screeningId: sheet });
      const said = known.flatMap(({ facts }) => facts.filter(({ key }) => key === 'accused.case-file'));
      return said[0]?.statements[0]?.text.split('\n');
    },
    [
      'Charged, Hull. Two offices recorded this differently. Nobody has decided yet.',
      'Plea due, 11 Dec 2026, Leeds. Two offices recorded this differently. Nobody has decided yet.',
      'Plea due, 15 Dec 2026, Leeds. Two offices recorded this differently. Nobody has decided yet.',
    ],
  ],
  [
    'the person',
    async (side) => (await side.do('caseShow', { caseId: of.caseId })).people[0]?.interpreterNeeded,
    true,
  ],
  [
    'the chronology',
    async (side) => {
      const { rows } = await side.do('chronologyList', { caseId: of.caseId });
      const found = rows.filter(({ sources }) =>
        sources.some(({ said }) => said.code === 'chronology-undecided'),
      );
      return found.map(({ on: day, kind }) => `${kind} ${kind === 'milestone' ? day.value : ''}`).sort();
    },
    [
      'decision ',
      'decision ',
      'milestone 2026-12-08',
      'milestone 2026-12-10',
      'milestone 2026-12-11',
      'milestone 2026-12-15',
    ],
  ],
  [
    'the chronology as pages',
    async (side) => {
      const asked = {
        caseId: of.caseId,
        forPurpose: 'support-services',
        recipient: 'Harbour House',
      } as const;
      const text = await pagesOf(side, (folder) => side.do('chronologyExport', { ...asked, folder }));
      return text.match(/Two offices recorded this differently/g)?.length;
    },
    6,
  ],
  [
    'what there is to look at before building',
    async (side) => {
      const { bundles } = await side.do('bundleList', { caseId: of.caseId });
      if (bundles.length === 0)
        await side.do('bundleCreate', { caseId: of.caseId, title: 'T', include: 'all-evidence' });
      const [bundle] = (await side.do('bundleList', { caseId: of.caseId })).bundles;
      const { findings } = await side.do('bundlePreflight', { bundleId: bundle?.id ?? ('' as never) });
      return findings.filter(({ code, passed }) => !passed && code === 'case-undecided').length;
    },
    1,
  ],
  [
    'a pack',
    async (side) => (await preview(side)).warnings.filter(({ code }) => code === 'case-undecided').length,
    1,
  ],
  [
    'a record as pages',
    async (side) => {
      const text = await pagesOf(side, async (folder) => {
        const asked = { screeningId: of.account, own: true, folder } as const;
        return { fileName: (await side.do('recordExport', asked)).fileName ?? '' };
      });
      return /Recorded differently by two offices, and not decided yet: name: “Mar/.test(text);
    },
    true,
  ],
  [
    'a pack as pages',
    async (side) => {
      const { sha256: seen } = await preview(side);
      const asked = { personId: of.personId, profileId: 'support-letter', recipient: 'Harbour House', seen };
      const text = await pagesOf(side, (folder) => side.do('packBuild', { ...asked, folder }));
      return /Recorded differently by two offices, and not decided yet: [^.]*name: “Mar/.test(text);
    },
    true,
  ],
];

it.each(['here', 'there'] as const)(
  'a bundle says on its index what is undecided of its exhibits, %s',
  async (where) => {
    const side = where === 'here' ? here : there;
    const { caseId } = of;
    const [made] = (await side.do('bundleList', { caseId })).bundles;
    const bundle = made ?? (await side.do('bundleCreate', { caseId, title: 'T', include: 'all-evidence' }));
    const text = await pagesOf(side, async (folder) => {
      const { fileName } = await side.do('bundleBuild', { bundleId: bundle.id, folder });
      return { fileName };
    });
    expect(text).toMatch(
      /Recorded differently by two offices, and not decided yet: title: “[^”]*Passports, Mar/,
    );
  },
);

describe.each(TABLE)('while nobody has decided, %s', (_, look, says) => {
  it.each(['here', 'there'] as const)('%s', async (where) => {
    expect(await look(where === 'here' ? here : there)).toEqual(says);
  });
});

it.each(['here', 'there'])(
  'each undecided day of a hearing has the time of its own line, %s',
  async (where) => {
    const { items } = (await (where === 'here' ? here : there).do('todayShow', {})).hearings;
    expect(items.map((one) => [one.on, one.time])).toEqual([
      ['2026-12-08', '09:30'],
      ['2026-12-10', '10:00'],
      ['2026-12-11', ''],
      ['2026-12-15', ''],
    ]);
  },
);

it('what is decided at one office stands at both, and the export that was refused stays so', async () => {
  const { caseId } = of;
  const open = async (side: Side) => (await side.do('undecidedList', { caseId })).undecided;
  const safest: Record<string, (said: Readonly<Record<string, string>>) => boolean> = {
    consent: ({ status }) => status === 'refused',
    plan: () => true,
    date: ({ on: day }) => day === '10 Dec 2026',
    contact: ({ nextOn }) => nextOn === '2 Dec 2026',
    support: ({ answer, state }) => answer === 'no' || state === 'open',
    field: ({ charged, plea, name, title, interpreterNeeded }) =>
      charged?.startsWith('yes') === true ||
      plea?.includes('12-11') === true ||
      name === 'Mara Popescu' ||
      name === SUSPECT[1] ||
      title === 'Passports, Mara Popescu' ||
      interpreterNeeded === 'yes',
  };
  expect((await open(here)).map(({ kind, lines }) => [kind, lines.length])).toEqual(
    (await open(there)).map(({ kind, lines }) => [kind, lines.length]),
  );
  for (const { name, kind, lines } of await open(here)) {
    const line = lines.find(({ said }) => safest[kind]?.(said) === true);
    await here.do('undecidedDecide', { caseId, name, line: line?.id ?? '', reason: 'Asked her.' });
  }
  expect(await open(here)).toEqual([]);
  await pass(here, there);
  for (const side of [here, there]) {
    expect(await open(side)).toEqual([]);
    expect((await dates(side))?.on.value).toBe('2026-12-10');
    const { people } = await side.do('caseShow', { caseId });
    expect(people[0]).toMatchObject({ name: 'Mara Popescu', interpreterNeeded: true });
    const asked = { caseId, kind: 'evidence-export', forPurpose: 'police', recipient: 'Kent' };
    expect((await side.do('consentCheck', asked)).missing.map(({ code }) => code)).toEqual([
      'consent-refused',
    ]);
  }
});

it('a notification with the name says that two offices wrote the name differently, and waits while consent is undecided', async () => {
  const { caseId, personId } = of;
  const { id: screeningId } = await here.do('screeningStart', {
    caseId,
    personId,
    formId: 'nrm-preparation',
  });
  await answer(here, screeningId, {
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'authorities-cooperation': 'yes',
    'how-they-were-treated': 'She was hit.',
    'pv-name-dtn-first-name': 'Mara',
    'pv-name-dtn-last-name': 'Popescu',
  });
  const write = (side: Side) =>
    pagesOf(side, async (folder) => {
      const asked = { screeningId, body: 'council', variant: 'named' as const };
      const { sha256, lines } = await side.do('notificationShow', asked);
      const read = lines.map(({ question }) => question);
      return side.do('notificationExport', { ...asked, read, sha256, folder });
    });
  await here.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
  await here.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  expect(await write(here)).not.toMatch(/Recorded differently/);
  await pass(here, there);
  for (const [side, name, status] of [
    [here, 'Marioara Popescu', 'given'],
    [there, 'Maria Popa', 'withdrawn'],
  ] as const) {
    const [person] = (await side.do('caseShow', { caseId })).people;
    if (person === undefined) throw new Error('nobody is there');
    const { id: _, caseId: _case, ...fields } = person;
    await side.do('personUpdate', { personId, ...fields, name });
    await side.do('consentRecord', { personId, purpose: 'police', status });
  }
  await pass(there, here);
  await pass(here, there);
  for (const side of [here, there])
    expect(await failureOf(() => write(side))).toMatchObject({
      code: 'consent-only',
      found: [{ code: 'consent-undecided' }],
    });
  await here.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  for (const [first, last] of [
    ['Marioara', 'Popescu'],
    ['Maria', 'Popa'],
  ] as const) {
    await answer(here, screeningId, { 'pv-name-dtn-first-name': first, 'pv-name-dtn-last-name': last });
    expect(await write(here)).toMatch(
      /Recorded differently by two offices, and not decided yet: name: “Mari(oara Popescu|a Popa)”/,
    );
  }
});
