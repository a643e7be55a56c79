/** @file One fact: what was said, and where each statement comes from. Nothing is weighed. */

import { useTranslation } from 'react-i18next';
import type { FactView } from '../../../src-main/core/answers/fact.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { quotedWords } from '../../../src-main/core/told/words-of-place.ts';
import { StatementOrigin } from '../../questions/statement-origin.tsx';
import { langOf } from '../../ui/lang.ts';
import classes from './facts.module.css';

export function FactRow({ fact, caseId }: { readonly fact: FactView; readonly caseId: CaseId }) {
  const { t } = useTranslation(['facts', 'interview']);
  const own = fact.statements.filter((one) => one.relation !== 'confirms');
  const confirming = fact.statements.filter((one) => one.relation === 'confirms');
  const shown = own.length === 0 ? fact.statements : own;
  return (
    <div className={classes.fact} data-fact={fact.key}>
      <dt className={classes.factTitle}>{fact.title}</dt>
      <dd className={classes.statements} data-differs={fact.differs}>
        {shown.map((one) => (
          <div key={`${one.at} ${one.relation} ${originKey(one.origin)}`} className={classes.statement}>
            {one.state === 'own-words' ? null : (
              <p className="words" dir="auto" {...langOf(one.text)}>
                {one.state === 'answered' ? one.text : t(`interview:state.${one.state}`)}
              </p>
            )}
            {one.ownWords === '' ? null : (
              <p className={`words ${classes.own}`} dir="auto" {...langOf(one.ownWords)}>
                {one.ownWords}
              </p>
            )}
            <p className={classes.origin}>
              {one.relation === 'new' ? '' : `${t(`interview:relation.${one.relation}`)}. `}
              {one.cause === ''
                ? ''
                : `${t('interview:known.causeSaid', { cause: t(`interview:cause.${one.cause}`) })} `}
              {one.reasonWords === undefined ? '' : `${quotedWords(one.reasonWords)} `}
              <StatementOrigin statement={one} caseId={caseId} />
            </p>
          </div>
        ))}
        {own.length === 0 || confirming.length === 0 ? null : (
          <p className={classes.origin}>
            {t('facts:takenOver')}{' '}
            {confirming.map((one, index) => (
              <span key={`${one.at} ${originKey(one.origin)}`}>
                {index === 0 ? '' : '; '}
                <StatementOrigin statement={one} caseId={caseId} />
              </span>
            ))}
          </p>
        )}
      </dd>
    </div>
  );
}

function originKey(origin: FactView['statements'][number]['origin']): string {
  return origin.kind === 'interview'
    ? `${origin.screeningId} ${origin.question} ${origin.layer}`
    : origin.kind;
}
