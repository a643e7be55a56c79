/** @file Counting in the store what was said: the states are those of core/answers/said.ts. That it agrees: tests/integration/rules-in-sql.test.ts. */
import { ANSWER_STATES } from '../../core/answers/answer.ts';
import { STATE_MEANS } from '../../core/answers/said.ts';

const SPOKEN = ANSWER_STATES.filter((state) => STATE_MEANS[state] === 'said');
const said = (row: string): string =>
  `(${row}.state IN (${SPOKEN.map((state) => `'${state}'`).join(', ')}) OR ${row}.own_words <> '')`;
/** As `withdraws` has it. */
const OPEN = ANSWER_STATES.filter((state) => STATE_MEANS[state] === 'open');
const withdrawn = (row: string): string =>
  `(${row}.state IN (${OPEN.map((state) => `'${state}'`).join(', ')}) AND ${row}.relation = 'differs' AND ${row}.cause = 'recording')`;

/**
 * SQL for how many questions of the record `s` have a value or words: of each question the newest account that says
 * anything to it, as `standingAnswers` and `hasContent` have it.
 */
export const ANSWERED_COUNT = `(SELECT COUNT(*) FROM screening_answer a
  WHERE a.screening_id = s.id AND (a.state = 'answered' OR a.own_words <> '')
    AND NOT EXISTS (SELECT 1 FROM screening_answer n WHERE n.screening_id = s.id AND n.question = a.question
      AND n.layer = a.layer AND n.id > a.id)
    AND NOT EXISTS (SELECT 1 FROM screening_answer b WHERE b.screening_id = s.id AND b.question = a.question
      AND b.layer > a.layer AND (${said('b')} OR ${withdrawn('b')})
      AND b.id = (SELECT MAX(c.id) FROM screening_answer c WHERE c.screening_id = s.id AND c.layer = b.layer
        AND c.question = b.question)))`;
