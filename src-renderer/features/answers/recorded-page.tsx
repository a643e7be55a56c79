/** @file Everything recorded about one person, by subject; what was said differently stands side by side. */
import { Anchor, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactView } from '../../../src-main/core/answers/fact.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { quotedWords } from '../../../src-main/core/told/words-of-place.ts';
import { useRead } from '../../bridge/queries.ts';
import { StatementOrigin } from '../../questions/statement-origin.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { langOf } from '../../ui/lang.ts';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { matchesWords } from '../../ui/word-match.ts';
import classes from './facts.module.css';

/** One fact: what was said, and where each statement comes from. Nothing is weighed. */
function FactRow({ fact, caseId }: { readonly fact: FactView; readonly caseId: CaseId }) {
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

/** Facts put under the subjects a caseworker thinks in; the key's first word says which. */
const SUBJECTS = ['person', 'safety', 'how', 'there', 'away', 'needs', 'papers', 'consent', 'other'] as const;
type Subject = (typeof SUBJECTS)[number];

const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  person: 'person',
  child: 'person',
  location: 'person',
  safety: 'safety',
  contact: 'safety',
  risk: 'safety',
  recruitment: 'how',
  journey: 'how',
  exploitation: 'there',
  control: 'there',
  exploiters: 'there',
  others: 'there',
  leaving: 'away',
  police: 'away',
  needs: 'needs',
  support: 'needs',
  account: 'papers',
  insight: 'papers',
  evidence: 'papers',
  referral: 'papers',
  case: 'papers',
  consent: 'consent',
};

/** Subjects that have something recorded, in a fixed order; facts keep theirs. */
export function bySubject(facts: readonly FactView[]): { subject: Subject; facts: FactView[] }[] {
  return SUBJECTS.map((subject) => ({
    subject,
    facts: facts.filter((fact) => (SUBJECT_OF[fact.key.split('.')[0] ?? ''] ?? 'other') === subject),
  })).filter((group) => group.facts.length > 0);
}

export default function RecordedPage({
  caseId,
  personId,
}: {
  readonly caseId: CaseId;
  readonly personId: PersonId;
}) {
  const { t } = useTranslation(['facts', 'common']);
  const { go } = useNavigation();
  const file = useRead('caseShow', { caseId });
  const { data, error, refetch } = useRead('factList', { personId });
  const [filter, setFilter] = useState('');
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const person = file.data?.people.find((one) => one.id === personId);
  const shown = (data?.facts ?? []).filter(
    (fact) => (!onlyDiffering || fact.differs) && matchesWords(wordsOf(fact), filter),
  );
  return (
    <Page
      title={t('facts:title')}
      about={
        <>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId, tab: 'interviews' })}
          >
            {t('facts:back')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <bdi>{person?.name ?? ''}</bdi>
        </>
      }
    >
      <p className={classes.about}>{t('facts:about')}</p>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <div className={classes.tools}>
        <TextInput
          label={t('common:list.filter')}
          w="20rem"
          maw="100%"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Switch
          size="md"
          label={t('facts:onlyDiffering')}
          checked={onlyDiffering}
          onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
        />
      </div>
      {data !== undefined && shown.length === 0 ? <p className="quiet">{t('facts:nothing')}</p> : null}
      {bySubject(shown).map(({ subject, facts }) => (
        <section key={subject} aria-labelledby={`subject-${subject}`} className={classes.subject}>
          <h2 id={`subject-${subject}`} className={classes.subjectTitle}>
            {t(`facts:subject.${subject}`)}
          </h2>
          <dl className={classes.facts}>
            {facts.map((fact) => (
              <FactRow key={fact.key} fact={fact} caseId={caseId} />
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}

const wordsOf = (fact: FactView): string =>
  [fact.title, ...fact.statements.flatMap((one) => [one.text, one.ownWords])].join(' ');
