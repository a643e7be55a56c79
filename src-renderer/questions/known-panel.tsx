/**
 * @file "Already recorded": what was said about this elsewhere, with Confirm, Add, It has changed since and It differs. Once it is
 * confirmed, one line stays that says where it came from. A difference is noted beside what stands, never weighed.
 */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { carriedFrom, isBlank, valueToTake } from '../../src-main/core/answers/carried.ts';
import type { FactStatement, FactView, KnownAnswer } from '../../src-main/core/answers/fact.ts';
import { isOfTheDay, relationKept, SINCE } from '../../src-main/core/answers/since-then.ts';
import { standingStatements } from '../../src-main/core/answers/standing-statements.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import { Icon } from '../ui/icons.tsx';
import { langOf } from '../ui/lang.ts';
import type { AnswerStore } from './answer-store.ts';
import type { Draft } from './answers.ts';
import classes from './question.module.css';
import { StatementOrigin } from './statement-origin.tsx';

export interface KnownPanelProps {
  readonly question: FormQuestion;
  readonly known: KnownAnswer;
  readonly store: AnswerStore;
  readonly draft: Draft;
  /** The person's answer now is being given below: nothing more to choose here. */
  readonly answering: boolean;
  /** What is added goes after what is recorded, and not alone. */
  readonly whole: boolean;
  readonly onConfirmed: () => void;
  readonly onAnswer: () => void;
}

export function KnownPanel(props: KnownPanelProps) {
  const { t } = useTranslation('interview');
  const { question, known, store, draft } = props;
  const leads = known.facts.flatMap((fact) =>
    standingStatements(fact).map((statement) => ({ fact, statement })),
  );
  const value = valueToTake(question, known);
  // What was carried over once and is recorded otherwise by now no longer rests on it.
  const origins = carriedFrom(question, draft, known, draft.recordedIn);
  if (origins !== null && origins !== 'otherwise') {
    return (
      <p className={classes.origin} data-known-origin={question.name}>
        <Icon name="check" size={16} />
        <span>
          {t('known.confirmed')}{' '}
          {origins.map((statement, index) => (
            <span key={statement.at + String(index)}>
              {index === 0 ? '' : '; '}
              <StatementOrigin statement={statement} />
            </span>
          ))}
        </span>
      </p>
    );
  }
  const canConfirm = known.state !== 'answered' || value !== null;
  const confirm = () => {
    // In an interview the words beside a value stay with the day they were spoken on.
    const takesWords = draft.ownWords === '' && (props.whole || known.state !== 'answered');
    const words = takesWords ? { ownWords: known.ownWords } : {};
    // At a desk nobody is asked: it came to be said as it did then.
    const mark = props.whole ? { howSaid: known.howSaid } : {};
    const taken = { state: known.state, value, ...words, ...mark };
    store.put(question.name, { ...taken, relation: 'confirms', cause: '' }, 'now');
    props.onConfirmed();
  };
  const begin = (how: 'adds' | 'differs' | typeof SINCE) => {
    const { relation, cause } = relationKept({ relation: how, cause: '' });
    const isGrown = relation === 'adds' && props.whole && GROWS.includes(question.type);
    // Of rows one cell changes as a rule: the others are not typed again.
    const isRows = relation === 'differs' && question.type === 'paneldynamic';
    const goesOn = (isGrown || isRows) && !isBlank(value);
    store.put(question.name, { relation, cause, ...(goesOn ? { state: 'answered', value } : {}) }, 'soon');
    props.onAnswer();
  };
  // Of where somebody lives or how they are reached, that time has passed is the likeliest, and stands first.
  const isOfDay = !store.mending && isOfTheDay(question.testimony.fact ?? null);
  const since = store.mending ? null : (
    <Button
      variant="default"
      onClick={() => begin(SINCE)}
      {...(isOfDay ? { 'data-first-control': true } : {})}
    >
      {t('known.since')}
    </Button>
  );
  return (
    <div className={classes.known} data-known={question.name}>
      <p className={classes.knownHead}>{t(known.toBeAsked === true ? 'known.toBeAsked' : 'known.head')}</p>
      {leads.map(({ fact, statement }, index) => (
        <Said
          key={`${fact.key} ${statement.at} ${String(index)}`}
          title={known.facts.length > 1 || known.beside === true ? fact.title : ''}
          statement={statement}
        />
      ))}
      {known.beside === true ? (
        <p className={classes.saidOrigin}>{t(known.toBeAsked === true ? 'known.asItWas' : 'known.beside')}</p>
      ) : null}
      {known.facts.some((fact) => fact.differs) ? <Elsewhere facts={known.facts} open={props.whole} /> : null}
      {props.answering ? null : (
        <div className={classes.knownActions}>
          {isOfDay ? since : null}
          {canConfirm && !store.mending ? (
            <Button variant="default" onClick={confirm} data-first-control={isOfDay ? undefined : true}>
              {t('known.confirm')}
            </Button>
          ) : null}
          {store.mending ? null : (
            <Button variant="default" onClick={() => begin('adds')}>
              {t('known.add')}
            </Button>
          )}
          {isOfDay ? null : since}
          <Button
            variant="default"
            onClick={() => begin('differs')}
            // At a desk it is the only one.
            data-first-control={store.mending ? true : undefined}
          >
            {t('known.differs')}
          </Button>
        </div>
      )}
    </div>
  );
}

export function Said({ title, statement }: { readonly title: string; readonly statement: FactStatement }) {
  const { t } = useTranslation('interview');
  return (
    <div className={classes.said}>
      {title === '' ? null : <p className={classes.saidTitle}>{title}</p>}
      {statement.withheld === undefined ? null : (
        <p className="words" data-withheld>
          {t('told.withheld', { reason: statement.withheld.reason, name: statement.withheld.by })}
        </p>
      )}
      {statement.state === 'own-words' || statement.withheld !== undefined ? null : (
        <p className="words" dir="auto" {...langOf(statement.text)}>
          {statement.state === 'answered' ? statement.text : t(`state.${statement.state}`)}
        </p>
      )}
      {statement.ownWords === '' ? null : (
        <p className={`words ${classes.quote}`} dir="auto" {...langOf(statement.ownWords)}>
          {statement.ownWords}
        </p>
      )}
      <p className={classes.saidOrigin}>
        <StatementOrigin statement={statement} />
      </p>
    </div>
  );
}

/** Other accounts of the same fact, one below the other, none preferred. `open`: at a desk, nobody is being asked. */
function Elsewhere({ facts, open }: { readonly facts: readonly FactView[]; readonly open: boolean }) {
  const { t } = useTranslation('interview');
  const others = facts.flatMap((fact) => {
    const standing = standingStatements(fact);
    return fact.statements
      .filter((one) => !standing.includes(one) && one.relation !== 'confirms')
      .map((statement) => ({ fact, statement }));
  });
  if (others.length === 0) return null;
  return (
    <details className={classes.elsewhere} open={open}>
      <summary>{t('known.earlier')}</summary>
      {others.map(({ fact, statement }, index) => (
        <Said key={`${fact.key} ${statement.at} ${String(index)}`} title="" statement={statement} />
      ))}
    </details>
  );
}

/** Kinds of question whose answer can be added to. */
const GROWS: readonly string[] = ['comment', 'text', 'checkbox', 'paneldynamic'];
