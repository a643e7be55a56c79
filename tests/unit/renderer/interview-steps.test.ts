import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import type { ConsentStatus } from '../../../src-main/core/consent/consent-line.ts';
import { toldPages } from '../../../src-renderer/features/interviews/interview-session.tsx';
import { openingOf } from '../../../src-renderer/features/interviews/opening.ts';
import {
  easierStep,
  firstStep,
  questionToGoOnWith,
  stepAfter,
  stepTo,
} from '../../../src-renderer/features/interviews/steps.ts';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { emptyDraft } from '../../../src-renderer/questions/answers.ts';
import { holds } from '../../../src-renderer/questions/conditions.ts';
import { askedPages, readForm } from '../../../src-renderer/questions/form.ts';

const file = join(import.meta.dirname, '../../../resources/forms/first-account.json');
const form = readForm(JSON.parse(readFileSync(file, 'utf8')));
const pagesFor = (values: Record<string, unknown>) => askedPages(form, values, holds);
const names = (values: Record<string, unknown>, page: string) =>
  pagesFor(values)
    .find((one) => one.page.name === page)
    ?.questions.map((one) => one.question.name);

describe('what is asked', () => {
  it('follows from the answers, by the same conditions as in the vault', () => {
    expect(names({}, 'leaving')).not.toContain('what-keeps');
    expect(names({ 'still-there': 'yes' }, 'leaving')).toContain('what-keeps');
    expect(names({ 'still-there': 'no' }, 'leaving')).toEqual(
      expect.arrayContaining(['how-left', 'still-there']),
    );
  });
});

describe('a sitting', () => {
  const pages = pagesFor({});
  it('comes to a hard section by way of its note, once', () => {
    expect(stepTo(pages, 'what-happened', new Set())).toEqual({ at: 'before', page: 'what-happened' });
    expect(stepTo(pages, 'what-happened', new Set(['what-happened']))).toEqual({
      at: 'page',
      page: 'what-happened',
    });
    expect(stepTo(pages, 'background', new Set())).toEqual({ at: 'page', page: 'background' });
  });

  it('offers a break after it, then goes on; after the last asked page come its words, the lists and the check', () => {
    expect(stepAfter(pages, 'control', new Set())).toEqual({ at: 'after', page: 'control', next: 'leaving' });
    expect(stepAfter(pages, 'leaving', new Set())).toEqual({ at: 'page', page: 'now' });
    expect(stepAfter(pages, 'closing', new Set())).toEqual({
      at: 'after',
      page: 'closing',
      next: 'coded',
    });
    expect(stepAfter(pages, 'coded', new Set())).toEqual({ at: 'check' });
  });

  it('has something easier: a page for that with a question open, else the last of them, else the last that is asked', () => {
    const other = join(import.meta.dirname, '../../../resources/forms/screening-interview.json');
    const screening = askedPages(readForm(JSON.parse(readFileSync(other, 'utf8'))), {}, holds);
    const none = () => false;
    expect(easierStep(screening, none)).toEqual({ at: 'page', page: 'about-you' });
    const talked = new Set(
      screening
        .filter(({ page }) => page.name === 'about-you' || page.name === 'talking')
        .flatMap(({ questions }) => questions.map(({ question }) => question.name)),
    );
    expect(easierStep(screening, (name) => talked.has(name))).toEqual({ at: 'page', page: 'reaching-you' });
    expect(easierStep(screening, () => true)).toEqual({ at: 'page', page: 'closing' });
    const unmarked = screening
      .filter(({ page }) => page.name !== 'closing')
      .map((one) => ({ ...one, page: { ...one.page, testimony: { part: one.page.testimony.part } } }));
    expect(easierStep(unmarked.slice(0, 6), none)).toEqual({ at: 'page', page: unmarked[5]?.page.name });
    expect(easierStep([], none)).toEqual({ at: 'check' });
  });

  it('takes up again where it stopped, and at the beginning when that page is gone', () => {
    expect(firstStep(pages, 'journey')).toEqual({ at: 'page', page: 'journey' });
    expect(firstStep(pages, 'no-such-page')).toEqual({ at: 'page', page: 'safety' });
  });
});

describe('the opening pages', () => {
  const answered = (value: string) => ({ ...emptyDraft('any'), state: 'answered' as const, value });
  const consents = (interview: string) => (name: string) =>
    name === 'consent-interview'
      ? answered(interview)
      : answered(name.startsWith('consent') ? 'given' : 'yes');

  const opening = (
    draftOf: (name: string) => ReturnType<typeof answered> | undefined,
    { layer = 0, ledger = {} }: { layer?: number; ledger?: Record<string, ConsentStatus> } = {},
  ) => {
    const lineOf = (purpose: string) =>
      ledger[purpose] && ({ decidedOn: '2026-11-20', recordedBy: 'Ana', status: ledger[purpose] } as never);
    const record = { draftOf, earlier: new Map(), consent: (purpose: string) => ledger[purpose], lineOf };
    return openingOf(pagesFor({}), { ...record, layer, past: false });
  };
  const agreed: Record<string, ConsentStatus> = { interview: 'given', 'court-papers': 'given' };

  it('name every question still to be recorded, and nothing past them', () => {
    const { missing } = opening(() => undefined);
    expect(missing.map((one) => one.question.name)).toEqual(
      expect.arrayContaining(['safety-alone', 'consent-interview']),
    );
    // What may be shared is asked when something is to be shared, and holds up no talk.
    expect(missing.map((one) => one.question.name)).not.toContain('consent-court');
    expect(missing.every((one) => one.page === 'safety' || one.page === 'consent')).toBe(true);
  });

  it('let the interview begin when all is recorded', () => {
    expect(opening(consents('given'), { ledger: agreed })).toEqual({ missing: [], declined: null });
  });

  it('stop it when the person does not agree, or has taken it back since, whatever the page still says', () => {
    const { declined } = opening(consents('refused'), { ledger: { interview: 'refused' } });
    expect(declined?.status).toBe('refused');
    expect(opening(consents('given'), { ledger: { interview: 'withdrawn' } }).declined).toEqual({
      status: 'withdrawn',
      line: { on: '2026-11-20', by: 'Ana' },
    });
  });

  it('do not take own words alone for the safety check', () => {
    const words = { ...emptyDraft('any'), state: 'own-words' as const, ownWords: 'E cineva afară' };
    const ledger = Object.fromEntries(
      ['interview', 'court-papers', 'police', 'nrm-referral', 'support-services', 'research'].map(
        (purpose) => [purpose, 'given' as const],
      ),
    );
    const { missing } = opening(() => words as never, { ledger });
    expect(missing.every((one) => one.page === 'safety')).toBe(true);
    expect(missing.map((one) => one.question.name)).toContain('safety-alone');
  });

  it('take “prefers not to say” for safety, but not for the consent to the interview itself', () => {
    const rather = { ...emptyDraft('any'), state: 'prefers-not-to-say' as const };
    const { missing } = opening(() => rather as never);
    expect(missing.map((one) => one.question.name)).toEqual(['consent-interview']);
  });

  it('ask for the safety check again in a later account, and leave the consents as they stand', () => {
    const ledger = Object.fromEntries(
      pagesFor({}).flatMap(({ questions }) =>
        questions.flatMap(({ question: { testimony } }) =>
          testimony.consent === undefined ? [] : [[testimony.consent, 'given' as const]],
        ),
      ),
    );
    const { missing } = opening(() => undefined, { layer: 1, ledger });
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every((one) => one.page === 'safety')).toBe(true);
    expect(opening(consents('given'), { layer: 1, ledger })).toEqual({ missing: [], declined: null });
    expect(
      opening(consents('given'), { layer: 1, ledger: { ...ledger, interview: 'withdrawn' } }),
    ).toMatchObject({
      declined: { status: 'withdrawn' },
    });
  });
});

describe('what was written down wrongly', () => {
  const told = (question: string, state: AnswerView['state']) =>
    [question, { ...emptyDraft(question), state } as AnswerView] as const;

  it('is looked for only among what was told, with nobody there to be asked anything', () => {
    const earlier = new Map([
      told('safety-alone', 'answered'),
      told('consent-interview', 'answered'),
      told('family', 'answered'),
      told('living', 'deferred'),
    ]);
    const found = toldPages(pagesFor({}), earlier).map(({ questions }) =>
      questions.map(({ question }) => question.name),
    );
    expect(found).toEqual([['family']]);
  });

  it('is saved as just that, whatever is pressed', async () => {
    const saved: unknown[] = [];
    const store = new AnswerStore({
      recorded: [],
      save: async (answers) => {
        saved.push(...answers);
        return { failure: null };
      },
    });
    store.mending = true;
    store.put('birthplace', { state: 'answered', value: 'Iași' }, 'now');
    store.put('family', { state: 'not-known' }, 'now');
    await store.flush();
    const mended = { relation: 'differs', cause: 'recording' };
    expect(saved).toMatchObject([mended, mended]);
  });
});

describe('going on with a sitting', () => {
  const pages = pagesFor({});
  const [first = '', second = '', ...rest] = names({}, 'what-happened') ?? [];
  const goesOn = (...recorded: string[]) =>
    questionToGoOnWith(pages, 'what-happened', (name) => recorded.includes(name));

  it('begins after the last question that has something recorded', () => {
    expect(goesOn(first)).toBe(second);
    expect(goesOn(second)).toBe(rest[0]);
  });

  it('begins at the last question of a page that is filled, and at the top of one that is not begun', () => {
    expect(goesOn(first, second, ...rest)).toBe(rest.at(-1));
    expect(goesOn()).toBeUndefined();
    expect(questionToGoOnWith(pages, '', () => true)).toBeUndefined();
  });
});
