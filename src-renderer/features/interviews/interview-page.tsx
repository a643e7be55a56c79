/** @file One record: a draft is held or filled in, one that is not for the person any more is read, a signed one is added to. */

import { Anchor } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { WhyNotFor } from '../../../src-main/core/forms/offered.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { forget, useFreshRead, useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Annotations } from '../../questions/annotations.tsx';
import { caseTabOf } from '../../questions/case-tab.ts';
import { preparesAnother, readForm } from '../../questions/form.ts';
import { useRecord } from '../../questions/record/use-record.ts';
import classes from '../../questions/record.module.css';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { InterviewSession } from './interview-session.tsx';
import { SignOff } from './sign-off.tsx';
import { SignedRecord } from './signed-record.tsx';
import { useWhyStopped } from './use-stopped.ts';
import { WhyStopped } from './why-stopped.tsx';

/**
 * A record that is not gone on with, because the person is, or may be, under 18, or has another role now, or because
 * the vault is only looked at. What was said is read here; it can be locked as it is where anything can be changed.
 */
function StoppedRecord(props: {
  readonly view: ScreeningView;
  readonly person: PersonView;
  /** Null where it could be gone on with, and the vault is only looked at. */
  readonly why: WhyNotFor | null;
}) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const { view, person } = props;
  const { form, store } = useRecord(view, person.name, 0);
  // The answer that ended it was saved after the record was read.
  useEffect(() => void forget('screeningShow'), []);
  // The question that the keyboard was in has gone.
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <Page
      title={view.formTitle}
      about={
        <>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId: view.caseId, tab: caseTabOf(form) })}
          >
            {t('backToCase')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <bdi>{person.name}</bdi>
        </>
      }
    >
      <div ref={notice} tabIndex={-1} data-quiet-focus>
        {props.why === null ? (
          <p className="quiet">
            {t('list.draft', {
              day: formatDay(view.startedAt),
              name: view.author,
              count: view.answered,
            })}
          </p>
        ) : (
          <WhyStopped person={person} why={props.why} />
        )}
      </div>
      <AccountsTable form={form} view={view} />
      <Annotations view={view} form={form} />
      <Changing>
        {/* It was stopped: what was not asked is said above. */}
        {view.answered === 0 ? null : <SignOff view={view} person={person.name} store={store} asked={[]} />}
      </Changing>
    </Page>
  );
}

interface Uses {
  /** How a form is filled in at a desk: another feature's, handed in by the shell. */
  readonly Worksheet: ComponentType<{ view: ScreeningView; person: string; onCarried: () => void }>;
  /** How a locked worksheet is typed into the form it prepares. */
  readonly SignedCopy: ComponentType<{ view: ScreeningView; onBack: () => void }>;
  /** What a locked worksheet offers beside its answers. */
  readonly LockedWorksheet: ComponentType<{ view: ScreeningView }>;
}

export default function InterviewRecord({
  caseId,
  screeningId,
  ...uses
}: Uses & { readonly caseId: CaseId; readonly screeningId: ScreeningId; readonly returned: boolean }) {
  const screening = useFreshRead('screeningShow', { screeningId });
  const file = useRead('caseShow', { caseId });
  const error = screening.error ?? file.error;
  if (error !== null) {
    return (
      <Alone>
        <ErrorPanel error={error} onRetry={() => void Promise.all([screening.refetch(), file.refetch()])} />
      </Alone>
    );
  }
  const view = screening.data;
  const person = file.data?.people.find((one) => one.id === view?.personId);
  if (view === undefined || person === undefined) return null;
  return <OfPerson key={screeningId} view={view} person={person} {...uses} />;
}

const Alone = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.alone}>{children}</div>
);

function OfPerson({
  view,
  person,
  Worksheet,
  SignedCopy,
  LockedWorksheet,
  returned,
}: Uses & { readonly returned: boolean; readonly view: ScreeningView; readonly person: PersonView }) {
  const [round, setRound] = useState(0);
  const readOnly = useReadOnly();
  const { why, error, again } = useWhyStopped(view);
  if (error !== null) {
    return (
      <Alone>
        <ErrorPanel error={error} onRetry={again} />
      </Alone>
    );
  }
  if (why === undefined || readOnly === undefined) return null;
  const form = readForm(view.definition);
  const worksheet = form.testimony.use === 'worksheet';
  if (view.status !== 'draft') {
    return (
      <SignedRecord
        view={view}
        person={person}
        why={why}
        Copy={worksheet && preparesAnother(form) ? SignedCopy : null}
        reading={worksheet ? <LockedWorksheet view={view} /> : null}
      />
    );
  }
  if (why !== null || readOnly) return <StoppedRecord view={view} person={person} why={why} />;
  return worksheet ? (
    <Worksheet key={round} view={view} person={person.name} onCarried={() => setRound(round + 1)} />
  ) : (
    <InterviewSession view={view} person={person.name} layer={0} returned={returned} />
  );
}
