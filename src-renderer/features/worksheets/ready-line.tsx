/** @file One line of the readiness page: what it is, and setting it aside with a reason, or taking it up again. */

import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnSheet } from '../../../src-main/contract/readiness.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import type { SetAside } from '../../../src-main/core/worksheets/readiness.ts';
import { useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './worksheets.module.css';

export type GoTo = (page: string, question: string) => void;

/** The way to a question of the sheet. */
export function Goes({
  on,
  words,
  onChange,
}: {
  readonly on: OnSheet;
  readonly words?: string;
  readonly onChange: GoTo;
}) {
  return (
    <Anchor
      component="button"
      type="button"
      className={classes.linkOpen ?? ''}
      onClick={() => onChange(on.page, on.question)}
    >
      {words ?? on.title}
    </Anchor>
  );
}

export function ReadyLine(props: {
  readonly screeningId: ScreeningId;
  readonly line: { readonly line: string; readonly aside: SetAside | null };
  /** For the names of its buttons. */
  readonly about: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('worksheets');
  const { screeningId, about } = props;
  const { line, aside } = props.line;
  const [asking, setAsking] = useState(false);
  const takeUp = useWrite('readinessTakeUp', ['readinessShow']);
  const action = (key: 'setAside' | 'takeUp', onClick: () => void) => (
    <Changing>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={onClick}
        aria-label={`${t(`ready.${key}`)}: ${about}`}
      >
        {t(`ready.${key}`)}
      </Button>
    </Changing>
  );
  return (
    <li className={classes.readyLine} data-line={line}>
      <div className={classes.readyWords}>
        {props.children}
        {aside === null ? null : (
          <p className={`words ${classes.linkNote}`}>
            {t('ready.aside', { name: aside.by, day: formatDay(aside.at), reason: aside.reason })}
          </p>
        )}
        {takeUp.error === null ? null : <ErrorPanel error={takeUp.error} />}
        {asking ? <AsideForm screeningId={screeningId} line={line} onDone={() => setAsking(false)} /> : null}
      </div>
      {asking
        ? null
        : aside === null
          ? action('setAside', () => setAsking(true))
          : action('takeUp', () => takeUp.mutate({ screeningId, line }))}
    </li>
  );
}

function AsideForm(props: {
  readonly screeningId: ScreeningId;
  readonly line: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const { screeningId, line, onDone } = props;
  const write = useWrite('readinessSetAside', ['readinessShow']);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    write.mutate({ screeningId, line, reason }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={classes.submissionForm}>
      <TextInput
        autoFocus
        label={t('ready.reason')}
        description={t('ready.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      <div className={classes.offerActions}>
        <Button type="submit" variant="default" loading={write.isPending}>
          {t('ready.keep')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('ready.cancel')}
        </Button>
      </div>
    </form>
  );
}
