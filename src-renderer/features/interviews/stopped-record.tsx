/**
 * @file A record that is not gone on with, because the person is, or may be, under 18, or has another role now, or because
 * the vault is only looked at. What was said is read here; it can be locked as it is where anything can be changed.
 */

import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { WhyNotFor } from '../../../src-main/core/forms/offered.ts';
import { forget } from '../../bridge/queries.ts';
import { Annotations } from '../../questions/annotations.tsx';
import { caseTabOf } from '../../questions/case-tab.ts';
import { useRecord } from '../../questions/record/use-record.ts';
import { Changing } from '../../ui/changing.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { SignOff } from './sign-off.tsx';
import { WhyStopped } from './why-stopped.tsx';

export function StoppedRecord(props: {
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
