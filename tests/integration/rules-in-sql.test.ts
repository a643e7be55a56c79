/**
 * Three rules of the field are asked of the store in SQL, so that ten thousand cases cost little more than ten. Each
 * agrees with core's over every pair of states and over generated histories.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_STATES, type AnswerView } from '../../src-main/core/answers/answer.ts';
import { hasContent, standingAnswers, stateWith } from '../../src-main/core/answers/said.ts';
import { hasExpired, standingConsents } from '../../src-main/core/consent/consent.ts';
import { CONSENT_STATUSES } from '../../src-main/core/findings/ledger-codes.ts';
import type { CaseId, ConsentId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import { insertConsent, listConsents } from '../../src-main/vault/queries/consent.ts';
import {
  answerHistory,
  insertAnswer,
  insertScreening,
  listScreenings,
  newestAnswers,
} from '../../src-main/vault/queries/screening.ts';
import { listEndingConsents, listOpenDrafts } from '../../src-main/vault/queries/today.ts';
import { beginFirstAccount, interviewCaller } from '../support/interview.ts';
import { type TemporaryVault, temporaryVault } from '../support/vault.ts';

const SEED = 20261125;
const AT = '2026-11-24T10:00:00.000+00:00';
let vault: TemporaryVault;
let begun: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeAll(async () => {
  vault = await temporaryVault();
  begun = await beginFirstAccount(interviewCaller(vault));
});
afterAll(() => vault.session.lock());

type Given = Pick<AnswerView, 'question' | 'layer' | 'state' | 'ownWords' | 'relation' | 'cause'>;

/** A record of its own for each history; returns what the two lists count, and what core does. */
function countsOf(histories: readonly (readonly Given[])[]) {
  const { caseId, personId } = begun;
  const form = vault.session.read((db) => listScreenings(db, caseId)[0]);
  if (form === undefined) throw new Error('no record was begun');
  const { formId, formVersion } = form;
  const ids = vault.session.write((tx) =>
    histories.map((history) => {
      const id = vault.random.id() as ScreeningId;
      const spoken = { author: 'Amina', language: '', interpreter: '' };
      const held = { heldOn: null, takenBy: '' };
      insertScreening(
        tx,
        { id, caseId, personId, formId, formVersion, place: '', startedAt: AT, ...spoken, ...held },
        'ab',
      );
      for (const given of history) {
        const value = given.state === 'answered' ? 'a value' : null;
        const how = { howSaid: '', at: AT } as const;
        insertAnswer(tx, id, { ...given, value, ...how, ...spoken }, 'ab');
      }
      return id;
    }),
  );
  return vault.session.read((db) => {
    const listed = new Map(listScreenings(db, caseId).map((one) => [one.id, one.answered]));
    const open = listOpenDrafts(db, '', 10_000).items;
    const today = new Map(open.map((one) => [one.screeningId, one.answered]));
    const byCore = (id: ScreeningId) => {
      const all = [...standingAnswers(answerHistory(db, id)).values()].filter(hasContent).length;
      const newest = [...standingAnswers(newestAnswers(db, id)).values()].filter(hasContent).length;
      return { all, newest };
    };
    return ids.map((id, at) => ({
      history: histories[at],
      sql: [listed.get(id), today.get(id)],
      core: [byCore(id).all, byCore(id).newest],
    }));
  });
}

/** Every state with and without words beside it, as far as the store holds them. */
const SPOKEN = ANSWER_STATES.flatMap((state) =>
  ['', 'own words'].flatMap((ownWords) =>
    [
      { relation: 'new', cause: '' } as const,
      // As what an earlier account had been written down as is put right.
      { relation: 'differs', cause: 'recording' } as const,
    ].map((why) => ({ state, ownWords, ...why })),
  ),
).filter(({ state, ownWords }) => stateWith(state, ownWords) === state);

describe('how many questions are answered', () => {
  it('is the same for every state after every other, in one account and in a later one', () => {
    const pairs = SPOKEN.flatMap((first) => SPOKEN.map((then) => [first, then] as const));
    const histories = pairs.flatMap(([first, then]) =>
      [0, 1].map((layer) => [
        { question: 'q', layer: 0, ...first },
        { question: 'q', layer, ...then },
      ]),
    );
    for (const { history, sql, core } of countsOf(histories))
      expect({ history, count: sql }).toEqual({ history, count: core });
  });

  it('is the same whatever was said, taken back and told again', () => {
    const given = fc.record({
      question: fc.constantFrom('q', 'r'),
      layer: fc.integer({ min: 0, max: 3 }),
      spoken: fc.constantFrom(...SPOKEN),
    });
    const history = fc
      .array(given, { maxLength: 9 })
      .map((all) => all.map(({ spoken, ...one }) => ({ ...one, ...spoken })));
    const histories = fc.sample(history, { numRuns: 500, seed: SEED });
    for (const one of countsOf(histories)) expect({ ...one, sql: one.core }).toEqual(one);
  });
});

describe('which consents are about to end', () => {
  it('is the same whatever was agreed to, refused and taken back, under any spelling of a name', () => {
    const line = fc.record({
      purpose: fc.constantFrom('police', 'research'),
      recipient: fc.constantFrom('', 'Kent Police', 'KENT  police ', 'Zoë', 'Zoë'.normalize('NFD')),
      item: fc.constantFrom('', 'item'),
      status: fc.constantFrom(...CONSENT_STATUSES),
      expiresOn: fc.constantFrom(null, '2026-11-23', '2026-11-24', '2026-11-25', '2027-01-01'),
    });
    const days = { today: '2026-11-24', until: '2026-12-24' };
    for (const lines of fc.sample(fc.array(line, { maxLength: 12 }), { numRuns: 100, seed: SEED })) {
      const { caseId, ledger } = written(lines);
      const sql = vault.session
        .read((db) => listEndingConsents(db, days, 10_000))
        .items.filter((one) => one.caseId === caseId)
        .map(({ purpose, recipient, expiresOn, past }) => ({ purpose, recipient, expiresOn, past }));
      const core = standingConsents(ledger)
        .filter((one) => ['given', 'best-interests'].includes(one.status))
        .filter((one) => one.expiresOn !== null && one.expiresOn <= days.until)
        .toSorted((a, b) => String(a.expiresOn).localeCompare(String(b.expiresOn), 'en') || a.seq - b.seq)
        .map(({ purpose, recipient, expiresOn, status }) => ({
          purpose,
          recipient,
          expiresOn,
          past: hasExpired({ status, expiresOn }, days.today),
        }));
      expect({ lines, ending: sql }).toEqual({ lines, ending: core });
    }
  });

  function written(
    lines: readonly {
      purpose: string;
      recipient: string;
      item: string;
      status: (typeof CONSENT_STATUSES)[number];
      expiresOn: string | null;
    }[],
  ) {
    const [caseId, personId] = [vault.random.id() as CaseId, vault.random.id() as PersonId];
    return vault.session.write((tx) => {
      tx.run(
        `INSERT INTO case_file (id, reference, title, profile, status, search_text, created_at, created_by, updated_at, log_seq)
           SELECT ?, ?, title, profile, status, search_text, created_at, created_by, updated_at, log_seq FROM case_file WHERE id = ?`,
        [caseId, caseId, begun.caseId],
      );
      const columns = tx
        .all<{ name: string }>(
          `SELECT name FROM pragma_table_info('person') WHERE name NOT IN ('id', 'case_id')`,
        )
        .map(({ name }) => name)
        .join(', ');
      tx.run(
        `INSERT INTO person (id, case_id, ${columns}) SELECT ?, ?, ${columns} FROM person WHERE id = ?`,
        [personId, caseId, begun.personId],
      );
      for (const line of lines)
        insertConsent(tx, {
          ...line,
          id: vault.random.id() as ConsentId,
          caseId,
          personId,
          screeningId: null,
          evidenceId: null,
          language: '',
          interpreter: '',
          explainedBy: '',
          privacyNotice: '',
          decidedBy: line.status === 'best-interests' ? 'Dr Okafor' : '',
          cannotDecide: line.status === 'best-interests' ? 'Delirious' : '',
          note: '',
          decidedOn: null,
          at: AT,
          recordedBy: 'Amina',
        });
      return { caseId, ledger: listConsents(tx, caseId) };
    });
  }
});

describe('which records are worksheets', () => {
  it('is what their forms say, and an interview where one does not say', async () => {
    const call = interviewCaller(vault);
    const { forms: all } = await call('formList', {});
    const { id: caseId } = await call('caseCreate', { reference: 'USES', title: 'Uses' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' });
    const { offered } = await call('formOffers', { personId });
    const forms = all.filter(({ id }) => offered.includes(id));
    for (const { id: formId } of forms) await call('screeningStart', { caseId, personId, formId });
    const { cases } = await call('caseList', { search: 'USES' });
    const used = (use: string) => forms.filter((form) => form.use === use).length;
    expect(cases[0]?.counts).toMatchObject({ interviews: used('interview'), worksheets: used('worksheet') });
    expect(used('interview') * used('worksheet')).toBeGreaterThan(0);
  });
});
