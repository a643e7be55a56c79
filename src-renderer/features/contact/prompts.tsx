/** @file What the service owes by rules that are named; each can be dismissed with a reason, and brought back. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { PromptView } from '../../../src-main/contract/contact.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { nationsWords } from '../../due/words.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { LineSection } from '../../ui/line-section.tsx';
import { ReasonForm } from '../../ui/reason-form.tsx';
import classes from './contact.module.css';

export function Prompts({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('contact');
  const { data, error } = useRead('promptList', { caseId: view.id });
  const all = data?.prompts ?? [];
  const [stand, dismissed] = [true, false].map((open) =>
    all.filter((one) => (one.dismissed === null) === open),
  );
  const names = new Map<string, string>(view.people.map(({ id, name }) => [id, name]));
  const list = (prompts: readonly PromptView[] = []) => (
    <ul className={classes.list}>
      {prompts.map((one) => (
        <PromptCard
          key={`${one.personId} ${one.rule} ${one.key}`}
          prompt={one}
          name={view.people.length < 2 ? '' : (names.get(one.personId) ?? '')}
        />
      ))}
    </ul>
  );
  return (
    // Never in a fold: each of these waits for somebody.
    <LineSection
      title={t('prompts.title')}
      sum={data === undefined ? undefined : t(stand?.length === 0 ? 'prompts.none' : 'prompts.about')}
    >
      {error === null ? null : <ErrorPanel error={error} />}
      {stand === undefined || stand.length === 0 ? null : list(stand)}
      {dismissed === undefined || dismissed.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{t('prompts.hidden', { count: dismissed.length })}</summary>
          {list(dismissed)}
        </details>
      )}
    </LineSection>
  );
}

function PromptCard({ prompt, name }: { readonly prompt: PromptView; readonly name: string }) {
  const { t } = useTranslation('contact');
  const { t: tDates } = useTranslation('dates');
  const [asking, setAsking] = useState(false);
  const { personId, rule, key, title, dismissed } = prompt;
  const call = dismissed === null ? 'promptDismiss' : 'promptRestore';
  const write = useWrite(call, ['auditList', 'caseShow']);
  const word = dismissed === null ? 'dismiss' : 'restore';
  return (
    <li className={classes.item} data-prompt={rule} data-needs-you={dismissed === null}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          {title}
          {name === '' ? null : (
            <>
              {' · '}
              <bdi>{name}</bdi>
            </>
          )}
        </h3>
        {asking ? null : (
          <Changing>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t(`prompts.${word}Of`, { title })}
              onClick={() => setAsking(true)}
            >
              {t(`prompts.${word}`)}
            </Button>
          </Changing>
        )}
      </div>
      <p className={classes.said}>{sayFinding(prompt.why)}.</p>
      <p className={classes.said}>{prompt.text}</p>
      <p className="quiet">
        {t('prompts.rule', {
          nations: nationsWords(tDates, prompt.nations),
          certainty: tDates(`certainty.${prompt.certainty}`),
          source: prompt.source,
        })}
      </p>
      {dismissed === null ? null : (
        <p className="quiet">
          {t('prompts.dismissed', {
            when: formatMoment(dismissed.at),
            name: dismissed.by,
            reason: dismissed.reason,
          })}
        </p>
      )}
      {asking ? (
        <ReasonForm
          label={t(dismissed === null ? 'prompts.why' : 'prompts.restoreWhy')}
          action={t(`prompts.${word}`)}
          error={write.error}
          pending={write.isPending}
          onCancel={() => setAsking(false)}
          onGive={(reason) =>
            write.mutate({ personId, rule, key, reason }, { onSuccess: () => setAsking(false) })
          }
        />
      ) : null}
    </li>
  );
}
