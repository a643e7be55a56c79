/**
 * @file What a talk began with: who could hear it, whether the person felt safe, what was needed right away, and which privacy
 * notice was gone through. It is of that day and is never taken for another; whoever reads how the talk was held reads it.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { hasContent } from '../../core/answers/said.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

/** A fact that follows from how a talk began. */
export const SAFETY = 'insight.interview-safety';

/**
 * By question, in the order in which they are said: the sentence that a choice is, or, `before`, what a text of the worker's stands
 * behind. A choice as it is asked is no sentence, and read alone on another day says something else.
 */
const CALLED: Readonly<Record<string, Readonly<Record<string, string>>>> = sheetWords['safety-of-talk'];

type Told = Pick<AnswerView, 'question' | 'layer' | 'state' | 'value' | 'ownWords' | 'at' | 'author'>;

/** One for each account that answered any of them. `held`: by account its day, where that is known; `entries`: of the log. */
export function safetyStatements(
  row: Pick<ScreeningRow, 'id' | 'formTitle' | 'privileged'>,
  form: CompiledForm,
  answers: readonly Told[],
  about: {
    readonly held: ReadonlyMap<number, Partial<Pick<FactStatement, 'heldOn' | 'takenBy'>>>;
    readonly entries: ReadonlyMap<string, number>;
  },
): KeyedStatement[] {
  const said = answers.filter(
    (one) => one.question in CALLED && form.byName.has(one.question) && hasContent(one),
  );
  return [...Map.groupBy(said, ({ layer }) => layer)].flatMap(([layer, some]): KeyedStatement[] => {
    const lines = Object.keys(CALLED).flatMap((question) => {
      const answer = some.find((one) => one.question === question);
      const words = answer === undefined ? '' : inWords(form, answer);
      return words === '' ? [] : [words];
    });
    const [first] = some;
    if (first === undefined || lines.length === 0) return [];
    const text = lines.join(' ');
    return [
      {
        key: SAFETY,
        state: 'answered',
        value: text,
        text,
        ownWords: '',
        // Each talk is one more, and no other account of the same.
        relation: 'adds',
        cause: '',
        howSaid: '',
        ...about.held.get(layer),
        at: first.at,
        author: first.author,
        seq: Math.max(...some.map((one) => about.entries.get(`${layer} ${one.question}`) ?? 0)),
        origin: {
          kind: 'interview',
          screeningId: row.id,
          formTitle: row.formTitle,
          question: '',
          layer,
          ...(row.privileged ? { privileged: true } : {}),
        },
      },
    ];
  });
}

function inWords(form: CompiledForm, { question, state, value, ownWords }: Told): string {
  const { before = '', ...sentences } = CALLED[question] ?? {};
  const chosen = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const sentence = state === 'answered' && typeof chosen === 'string' ? sentences[chosen] : undefined;
  const text = state === 'answered' ? readableValue(form.byName.get(question)?.element, value) : '';
  const said = sentence ?? (text === '' ? '' : ended(isNamedBy(text, before) ? text : `${before} ${text}`));
  const quoted = quotedWords(ownWords);
  return said === '' && quoted !== ''
    ? `${before} ${quoted}`.trim()
    : [said, quoted].filter(Boolean).join(' ');
}

/** "The privacy notice was read out" says itself what it is about. */
const isNamedBy = (text: string, before: string): boolean =>
  before === '' || text.toLowerCase().includes(before.replace(/:$/u, '').toLowerCase());

const ended = (text: string): string => (/[.!?…”"]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);
