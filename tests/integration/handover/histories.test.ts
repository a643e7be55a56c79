/**
 * Two and three real vaults that write in one case, hand it over whole or in part, read files late and again, erase it, and have clocks
 * that are wrong: after each file, and when everybody has everything, what each shows is held against the slow statement of the rule.
 */
import { afterAll, expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import type { ConsentStatus } from '../../../src-main/core/consent/consent-line.ts';
import type {
  CaseId,
  ContactId,
  EventId,
  EvidenceId,
  PersonId,
  ScreeningId,
} from '../../../src-main/core/ids.ts';
import { listClockMarks } from '../../../src-main/vault/queries/events.ts';
import { answer, handOver, mergeIn, readIn, type Side, sideOf, written } from '../../support/handover.ts';
import { seeded } from '../../support/histories.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import {
  faultsOfHistory,
  type Kind,
  NOTHING,
  OCCASIONS,
  type Office,
  type Part,
  type Said,
  type Shown,
  type Tally,
} from '../../support/offices.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 24);
/** What follows from the day of a hearing: that it is then. */
const ruleId = 'hearing-day';
const sides: Side[] = [];
/** As they went before a history put them wrong. */
const clocks = new Map<Side, () => string>();
afterAll(() => Promise.all(sides.map(({ engine }) => engine.close())));

/** Another one for each word, and the sooner the safer. */
const dayOf = ({ word, rank }: Said) =>
  new Date(Date.UTC(2027, 1, 1 + 50 * rank + Number(/\d+/.exec(word)))).toISOString().slice(0, 10);
const wordsIn = (...texts: readonly unknown[]): string[] => JSON.stringify(texts).match(/word\d+end/g) ?? [];

/** What the first office calls its things; the others have them from it. */
interface Things {
  caseId: CaseId;
  personId: PersonId;
  evidenceId: EvidenceId;
  eventId: EventId;
  contactId: ContactId;
  need: string;
  account?: ScreeningId;
}

/** One case of this history, in a vault that has those of the others as well. */
function officeOf(side: Side, of: Things, seed: number): Office<string> {
  const { below, pick } = seeded(seed * 7 + sides.indexOf(side));
  const { clock } = side.engine;
  const now = clocks.get(side) ?? clock.now.bind(clock);
  clocks.set(side, now);
  // Days before or after the others.
  const wrong = (below(5) - 2) * 40;
  Object.assign(clock, {
    now: () => new Date(Date.parse(now()) + wrong * 3_600_000).toISOString().replace('Z', '+00:00'),
  });
  const person = async () =>
    (await side.do('caseShow', { caseId: of.caseId })).people.find(({ id }) => id === of.personId);
  const update = async (more: object) => {
    const { id, caseId: _, ...fields } = (await person()) as NonNullable<Awaited<ReturnType<typeof person>>>;
    await side.do('personUpdate', { personId: id, ...fields, ...more });
  };
  const support = async (kind: string) =>
    (await side.do('supportShow', { personId: of.personId })).things.find((one) => one.kind === kind);
  const field = async (subject: string, name: string, value = ''): Promise<Shown> => {
    const { subjects } = await side.do('earlierWords', { caseId: of.caseId });
    const all = subjects.find((one) => one.subject === subject)?.fields.find((one) => one.field === name);
    const lines = all?.lines ?? [{ words: value, effective: true }];
    return {
      effective: wordsIn(...lines.filter(({ effective }) => effective).map(({ words }) => words)),
      governs: wordsIn(value),
      words: wordsIn(...lines.map(({ words }) => words)),
    };
  };

  const write: Readonly<Record<Kind, (said: Said) => Promise<unknown>>> = {
    consent({ word: note, rank }) {
      const status = (
        rank === 0 ? pick(['refused', 'withdrawn']) : rank === 1 ? 'not-yet' : 'given'
      ) as ConsentStatus;
      const expiresOn = rank === 2 ? '2027-06-01' : rank === 3 ? '2027-09-01' : null;
      return side.do('consentRecord', { personId: of.personId, purpose: 'support', status, note, expiresOn });
    },
    plan: ({ word }) =>
      side.do('contactPlanRecord', {
        personId: of.personId,
        reason: word,
        plan: { never: [{ what: 'word', value: word, why: 'He knows it.' }] },
      }),
    async day(said) {
      const { word, rank } = said;
      const line = { on: { value: dayOf(said), qualifier: 'exact' as const }, note: word };
      if (of.eventId === '')
        of.eventId = (await side.do('dateRecord', { ...line, caseId: of.caseId, kind: 'hearing' })).eventId;
      else if (rank === NOTHING) await side.do('dateWithdraw', { eventId: of.eventId, reason: word });
      else await side.do('dateAmend', { ...line, eventId: of.eventId, reason: word });
    },
    seenTo({ word: reason, rank }) {
      const mark = { caseId: of.caseId, subject: of.eventId, ruleId, reason };
      return rank === 0 ? side.do('clockReopen', mark) : side.do('clockSettle', mark);
    },
    async next(said) {
      const { word, rank } = said;
      const nextOn = rank === NOTHING ? null : dayOf(said);
      if (of.contactId === '') {
        const input = { personId: of.personId, note: word, nextOn };
        of.contactId = (await side.do('contactAdd', input)).contactId;
      } else await side.do('contactCorrect', { contactId: of.contactId, text: word, nextOn });
    },
    decision: ({ word: words, rank }) =>
      side.do('supportRecord', {
        personId: of.personId,
        line: {
          kind: 'decision',
          about: 'police',
          words,
          answer: (['no', 'withdrawn', 'undecided', 'not-asked', 'yes'] as const)[rank] ?? 'yes',
        },
      }),
    async need({ word, rank }) {
      const state = (['open', 'in-hand', 'not-wanted', 'met'] as const)[rank] ?? 'met';
      const line = {
        kind: 'need',
        which: of.need,
        heading: 'housing',
        need: 'A room',
        goal: word,
        state,
      } as const;
      of.need = (await side.do('supportRecord', { personId: of.personId, line })).subject;
    },
    contactBy: ({ word }) => update({ safeContact: word }),
    note: ({ word }) => update({ note: word }),
    situation: ({ word: where }) =>
      side.do('caseSituation', { caseId: of.caseId, situation: { charged: { answer: 'yes', where } } }),
    async account({ word }) {
      if (of.account === undefined) {
        const asked = {
          caseId: of.caseId,
          personId: of.personId,
          formId: 'first-account',
          language: 'Romanian',
        };
        of.account = (await side.do('screeningStart', asked)).id;
        await side.do('screeningAnswer', {
          screeningId: of.account,
          answers: openingAnswers({ 'consent-support': 'given' }),
        });
        await answer(side, of.account, { treatment: word });
        await side.do('screeningSign', { screeningId: of.account, readBack: 'Read back.' });
        return;
      }
      const layer = { screeningId: of.account, reason: 'asked again', heldOn: null, takenBy: '' };
      await side.do('screeningAddLayer', layer);
      await side.do('screeningAnswer', { screeningId: of.account, answers: safetyAnswers() });
      await answer(side, of.account, { treatment: word });
    },
    title: ({ word }) => side.do('evidenceAmend', { changes: [{ evidenceId: of.evidenceId, title: word }] }),
  };

  const shows: Readonly<Record<Kind, () => Promise<Shown>>> = {
    async consent() {
      const { consents } = await side.do('consentList', { caseId: of.caseId });
      const asked = consents.filter(({ purpose }) => purpose === 'support');
      const [one] = standingConsents(asked);
      const heads = one?.undecided ?? (one === undefined ? [] : [one]);
      return {
        effective: wordsIn(...heads.map(({ note }) => note)),
        governs: wordsIn(one?.note),
        words: wordsIn(asked),
      };
    },
    async plan() {
      const { plan, before } = await side.do('contactPlanShow', { personId: of.personId });
      const heads = plan?.undecided ?? (plan === null ? [] : [plan]);
      return {
        effective: heads.flatMap(({ reason }) => wordsIn(reason)),
        governs: wordsIn(plan?.never),
        words: wordsIn(plan, before),
      };
    },
    async day() {
      const event = (await side.do('dateList', { caseId: of.caseId })).events.find(
        ({ id }) => id === of.eventId,
      );
      const wordOf = (line: { readonly reason: string; readonly note: string } | undefined) =>
        wordsIn(line?.reason).concat(wordsIn(line?.note)).slice(0, 1);
      return {
        effective: (event?.undecided ?? (event === undefined ? [] : [event])).flatMap(wordOf),
        governs: wordOf(event),
        words: wordsIn(event?.lines),
      };
    },
    async seenTo() {
      const marks = side.engine.session
        .read((db) => listClockMarks(db, of.caseId))
        .filter(({ subject, rule }) => subject === of.eventId && rule === ruleId);
      const mark = marks.at(-1);
      const heads = mark?.undecided ?? (mark === undefined ? [] : [mark]);
      return {
        effective: wordsIn(...heads.map(({ reason }) => reason)),
        governs: wordsIn(mark?.reason),
        words: wordsIn(marks),
      };
    },
    async next() {
      const { contacts } = await side.do('contactList', { caseId: of.caseId });
      const contact = contacts.find(({ id }) => id === of.contactId);
      if (contact === undefined) return { effective: [], governs: [], words: [] };
      const lines = [{ text: contact.note, nextOn: contact.nextOn }, ...contact.addenda];
      const heads = contact.undecided ?? lines.slice(-1);
      const governs = heads.filter((one) => (one.nextOn ?? null) === contact.nextOn);
      return {
        effective: wordsIn(...heads.map(({ text }) => text)),
        governs: wordsIn(...governs.map(({ text }) => text)),
        words: wordsIn(lines),
      };
    },
    decision: async () => thing(await support('decision')),
    need: async () => thing(await support('need')),
    contactBy: async () => field(of.personId, 'safeContact', (await person())?.safeContact),
    note: async () => field(of.personId, 'note', (await person())?.note),
    async situation() {
      const { cases } = await side.do('caseList', {});
      if (!cases.some(({ id }) => id === of.caseId)) return { effective: [], governs: [], words: [] };
      const { situation } = await side.do('caseShow', { caseId: of.caseId });
      return field(of.caseId, 'situation:charged', situation.charged?.where);
    },
    async account() {
      if (of.account === undefined) return { effective: [], governs: [], words: [] };
      const { answers } = await side.do('screeningShow', { screeningId: of.account });
      const words = wordsIn(answers.map(({ value }) => value));
      return { effective: words, governs: words, words };
    },
    async title() {
      const { evidence } = await side.do('evidenceList', { caseId: of.caseId });
      return evidence.length === 0
        ? { effective: [], governs: [], words: [] }
        : field(of.evidenceId, 'title', evidence[0]?.title);
    },
  };
  return {
    // Each began two days after the one before.
    wrong: wrong + 48 * sides.indexOf(side),
    async write(said) {
      if (of.caseId === '') await begin(side, of);
      await write[said.kind](said);
    },
    async make(without: readonly Part[], to) {
      const parts = without.filter((part) => part !== 'exhibits');
      const exhibits = without.includes('exhibits') ? { exhibits: [] } : {};
      return handOver(side, sides[to] ?? side, of.caseId, { without: parts, ...exhibits });
    },
    async take(file) {
      await mergeIn(side, await readIn(side, file));
    },
    async erase() {
      const { reference } = await side.do('caseShow', { caseId: of.caseId });
      await side.do('erasureMake', {
        caseId: of.caseId,
        ground: 'request',
        typed: reference,
        despite: 'Asked for.',
      });
    },
    shows: (kind) => shows[kind](),
    async undecided() {
      const { undecided } = await side.do('undecidedList', { caseId: of.caseId });
      const { subjects } = await side.do('earlierWords', { caseId: of.caseId });
      const fields = subjects.flatMap((one) => one.fields).filter((one) => one.undecided);
      return wordsIn(undecided, fields);
    },
  };
}

function thing(found: Thing | undefined): Shown {
  if (found === undefined) return { effective: [], governs: [], words: [] };
  const heads = found.undecided ?? [found];
  return {
    effective: wordsIn(...heads.map(({ line }) => line)),
    governs: wordsIn(found.line),
    words: wordsIn(found.history),
  };
}
interface Thing {
  readonly line: unknown;
  readonly undecided?: readonly { readonly line: unknown }[];
  readonly history: readonly { readonly line: unknown }[];
}

async function begin(side: Side, of: Things): Promise<void> {
  const { id: caseId } = await side.do('caseCreate', { reference: `R/${of.need}`, title: 'R v Dorvan' });
  Object.assign(of, { caseId, need: '' });
  of.personId = (await side.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  await side.do('consentRecord', { personId: of.personId, purpose: 'support-services', status: 'given' });
  const file = side.engine.files.register(written('drawer.txt', `A note, ${caseId}.`));
  await side.do('evidenceAdd', { caseId, file, title: 'Note' });
  of.evidenceId = (await side.do('evidenceList', { caseId })).evidence[0]?.id ?? of.evidenceId;
}

it(`comes out the same in ${HISTORIES} histories of real vaults`, async () => {
  for (const [owner, letter, day] of [
    ['Amina Okafor', 'a', 20],
    ['Ruth Clarke', 'b', 22],
    ['Ilse Brandt', 'c', 24],
  ] as const)
    sides.push(await sideOf(owner, letter, day));
  const faults: string[] = [];
  const tally: Tally = new Map();
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    const of = {
      caseId: '',
      personId: '',
      evidenceId: '',
      eventId: '',
      contactId: '',
      need: `${seed}`,
    } as Things;
    const some = sides.slice(0, 2 + (seed % 2));
    const offices = some.map((side) => officeOf(side, of, seed));
    faults.push(...(await faultsOfHistory(seed, offices, { deeds: 16, erasures: seed % 3 === 0, tally })));
  }
  for (const side of sides) {
    const { intact, alteredDetails, alteredRecords, notCovered } = await side.do('auditVerify', {});
    expect([intact, alteredDetails, alteredRecords, notCovered]).toEqual([true, [], [], []]);
  }
  expect(faults).toEqual([]);
  // Histories in which something never comes up show nothing of it.
  expect(OCCASIONS.filter((what) => !tally.has(what))).toEqual([]);
}, 600_000);
