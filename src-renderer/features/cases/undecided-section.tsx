/**
 * @file What two offices wrote apart: at the head of every page of the case that there is such a thing, and on the overview each of them
 * with all of its lines. One line is used until somebody decides; the one that is chosen is written once more, in view of all.
 */
import { Anchor, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DECIDED_WITHOUT_REASON,
  type UndecidedLine,
  type UndecidedView,
} from '../../../src-main/contract/cases.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { useSideWords } from '../../ui/side-words.ts';
import classes from './cases.module.css';

const TOUCHED = [
  'undecidedList',
  'earlierWords',
  'caseShow',
  'caseList',
  'caseMatches',
  'evidenceList',
  'consentList',
  'screeningShow',
  'screeningHistory',
  'contactList',
  'contactPlanShow',
  'supportShow',
  'promptList',
  'dateList',
  'clockDue',
  'todayShow',
  'auditList',
] as const;

/** Nothing where everything is decided. */
export function UndecidedBanner({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const { data } = useRead('undecidedList', { caseId });
  const count = data?.undecided.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={classes.banner} data-undecided-banner>
      <NotePanel tone="needs-you" role="note" title={t('undecided.banner', { count })}>
        <Anchor component="button" type="button" onClick={() => go({ at: 'case', caseId, tab: 'overview' })}>
          {t('undecided.go')}
        </Anchor>
      </NotePanel>
    </div>
  );
}

export function UndecidedSection({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useRead('undecidedList', { caseId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.undecided.length === 0) return null;
  return (
    <Section title={t('undecided.title')} about={t('undecided.about')}>
      <div className={classes.apart}>
        {data.undecided.map((thing) => (
          <Thing key={thing.name} caseId={caseId} thing={thing} />
        ))}
      </div>
    </Section>
  );
}

function Thing({ caseId, thing }: { readonly caseId: CaseId; readonly thing: UndecidedView }) {
  const { t } = useTranslation('cases');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const decide = useWrite('undecidedDecide', TOUCHED);
  const confirm = useConfirm();
  const { name, kind, person, lines } = thing;
  const title = person === '' || thing.title.includes(person) ? thing.title : `${thing.title}, ${person}`;
  const needsReason = !DECIDED_WITHOUT_REASON.includes(kind);
  const isNarrowest = !lines.some(({ governs }) => governs);
  const use = async (line: UndecidedLine) => {
    setAsked(true);
    if (needsReason && reason.trim() === '') return;
    const { status = '' } = line.said;
    const opens = kind === 'consent' && status === 'given';
    const stops = kind === 'consent' && (status === 'refused' || status === 'withdrawn');
    const body = (
      <>
        <p>
          <bdi>{title}</bdi>
        </p>
        <Said said={line.said} />
        {kind === 'plan' ? <p>{t('undecided.planAlone')}</p> : null}
        {opens ? <p>{t('undecided.opens', { what: title })}</p> : null}
        {stops ? <p>{t('undecided.stops', { what: title })}</p> : null}
      </>
    );
    const yes = t('undecided.use');
    if (!(await confirm({ title: t('undecided.sure', { by: line.by }), body, yes }))) return;
    decide.mutate({ caseId, name, line: line.id, reason });
  };
  return (
    <NotePanel tone="needs-you" title={<bdi>{title}</bdi>}>
      {isNarrowest ? <p>{t('undecided.narrowest')}</p> : null}
      {needsReason ? (
        <Changing>
          <TextInput
            label={t('undecided.reason')}
            description={t('undecided.reasonHint')}
            maxLength={5000}
            value={reason}
            error={asked && reason.trim() === '' ? t('undecided.reasonMissing') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Changing>
      ) : null}
      <ul className={classes.apart}>
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
            <Changing>
              <Button
                variant="default"
                disabled={decide.isPending}
                aria-label={t('undecided.useOne', { title, by: line.by })}
                onClick={() => void use(line)}
              >
                {t('undecided.use')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
      {decide.error === null ? null : <ErrorPanel error={decide.error} />}
    </NotePanel>
  );
}

function Line({ line: { at, by, from, governs, said } }: { readonly line: UndecidedLine }) {
  const { t } = useTranslation('cases');
  const who = [by, from, at === '' ? '' : formatMoment(at)].filter(Boolean).join(', ');
  return (
    <>
      <p>
        <strong>
          <bdi>{who}</bdi>
        </strong>{' '}
        {governs ? t('undecided.governs') : ''}
      </p>
      <Said said={said} />
    </>
  );
}

/** Nothing at all is said of what was taken away. */
function Said({ said }: Pick<UndecidedLine, 'said'>) {
  const { t } = useTranslation('cases');
  const words = useSideWords();
  const some = Object.entries(said).filter(([, value]) => value !== '');
  if (some.length === 0) return <p className="quiet">{t('undecided.empty')}</p>;
  return (
    <dl className={classes.said}>
      {some.map(([field, value]) => (
        <div key={field}>
          <dt>{words.field(field)}</dt>
          <dd>
            <bdi>{words.value(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
