/** How an answer of a worksheet stands to what was told: by the order of the log, and never by a clock. */
import { describe, expect, it } from 'vitest';
import nrm from '../../../../resources/forms/nrm-preparation.json' with { type: 'json' };
import { accountsOn } from '../../../../src-main/core/answers/accounts.ts';
import type { FactStatement, FactView, KnownAnswer } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { accountLines } from '../../../../src-main/core/told/telling-line.ts';
import { said } from '../../../support/said.ts';

const questions = new Map(flattenQuestions(FormFile.parse(nrm)).map((one) => [one.name, one]));
const question = (name: string): Question => {
  const found = questions.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};
const LIVING = question('living-conditions');
const STILL = question('still-in-exploitative-situation');

type Part = Partial<FactStatement> & { readonly seq: number };
const told = (text: string, part: Part): FactStatement => ({
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  // The clock of the device says nothing about what is newer.
  at: `20${30 - part.seq}-01-01T09:00:00`,
  author: 'Amina',
  origin: {
    kind: 'interview',
    screeningId: 'one' as ScreeningId,
    formTitle: 'First account',
    question: 'living',
    layer: 0,
  },
  ...part,
});
function known(of: Question, ...statements: readonly FactStatement[]): KnownAnswer | undefined {
  const key = of.fact ?? '';
  const keyed = statements.map((one) => ({ ...one, key }));
  const facts: ReadonlyMap<string, FactView> = gatherFacts(new Map([[key, 'Fact']]), keyed, JSON.stringify);
  return knownAnswer(of, facts) ?? undefined;
}
const answer = (value: unknown) => ({ state: 'answered' as const, value, ownWords: '' });
const stands = (...asked: Parameters<typeof accountsOn>) => {
  const { stands: how, tellings } = accountsOn(...asked);
  return [how, tellings.map((one) => [one.text || one.state, one.since])];
};

describe('an answer of a worksheet', () => {
  it('is as told while nothing else was told', () => {
    expect(stands(LIVING, answer('Six'), 5, known(LIVING, told('Six', { seq: 4 })))).toEqual(['agrees', []]);
    expect(stands(LIVING, answer('Six'), 5, undefined)).toEqual(['agrees', []]);
  });

  it('is not to be decided where all that was told differently is withheld: the reasons stand there', () => {
    const withheld = { reason: 'Not for the police', by: 'Ruth', at: '', seq: 7 };
    const shut = { text: '', value: null, withheld };
    const differs = { relation: 'differs', ...shut } as const;
    const both = known(LIVING, told('', { seq: 4, ...shut }), told('', { seq: 6, ...differs }));
    if (both === undefined) throw new Error('nothing known');
    const facts = both.facts.map((fact) => ({ ...fact, differs: true }));
    const on = accountsOn(LIVING, undefined, undefined, { ...both, facts });
    expect(on.stands).toBe('not-taken');
    expect(on.tellings.map(({ withheld: why }) => why?.reason)).toContain('Not for the police');
    const open = told('Eight', { seq: 6, relation: 'differs' });
    const one = known(LIVING, told('', { seq: 4, ...shut }), open);
    expect(accountsOn(LIVING, undefined, undefined, one).stands).toBe('undecided');
  });

  it('is as told where the same was told again with other stops and capitals', () => {
    const again = told('through Nia; never by letter', { seq: 6, relation: 'new' });
    const both = known(LIVING, told('Through Nia. Never by letter.', { seq: 4 }), again);
    expect(stands(LIVING, answer('Through Nia. Never by letter.'), 5, both)).toEqual(['agrees', []]);
  });

  it('is older once something else was told, whatever the clock said, and not when it was told before', () => {
    const newer = told('Eight', { seq: 6, relation: 'differs', cause: 'trauma' });
    const both = known(LIVING, told('Six', { seq: 4 }), newer);
    expect(stands(LIVING, answer('Six'), 5, both)).toEqual([
      'older',
      [
        ['Eight', true],
        ['Six', false],
      ],
    ]);
    expect(stands(LIVING, answer('Six'), 7, both)[0]).toBe('decided');
    // What is typed now was typed with both in view.
    expect(stands(LIVING, answer('Six'), undefined, both)[0]).toBe('decided');
  });

  it('is older when something was added, unless it says that already', () => {
    const added = known(LIVING, told('Six', { seq: 4 }), told('No water', { seq: 6, relation: 'adds' }));
    expect(stands(LIVING, answer('Six'), 5, added)).toEqual(['older', [['No water', true]]]);
    expect(stands(LIVING, answer('Six, no heating. No  water'), 5, added)[0]).toBe('agrees');
  });

  it('is not older for what only says that it is still so', () => {
    const same = known(LIVING, told('Six', { seq: 4 }), told('Six', { seq: 6, relation: 'confirms' }));
    expect(stands(LIVING, answer('Six'), 5, same)).toEqual(['agrees', []]);
  });

  it('is older while it holds what had been written down wrongly and was taken out', () => {
    const wrong = told('Six slept there. He asked about the baby.', { seq: 4 });
    const right = told('Six slept there.', { seq: 6, relation: 'differs', cause: 'recording' });
    const both = known(LIVING, wrong, right);
    expect(stands(LIVING, answer('Six slept there. He asked about the baby.'), 5, both)[0]).toBe('older');
    expect(stands(LIVING, answer('Six slept there.'), 5, both)[0]).toBe('agrees');
  });

  it('is confirmed by words that nobody had used before, and by them alone not older', () => {
    const again = told('Yes, it was six of us', { seq: 6, relation: 'confirms' });
    const same = accountsOn(LIVING, answer('Six'), 5, known(LIVING, told('Six', { seq: 4 }), again));
    expect(same.stands).toBe('confirmed');
    expect(accountLines(same).map(said).join('\n')).toContain('confirms what was recorded before');
    const more = told('No water', { seq: 7, relation: 'adds' });
    expect(stands(LIVING, answer('Six'), 5, known(LIVING, told('Six', { seq: 4 }), again, more))[0]).toBe(
      'older',
    );
  });

  it.each(['not-known', 'prefers-not-to-say'] as const)('is older once the person says: %s', (state) => {
    const since = told('', { seq: 6, state, value: null, relation: 'new' });
    expect(stands(LIVING, answer('Six'), 5, known(LIVING, told('Six', { seq: 4 }), since))).toEqual([
      'older',
      expect.arrayContaining([[state, true]]),
    ]);
  });

  it('compares choices by what they mean', () => {
    const moved = told('No', { seq: 6, value: 'no', relation: 'differs' });
    const both = known(STILL, told('Yes', { seq: 4, value: 'yes' }), moved);
    expect(stands(STILL, answer('yes'), 5, both)[0]).toBe('older');
    expect(stands(STILL, answer('no'), 5, both)[0]).toBe('decided');
  });
});

describe('a question that is not answered', () => {
  it('was told and not taken in, told differently and is to be decided, or was not told', () => {
    expect(stands(LIVING, undefined, undefined, known(LIVING, told('Six', { seq: 4 })))).toEqual([
      'not-taken',
      [['Six', false]],
    ]);
    const both = known(LIVING, told('Six', { seq: 4 }), told('Eight', { seq: 6, relation: 'differs' }));
    expect(stands(LIVING, undefined, undefined, both)[0]).toBe('undecided');
    expect(stands(LIVING, undefined, undefined, undefined)).toEqual(['agrees', []]);
  });

  it('that was passed over shows what was told all the same', () => {
    const passed = { state: 'not-asked' as const, value: null, ownWords: '' };
    expect(stands(LIVING, passed, 5, known(LIVING, told('Six', { seq: 4 })))[0]).toBe('not-taken');
    expect(stands(LIVING, passed, 5, known(LIVING, told('Six', { seq: 6 })))[0]).toBe('older');
  });
});
