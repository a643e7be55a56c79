/**
 * A statement drafted from a signed account on a real vault: whose words it has, in which order, what stays out, what stands beside it,
 * and that every sentence leads to its telling or to whoever added it.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ParagraphView, StatementView } from '../../../src-main/contract/statements.ts';
import type { CaseId, PersonId, ScreeningId, StatementId } from '../../../src-main/core/ids.ts';
import { textOf } from '../../../src-main/core/statements/paragraphs.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const own = (question: string, ownWords: string, more: object = {}) => ({
  question,
  state: 'own-words' as const,
  ownWords,
  ...more,
});
const month = (value: string) => ({ value, qualifier: 'exact' as const });

const HELD = 'Beni hit me with a belt';
const PERIODS = [
  { what: 'cleaning', place: 'Luton', country: 'GB', from: month('2025-03'), charge: 'Beni' },
  { what: 'car wash', place: 'Leeds', country: 'GB', from: month('2024-01'), until: month('2024-06') },
];

let work: EngineAtWork;
let caseId: CaseId;
let personId: PersonId;
let record: ScreeningId;
const draft = (more: object = {}) =>
  work.do('statementDraft', {
    screeningId: record,
    kind: 'section-9',
    ...more,
  } as never) as Promise<StatementView>;
const texts = ({ paragraphs }: Pick<StatementView, 'paragraphs'>) =>
  paragraphs.filter(({ number }) => number > 0).map(textOf);
const holding = ({ paragraphs }: StatementView, words: string): ParagraphView => {
  const found = paragraphs.find((one) => textOf(one).includes(words));
  if (found === undefined) throw new Error(`no paragraph has “${words}”`);
  return found;
};
const withheld = (kept: string, readers?: object) =>
  work.do('factList', { personId }).then(async ({ facts }) => {
    const { id } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    const fact = facts.find(({ key }) => key === 'exploitation.treatment');
    const { known } = await work.do('screeningShow', { screeningId: id });
    const question = known.find((one) => one.facts.some(({ key }) => key === fact?.key))?.question ?? '';
    const [entry = 0] = fact?.statements.map(({ seq }) => seq) ?? [];
    await work.do('accountsWithhold', {
      screeningId: id,
      question,
      entry,
      fact: 'exploitation.treatment',
      passage: kept,
      reason: 'as she asked',
      ...(readers === undefined ? {} : { readers }),
    } as never);
  });

const told = () => [
  ...openingAnswers(),
  own('how-left', 'I ran at night. A woman at a bus stop helped me.'),
  own('how-it-started', 'My cousin Dora said there was work.\nI paid 500 pounds.'),
  answered('tasks', 'She cleaned houses from six to eight.'),
  answered('birthplace', 'Plovdiv'),
  answered('periods', PERIODS),
  own('treatment', `They shouted. ${HELD}. Nobody came.`),
  answered('gender', 'female'),
  own('safety-companion', 'My friend waits outside.'),
  answered('methods', ['earnings-taken']),
];

/** Readers are chosen among those whom somebody named before. */
async function begin() {
  work = await engineAtWork();
  ({ caseId } = work);
  ({ id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' }));
  await work.do('personAdd', { caseId, role: 'other', name: 'Dora Ilieva' } as never);
  ({ id: record } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: told(),
  } as never));
  for (const recipient of ['Defence', 'The court'])
    await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', recipient });
}

describe('a draft', () => {
  let view: StatementView;
  beforeAll(async () => {
    await begin();
    view = await draft();
  }, 60_000);
  afterFile(() => work?.engine.close());

  it('stands in the order of what happened, in the words that were told', () => {
    expect(texts(view)).toEqual([
      'I was born in Plovdiv.',
      'My cousin Dora said there was work.',
      'I paid 500 pounds.',
      'From January 2024 until June 2024 I was in Leeds, United Kingdom. It was: car wash.',
      'From March 2025 I was in Luton, United Kingdom. It was: cleaning. In charge, or doing this: Beni.',
      'She cleaned houses from six to eight.',
      `They shouted. ${HELD}. Nobody came.`,
      'I ran at night. A woman at a bus stop helped me.',
    ]);
  });

  it('every sentence leads to its question, account, day and entry of the log, or is marked', () => {
    const sentences = view.paragraphs.flatMap((one) => one.sentences);
    const entries = new Set<number>();
    for (const one of sentences) {
      expect(one.source).toMatchObject({ screeningId: record, layer: 0, formTitle: 'Screening interview' });
      entries.add(one.source?.entry ?? 0);
      if (one.as === 'own') expect([one.told, one.added]).toEqual([one.text, []]);
    }
    expect(entries.has(0)).toBe(false);
    const wash = holding(view, 'Leeds');
    expect(wash.sentences.map(({ text, added }) => added.map(([from, to]) => text.slice(from, to)))).toEqual([
      ['From ', ' until ', ' I was in ', ', ', '.'],
      ['It was: ', '.'],
    ]);
    expect(wash.sentences[0]?.source?.row).toBe(2);
  });

  it('what was joined or written down is to be accepted, and own words are not', () => {
    const open = view.paragraphs.map((one) => one.open.length);
    expect(open).toEqual([1, 0, 0, 2, 3, 1, 0, 0]);
  });

  it('what it leaves out is listed with why, and how somebody is kept safe is not even that', () => {
    const found = view.unused.map(({ title, why }) => `${why}: ${title}`);
    expect(found).toContain('order: Are you a woman, a man, or would you say neither?');
    expect(found.join()).not.toContain('friend');
    expect(found.join()).not.toMatch(/reached safely/);
  });

  it('another person of the case who is named is shown', () => {
    expect(holding(view, 'Dora').names).toEqual([{ label: 'Dora Ilieva (other)', text: 'Dora' }]);
    expect(holding(view, 'shouted').names).toEqual([]);
  });

  it('of a record that is marked privileged it says so', async () => {
    expect(view.privileged).toEqual([]);
    await work.do('privilegeMark', { of: { kind: 'record', id: record }, reason: 'a proof' } as never);
    const marked = await work.do('statementShow', { statementId: view.id });
    expect(marked.privileged).toEqual(['Screening interview']);
  });
});

describe('what is refused', () => {
  beforeAll(begin, 60_000);
  const code = (input: object) =>
    work.do('statementDraft', { screeningId: record, kind: 'section-9', ...input } as never).then(
      () => 'made',
      (thrown: { code: string; found?: { code: string; params: object }[] }) => [
        thrown.code,
        thrown.found?.[0]?.code,
      ],
    );

  it('a record that is not signed, a worksheet, a kind there is not', async () => {
    const begun = { caseId, personId, formId: 'first-account' };
    const { id: open } = await work.do('screeningStart', begun);
    const { id: sheet } = await work.do('screeningStart', { ...begun, formId: 'nrm-preparation' });
    expect(await code({ screeningId: open })).toEqual(['not-ready', 'statement-of-draft']);
    expect(await code({ screeningId: sheet })).toEqual(['not-ready', 'statement-of-sheet']);
    expect(await code({ kind: 'affidavit' })).toEqual(['bad-input', 'statement-no-kind']);
    expect(await code({})).toBe('made');
  });

  it.each(['scotland', 'northern-ireland'] as const)('any kind in %s, with the reason', async (nation) => {
    const { reference, title, profile } = await work.do('caseShow', { caseId });
    await work.do('caseUpdate', { caseId, reference, title, profile, status: 'active', nation } as never);
    expect(await code({})).toEqual(['bad-input', 'statement-not-offered']);
    const { kinds, notOffered } = await work.do('statementKinds', { caseId });
    expect([kinds, notOffered === '']).toEqual([[], false]);
  });
});

describe('words that are withheld', () => {
  beforeEach(begin, 60_000);

  it.each([
    ['from everybody', undefined, '', false],
    ['from the defence, drafted for it', { only: 'from', names: ['Defence'] }, 'Defence', false],
    ['from the defence, drafted for the court', { only: 'from', names: ['Defence'] }, 'The court', true],
    ['from the defence, for nobody by name', { only: 'from', names: ['Defence'] }, '', false],
  ])('%s', async (_, readers, reader, stands) => {
    await withheld(HELD, readers);
    const view = await draft({ reader });
    expect(texts(view).join(' ').includes(HELD)).toBe(stands);
    expect(texts(view).join(' ')).toContain('They shouted.');
  });

  it('after it was drafted: the sentence is pointed at, and no other', async () => {
    const { id } = await draft({ reader: 'The court' });
    await withheld(HELD);
    const view = await work.do('statementShow', { statementId: id });
    const found = view.paragraphs.flatMap((one) =>
      one.sentences.filter((sentence) => one.withheld.includes(sentence.id)).map(({ text }) => text),
    );
    expect(found).toEqual([`${HELD}.`]);
  });
});

describe('a later account', () => {
  beforeEach(begin, 60_000);
  const later = async (...answers: object[]) => {
    await work.do('screeningAddLayer', { screeningId: record, reason: 'She told more' });
    await work.do('screeningAnswer', {
      screeningId: record,
      answers: [...openingAnswers(), ...answers] as never,
    });
  };

  it('adds behind the first, and says nothing again', async () => {
    await later(
      own('how-left', 'The woman called the police.', { relation: 'adds' }),
      own('treatment', 'They shouted.', { relation: 'confirms' }),
    );
    const all = texts(await draft());
    expect(all.slice(-2)).toEqual([
      'I ran at night. A woman at a bus stop helped me.',
      'The woman called the police.',
    ]);
    expect(all.filter((one) => one.includes('They shouted.'))).toHaveLength(1);
  });

  it('that tells it differently stands beside, until somebody says why it stays', async () => {
    await later(own('how-left', 'I left in the morning.', { relation: 'differs', cause: 'memory' }));
    const view = await draft();
    expect(texts(view).join(' ')).not.toContain('morning');
    const { id: paragraph, otherwise } = holding(view, 'I ran at night.');
    expect(otherwise).toMatchObject([{ words: 'I left in the morning.', settled: null }]);
    const settled = await work.do('statementSettle', {
      statementId: view.id,
      paragraph,
      otherwise: otherwise[0]?.key ?? '',
      why: 'She says the first is right',
    });
    expect(holding(settled, 'I ran at night.').otherwise[0]?.settled?.why).toBe(
      'She says the first is right',
    );
    const beside = settled.paragraphs.filter((one) => one.otherwise.length > 0);
    expect(beside).toHaveLength(1);
  });

  it('in another record stands beside it as well', async () => {
    await work.do('screeningRecord', {
      caseId,
      personId,
      formId: 'first-account',
      readBack: 'Read aloud',
      answers: [...openingAnswers(), own('how-left', 'The police opened the door.')],
    } as never);
    expect(holding(await draft(), 'I ran at night.').otherwise).toMatchObject([
      { words: 'The police opened the door.', formTitle: 'First account' },
    ]);
  });
});

describe('what is done with it', () => {
  let statementId: StatementId;
  const at = (words: string, view: StatementView) => ({ statementId, paragraph: holding(view, words).id });
  beforeAll(async () => {
    await begin();
    ({ id: statementId } = await draft());
  }, 60_000);
  const show = () => work.do('statementShow', { statementId });
  const actions = async () => {
    const { entries } = await work.do('auditList', {} as never);
    return (entries as { action: string; subject: string }[])
      .filter(({ subject }) => subject === statementId)
      .map(({ action }) => action);
  };

  it('a sentence worded anew keeps where it was told, one that is added has a name and a day', async () => {
    const text = 'They shouted every day. I make this statement freely.';
    const view = await work.do('statementEdit', { ...at('They shouted', await show()), text });
    const [changed, added] = holding(view, 'every day').sentences;
    expect(changed).toMatchObject({
      as: 'changed',
      told: 'They shouted.',
      source: { question: 'treatment' },
    });
    expect(added).toMatchObject({ as: 'author', source: null, by: work.engine.session.actor });
    // Two of three sentences of the answer stand no more, and one does.
    expect(view.unused.map(({ why }) => why)).not.toContain('taken-out');
  });

  it('a paragraph that is taken out needs a reason, and its answer is listed', async () => {
    const where = at('She cleaned houses', await show());
    await expect(work.do('statementEdit', { ...where, text: '' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const view = await work.do('statementEdit', { ...where, text: '', why: 'not her words' });
    expect(texts(view).join()).not.toContain('cleaned');
    expect(view.unused).toContainEqual(expect.objectContaining({ why: 'taken-out' }));
    expect(view.paragraphs.find(({ id }) => id === where.paragraph)).toMatchObject({
      number: 0,
      outWhy: 'not her words',
    });
  });

  it('accepted, a paragraph has nothing open, and the others are as they were', async () => {
    const before = await show();
    const view = await work.do('statementAccept', at('Leeds', before));
    expect(holding(view, 'Leeds').open).toEqual([]);
    expect(holding(view, 'Luton').open).toEqual(holding(before, 'Luton').open);
  });

  it('read back: yes and change stay with it, out takes it out', async () => {
    const said = async (words: string, answer: 'yes' | 'change' | 'out', more = '') =>
      work.do('statementReadBack', { ...at(words, await show()), answer, words: more });
    expect(holding(await said('bus stop', 'yes'), 'bus stop').readBack?.answer).toBe('yes');
    expect(holding(await said('Dora', 'change', 'He was no cousin'), 'Dora').readBack).toMatchObject({
      answer: 'change',
      words: 'He was no cousin',
    });
    const view = await said('500 pounds', 'out', 'Leave the money out');
    expect(texts(view).join()).not.toContain('500');
  });

  it('each has its entry in the log, and of it no word of what was told', async () => {
    expect(new Set(await actions())).toEqual(
      new Set(['statement.drafted', 'statement.changed', 'statement.accepted', 'statement.read-back']),
    );
  });

  it('what is not there is refused', async () => {
    const of = { statementId, paragraph: 'p99' };
    await expect(work.do('statementAccept', of)).rejects.toMatchObject({ code: 'bad-input' });
    const there = at('Leeds', await show());
    await expect(work.do('statementAccept', { ...there, sentences: ['s999'] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(
      work.do('statementSettle', { ...there, otherwise: 'r 0 tasks', why: 'x' }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});
