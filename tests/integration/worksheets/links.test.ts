import { beforeAll, describe, expect, it } from 'vitest';
import type { LinkView } from '../../../src-main/contract/links.ts';
import type { EvidenceId, LinkId, ScreeningId } from '../../../src-main/core/ids.ts';
import { signedLinks } from '../../../src-main/usecases/answers/read-links.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let account: ScreeningId;
let sheet: ScreeningId;
let personId: string;
let exhibit: EvidenceId;
const words = 'He said <b>"just work"</b> & took my passport — «قال لي» 🙁';

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const person = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  personId = person.id;
  const about = { caseId, personId: person.id };
  account = (await work.do('screeningStart', { ...about, formId: 'first-account' })).id;
  await work.do('screeningAnswer', { screeningId: account, answers: openingAnswers() });
  await work.do('screeningAnswer', {
    screeningId: account,
    answers: [
      { question: 'treatment', state: 'answered', value: words, ownWords: 'Mi-a luat pașaportul.' },
      { question: 'living', state: 'not-known' },
    ],
  });
  sheet = (await work.do('screeningStart', { ...about, formId: 'elements' })).id;
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [{ question: 'act-recruited', state: 'answered', value: 'shown' }],
  });
  const file = work.pick('ticket.txt', 'A ticket, 14 June 2021');
  exhibit = (await work.do('evidenceAdd', { caseId, file, title: 'Bus ticket', exhibitRef: 'RA/1' })).id;
});
const answerLink = (question = 'treatment', layer?: number) => ({
  question: 'act-recruited',
  target: {
    kind: 'answer' as const,
    screeningId: account,
    question,
    ...(layer === undefined ? {} : { layer }),
  },
});
const entries = () =>
  work.engine.session.read((db) =>
    db.all<{ action: string }>('SELECT action FROM audit_entry ORDER BY seq').map((one) => one.action),
  );
const quotedOf = (link: LinkView | undefined) => {
  if (link?.target.kind !== 'answer') throw new Error('not a link to an answer');
  return link.target;
};

describe('what a point of a worksheet rests on', () => {
  let first: LinkId;

  it('quotes the words of an answer, whoever said them, and names an exhibit', async () => {
    const { links } = await work.do('screeningLink', {
      screeningId: sheet,
      links: [
        answerLink(),
        { question: 'act-recruited', target: { kind: 'exhibit', evidenceId: exhibit }, note: 'page 1' },
      ],
    });
    first = links[0]?.id as LinkId;
    const { quoted, since } = quotedOf(links[0]);
    expect(quoted).toMatchObject({
      person: 'Maria Popescu',
      formTitle: 'First account',
      status: 'draft',
      question: 'treatment',
      text: words,
      ownWords: 'Mi-a luat pașaportul.',
      layer: 0,
    });
    expect(quoted.title).not.toBe('treatment');
    expect(since).toBeNull();
    expect(links[1]).toMatchObject({
      note: 'page 1',
      target: { kind: 'exhibit', exhibitRef: 'RA/1', title: 'Bus ticket', removed: false },
    });
    expect((await work.do('screeningReading', { screeningId: sheet })).links).toEqual(links);
  });

  it('is not linked twice, and is one entry in the log a change', async () => {
    const { links } = await work.do('screeningLink', { screeningId: sheet, links: [answerLink()] });
    expect(links).toHaveLength(2);
    expect((await entries()).filter((action) => action === 'screening.linked')).toHaveLength(1);
  });

  it('can be taken away and put back, both in the log', async () => {
    expect((await work.do('screeningUnlink', { linkId: first })).links).toHaveLength(1);
    const back = await work.do('screeningRelink', { linkId: first });
    expect(back.links.map((one) => one.id)).toContain(first);
    expect((await entries()).slice(-2)).toEqual(['screening.unlinked', 'screening.relinked']);
  });

  it('lists what can be quoted: no "not known", nothing of the worksheet itself', async () => {
    const { answers } = await work.do('screeningQuotable', { screeningId: sheet });
    const asked = answers.map((one) => one.question);
    expect(asked).toContain('treatment');
    expect(asked).not.toContain('living');
    expect(asked).not.toContain('act-recruited');
  });

  it('lists the account before worksheets, and of these only what they add to it', async () => {
    const { id } = await work.do('screeningStart', {
      caseId: work.caseId,
      personId: personId as never,
      formId: 'nrm-preparation',
    });
    await work.do('screeningCarryOver', { screeningId: id });
    await work.do('screeningAnswer', {
      screeningId: id,
      answers: [{ question: 'professional-insight', state: 'answered', value: 'She was tired.' }],
    });
    const { answers } = await work.do('screeningQuotable', { screeningId: sheet });
    const titles = answers.map((one) => one.formTitle);
    expect(titles.lastIndexOf('First account')).toBeLessThan(titles.length - 1);
    expect(new Set(titles.slice(0, titles.lastIndexOf('First account') + 1)).size).toBe(1);
    const written = answers.filter((one) => one.screeningId === id).map((one) => one.question);
    expect(written).toEqual(['professional-insight']);
  });

  it('says when the draft it quotes was changed or taken back, and keeps the words that were quoted', async () => {
    const change = (answer: object) =>
      work.do('screeningAnswer', {
        screeningId: account,
        answers: [{ question: 'treatment', ...answer } as never],
      });
    await change({ state: 'cleared' });
    const link = (await work.do('screeningLinks', { screeningId: sheet })).links.find(
      (one) => one.id === first,
    );
    expect(quotedOf(link)).toMatchObject({ quoted: { text: words }, since: { state: 'cleared', layer: 0 } });
    await change({ state: 'answered', value: words, ownWords: 'Mi-a luat pașaportul.' });
  });

  it('says when a later, dated account speaks to the same question, and can quote either account', async () => {
    await work.do('screeningSign', { screeningId: account, readBack: 'Read back in Romanian.' });
    const { links: fresh } = await work.do('screeningLink', {
      screeningId: sheet,
      links: [{ ...answerLink(), question: 'means-deception' }],
    });
    expect(quotedOf(fresh.at(-1)).since).toBeNull();
    await work.do('screeningAddLayer', { screeningId: account, reason: 'She remembered more' });
    await work.do('screeningAnswer', {
      screeningId: account,
      answers: [
        ...safetyAnswers(),
        { question: 'treatment', state: 'answered', value: 'It was his brother.', relation: 'differs' },
      ],
    });
    const { links } = await work.do('screeningLinks', { screeningId: sheet });
    expect(quotedOf(links.find((one) => one.question === 'means-deception'))).toMatchObject({
      quoted: { text: words, layer: 0, status: 'signed' },
      since: { text: 'It was his brother.', layer: 1 },
    });
    // Taken back in that account, and put off in it: neither says anything, so the signed words still stand.
    for (const state of ['cleared', 'deferred'] as const) {
      const passed = [{ question: 'treatment', state }];
      await work.do('screeningAnswer', { screeningId: account, answers: passed });
      const still = (await work.do('screeningLinks', { screeningId: sheet })).links;
      expect(quotedOf(still.find((one) => one.question === 'means-deception')).since, state).toBeNull();
    }
    await work.do('screeningAnswer', {
      screeningId: account,
      answers: [
        { question: 'treatment', state: 'answered', value: 'It was his brother.', relation: 'differs' },
      ],
    });
    const both = await work.do('screeningLink', {
      screeningId: sheet,
      links: [
        { ...answerLink(), question: 'means-force' },
        { ...answerLink('treatment', 0), question: 'means-force' },
      ],
    });
    expect(
      both.links.filter((one) => one.question === 'means-force').map((one) => quotedOf(one).quoted.layer),
    ).toEqual([0, 1]);
  });

  it('says when the exhibit has been taken out of the evidence', async () => {
    await work.do('evidenceRemove', { evidenceId: exhibit, reason: 'Twice' });
    const { links } = await work.do('screeningLinks', { screeningId: sheet });
    expect(links.find((one) => one.target.kind === 'exhibit')?.target).toMatchObject({ removed: true });
    await work.do('evidenceRestore', { evidenceId: exhibit });
  });

  it('shows an indicator that is linked as shown by something, not as empty', async () => {
    const { id } = await work.do('screeningStart', {
      caseId: work.caseId,
      personId: personId as never,
      formId: 'uk-indicators',
    });
    await work.do('screeningAnswer', {
      screeningId: id,
      answers: [{ question: 'g13', state: 'answered', value: 'seen' }],
    });
    await work.do('screeningLink', {
      screeningId: id,
      links: [{ ...answerLink(), question: 'g13' }],
    });
    const { readings, links } = await work.do('screeningReading', { screeningId: id });
    expect(said(readings[0]?.lines[0])).toMatch(/: see what is linked to it$/);
    // Both accounts of it.
    expect(links).toHaveLength(2);
  });

  it.each([
    ['an interview', () => ({ screeningId: account, links: [answerLink()] }), 'answer-not-allowed'],
    [
      'a point the form does not have',
      () => ({ screeningId: sheet, links: [{ ...answerLink(), question: 'no-such-point' }] }),
      'answer-not-allowed',
    ],
    [
      'a question nobody answered',
      () => ({ screeningId: sheet, links: [{ ...answerLink('living'), question: 'act-received' }] }),
      'answer-not-allowed',
    ],
    [
      'itself',
      () => ({
        screeningId: sheet,
        links: [
          {
            question: 'act-recruited',
            target: { kind: 'answer' as const, screeningId: sheet, question: 'act-recruited' },
          },
        ],
      }),
      'answer-not-allowed',
    ],
    [
      'an exhibit nobody has',
      () => ({
        screeningId: sheet,
        links: [
          answerLink('treatment'),
          {
            question: 'act-received',
            target: { kind: 'exhibit' as const, evidenceId: 'a'.repeat(26) as EvidenceId },
          },
        ],
      }),
      'not-found',
    ],
  ])('refuses to link %s, and links nothing', async (_, input, code) => {
    const before = (await work.do('screeningLinks', { screeningId: sheet })).links.length;
    await expect(work.do('screeningLink', input())).rejects.toMatchObject({ code });
    expect((await work.do('screeningLinks', { screeningId: sheet })).links).toHaveLength(before);
  });

  it('refuses an answer and an exhibit of another case', async () => {
    const other = await work.do('caseCreate', { reference: 'LH/2', title: 'Other', profile: 'general' });
    const someone = await work.do('personAdd', { caseId: other.id, role: 'survivor', name: 'Someone else' });
    const { id } = await work.do('screeningStart', {
      caseId: other.id,
      personId: someone.id,
      formId: 'elements',
    });
    for (const target of [answerLink().target, { kind: 'exhibit' as const, evidenceId: exhibit }]) {
      await expect(
        work.do('screeningLink', { screeningId: id, links: [{ question: 'act-recruited', target }] }),
      ).rejects.toMatchObject({ code: 'answer-not-allowed' });
    }
  });

  it('locks the links with the worksheet: the signature covers them, and they stay', async () => {
    const copy = (
      await work.do('screeningStart', {
        caseId: work.caseId,
        personId: personId as never,
        formId: 'elements',
      })
    ).id;
    await work.do('screeningAnswer', {
      screeningId: copy,
      answers: [{ question: 'act-recruited', state: 'answered', value: 'shown' }],
    });
    const { links } = await work.do('screeningLink', { screeningId: copy, links: [answerLink()] });
    await work.do('screeningSign', { screeningId: copy, readBack: 'At a desk' });
    await expect(work.do('screeningUnlink', { linkId: links[0]?.id as LinkId })).rejects.toMatchObject({
      code: 'signed-off',
    });
    await expect(
      work.do('screeningLink', { screeningId: copy, links: [answerLink()] }),
    ).rejects.toMatchObject({ code: 'signed-off' });
    // A later layer takes further links; what was signed cannot be taken away in it.
    await work.do('screeningAddLayer', { screeningId: copy, reason: 'More' });
    const later = await work.do('screeningLink', {
      screeningId: copy,
      links: [{ question: 'act-received', target: { kind: 'exhibit', evidenceId: exhibit } }],
    });
    expect(later.links).toHaveLength(3);
    // What was signed is what stood then: a later layer's link is not under the signature.
    expect(work.engine.session.read((db) => signedLinks(db, copy)).map((one) => one.question)).toEqual([
      'act-recruited',
      'act-recruited',
    ]);
    await expect(work.do('screeningUnlink', { linkId: links[0]?.id as LinkId })).rejects.toMatchObject({
      code: 'signed-off',
    });
  });
});
