/** A case in which every field is filled and no two are alike, compared whole on the other side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldLines } from '../../src-main/core/details/field-lines.ts';
import { changeOf } from '../../src-main/core/handover/compare-records.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { collectCase } from '../../src-main/usecases/handover/collect.ts';
import { asJson } from '../support/cli.ts';
import { sameNeighbours, thinPlaces } from '../support/distinct-values.ts';
import { type FullCase, fullCase } from '../support/full-case.ts';
import { handOver, mergeIn, readIn, type Side, sideOf, states, written } from '../support/handover.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

let here: Side;
let there: Side;
let of: FullCase;
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await fullCase(here);
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const collected = ({ engine }: Side) => engine.session.read((db) => collectCase(db, of.caseId, null));

it('is a case without an empty field, a list of one, or two neighbours alike', () => {
  const data = collected(here);
  // What a line was written in view of is of the log.
  expect(thinPlaces(data).filter((place) => !place.includes('inViewOf'))).toEqual([]);
  // Whoever takes an exhibit in has it then.
  expect(sameNeighbours(data)).toEqual(['exhibits[].custody[]: actor = to']);
});

/** What each screen reads, of both sides. */
async function shown({ do: call }: Side) {
  const { caseId, maria, lia } = of;
  const people = [maria, lia];
  const { screenings } = await call('screeningList', { caseId });
  const { evidence } = await call('evidenceList', { caseId });
  const each = <T, R>(all: readonly T[], read: (one: T) => Promise<R>) => Promise.all(all.map(read));
  return {
    case: await call('caseShow', { caseId }),
    records: await each(screenings, ({ id: screeningId }) => call('screeningShow', { screeningId })),
    histories: await each(screenings, ({ id: screeningId }) => call('screeningHistory', { screeningId })),
    links: await each(screenings, ({ id: screeningId }) => call('screeningLinks', { screeningId })),
    submissions: await call('submissionList', { caseId }),
    consents: await call('consentList', { caseId }),
    exhibits: evidence,
    transcripts: await each(of.recordings, (evidenceId) => call('transcriptShow', { evidenceId })),
    redactions: (await call('redactionList', { caseId })).marks,
    dates: await call('dateList', { caseId }),
    contacts: await call('contactList', { caseId }),
    plans: await each(people, (personId) => call('contactPlanShow', { personId })),
    support: await each(people, (personId) => call('supportShow', { personId })),
    ages: await each(people, (personId) => call('ageShow', { personId })),
  };
}

/** Of the log of each side, of whoever looks, and of the day on which an exhibit came there. */
const ITS_OWN = new Set([
  'seq',
  'recordSeq',
  'updatedAt',
  'today',
  'known',
  'definition',
  'view',
  'receivedAt',
  'receivedBy',
  'receivedFrom',
]);
const withoutIts = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view, (key, value: unknown) => {
      if (ITS_OWN.has(key)) return undefined;
      // What was in a field before stays with whoever replaced it.
      if (key === 'fields' && Object.values(value as FieldLines).every(Array.isArray))
        return Object.entries(value as FieldLines).map(([field, all]) => [field, all.at(-1)]);
      return key === 'nonce' ? changeOf(String(value)) : value;
    }),
  );

describe('taken in on the other side', () => {
  it('is the same on every screen', async () => {
    const exhibits = collected(here).exhibits;
    const review = await readIn(there, await handOver(here, there, of.caseId));
    expect(new Set(review.items.map(({ state }) => state))).toEqual(new Set(['new']));
    const merged = await mergeIn(there, review);
    expect(states(merged)).toEqual([]);
    expect(withoutIts(await shown(there))).toEqual(withoutIts(await shown(here)));
    // An exhibit's custody there begins with the day it came, and names the end of the chain that came with it.
    for (const { id: evidenceId, custody } of exhibits) {
      const { events } = await there.do('evidenceCustody', { evidenceId });
      const purpose = `${review.handover.id}; ${custody.length}: ${custody.at(-1)?.hash}`;
      const came = { action: 'received', from: 'Lantern, Amina Okafor', to: 'Ruth Clarke', purpose };
      expect(events).toMatchObject([came]);
    }
  });

  it('is the same line by line, but for what each side has of its own', () => {
    const lines = (side: Side) => {
      const {
        case: head,
        people,
        records,
        consents,
        events,
        answersSeenTo,
        contacts,
        plans,
        support,
      } = collected(side);
      return withoutIts({ head, people, records, consents, events, answersSeenTo, contacts, plans, support });
    };
    expect(lines(there)).toEqual(lines(here));
  });
});

it('what a sheet rests on names the account that told it otherwise, and not its own', async () => {
  for (const screeningId of of.sheets) {
    const { links } = await here.do('screeningLinks', { screeningId });
    expect(links.map(({ target }) => target)).toMatchObject([
      {
        kind: 'answer',
        quoted: { layer: 0, screeningId: of.accounts[of.sheets.indexOf(screeningId)] },
        since: { layer: 2 },
        otherwise: { layer: 1, on: { value: '2026-11-08' } },
      },
      { kind: 'exhibit', exhibitRef: 'AC/lease' },
    ]);
  }
});

describe('in print', () => {
  const print = async (screeningId: ScreeningId) => {
    const folder = temporaryFolder();
    const out = { screeningId, folder: here.engine.files.register(folder), own: true };
    const { fileName } = await here.do('recordExport', out);
    return flowOf(readFileSync(join(folder, fileName)));
  };
  /** What somebody typed into a record, in the order it is shown. */
  const typed = async (screeningId: ScreeningId): Promise<string[]> => {
    const view = await here.do('screeningShow', { screeningId });
    const words = ({ value, ownWords }: { value: unknown; ownWords: string }) => [
      String(value ?? ''),
      ownWords,
    ];
    return [
      view.place,
      view.language,
      view.interpreter,
      view.readBack ?? '',
      view.takenBy,
      ...view.sessions.flatMap(({ language, interpreter }) => [language, interpreter]),
      ...view.answers.filter(({ question }) => ['treatment', 'living'].includes(question)).flatMap(words),
      ...view.layers.flatMap(({ reason, takenBy }) => [reason, takenBy]),
      ...view.breaks.filter(({ takenBack }) => takenBack === undefined).map(({ reason }) => reason),
    ].filter((text) => text !== '');
  };

  it('a record has all that was typed into it, and nothing of the other', async () => {
    const [own, other] = of.accounts;
    const [mine, theirs] = [await typed(own), await typed(other)];
    const pages = await print(own);
    expect(mine.filter((text) => !pages.includes(text))).toEqual([]);
    expect(theirs.filter((text) => !mine.includes(text) && pages.includes(text))).toEqual([]);
    expect(pages).not.toContain('Typed twice');
  });
});

describe('in the chronology', () => {
  it('every day, account and paper stands once, and a record made an exhibit with the newest account on it', async () => {
    const { rows } = await here.do('chronologyList', { caseId: of.caseId });
    const said = rows
      .filter(({ on }) => on.value < '2027')
      .map(({ on, time, kind, person, sources }) =>
        [on.value, time, kind, person.split(' ')[0], ...sources.map(({ place }) => place.at)]
          .filter((one) => one !== '')
          .join(' '),
      );
    const twice = (line: string) => [line, line];
    const ofBoth = (line: string) => [`${line.replace('NAME', 'Maria')}`, `${line.replace('NAME', 'Lia')}`];
    const decided = (day: string) =>
      ofBoth(`${day} decision NAME support`).flatMap((line) =>
        day.endsWith('01') ? [...twice(line), line.replace('decision', 'referral')] : twice(line),
      );
    expect(said).toEqual([
      '1972-03 answer Radu person',
      '1988-09 answer Ines person',
      '1994-07 answer Lia person record',
      '1996-04 answer Maria person record',
      ...['2023-11', '2024-03', '2025-02', '2025-03'].map((day) => `${day} evidence exhibit`),
      ...decided('2026-10-01'),
      ...decided('2026-10-02'),
      '2026-11-02 10:20 milestone Maria event exhibit',
      '2026-11-03 statement Maria record',
      '2026-11-03 11:21 milestone Lia event exhibit',
      '2026-11-04 12:22 milestone event exhibit',
      '2026-11-05 statement Lia record',
      ...ofBoth('2026-11-08 statement NAME record'),
      ...ofBoth('2026-11-12 statement NAME record exhibit'),
      ...ofBoth('2026-11-19 contact NAME contact'),
      ...ofBoth('2026-11-20 16:45 contact NAME contact'),
    ]);
  });
});

describe('at the terminal', () => {
  it('a list has what a screen has', async () => {
    const { case: head, consents, contacts, dates, exhibits, records, support } = await shown(here);
    const { folder } = here.engine.session;
    await here.engine.close();
    const passphrase = written('passphrase.txt', `${PASSPHRASE}\n`);
    const ask = async (command: string, ...more: string[]) => {
      const open = ['--vault', folder, '--passphrase-file', passphrase];
      return (await asJson<Record<string, unknown>>([...command.split(' '), ...more, ...open])).json;
    };
    const list = (command: string) => ask(command, '--case', head.reference);
    // Which day runs out first is of the day on which somebody asks.
    const { runsOutFirst: _, ...shownCase } = await ask('case show', head.reference);
    expect(shownCase).toEqual(asWritten(head));
    expect((await list('consent list'))['consents']).toEqual(asWritten(consents.consents));
    expect((await list('contact list'))['contacts']).toEqual(asWritten(contacts.contacts));
    expect((await list('clock list'))['events']).toEqual(asWritten(dates.events));
    expect((await list('evidence list'))['evidence']).toEqual(asWritten(exhibits));
    const { things } = await ask('plan show', '--case', head.reference, '--person', of.maria);
    expect(things).toEqual(asWritten(support[0]?.things));
    const [record] = records.filter(({ id }) => id === of.accounts[1]);
    const { answers, layers, breaks, sessions } = await ask(
      'record show',
      '--case',
      head.reference,
      '--id',
      of.accounts[1],
    );
    expect({ answers, layers, breaks, sessions }).toEqual(
      asWritten({
        answers: record?.answers,
        layers: record?.layers,
        breaks: record?.breaks,
        sessions: record?.sessions,
      }),
    );
  });
});

const asWritten = (view: unknown): unknown => JSON.parse(JSON.stringify(view));
