/** @file The first page of a case: arrest, charge, detention, removal, each with when, where and who said so. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import {
  SITUATIONS,
  type SituationAnswer,
  type SituationKind,
} from '../../../src-main/core/cases/situation.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { fieldsIn, useBegun } from '../../bridge/form-draft.ts';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { EditSituation, placeOfSituation } from './edit-situation.tsx';

export function SituationSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('situation');
  const { open, kept, setOpen } = useBegun(placeOfSituation(view));
  const [asked, setAsked] = useState<SituationKind | null>(null);
  const begun = fieldsIn<{ kind: SituationKind }>(kept).kind;
  const editing = open ? (asked ?? SITUATIONS.find((kind) => kind === begun) ?? null) : null;
  const edit = (kind: SituationKind) => {
    setAsked(kind);
    setOpen(true);
  };
  return (
    <Section title={t('title')} about={t('about')}>
      {editing !== null ? (
        <EditSituation key={editing} view={view} kept={kept} kind={editing} onDone={() => setOpen(false)} />
      ) : (
        <SummaryList
          rows={SITUATIONS.map((kind) => ({
            label: t(`kind.${kind}`),
            value: <Said found={view.situation[kind]} />,
            change: {
              label: t(view.situation[kind] === undefined ? 'record' : 'change'),
              about: t(`kind.${kind}`),
              onChange: () => edit(kind),
            },
          }))}
        />
      )}
    </Section>
  );
}

function Said({ found }: { readonly found: SituationAnswer | undefined }) {
  const { t } = useTranslation('situation');
  if (found === undefined) return <span className="quiet">{t('notAskedYet')}</span>;
  const { answer, who, on, time, where, toldBy, actsIn } = found;
  const told = toldBy === '' ? '' : t('toldBy', { toldBy });
  const matter = actsIn === undefined ? '' : t(`matter.${actsIn}`);
  const parts = [matter, who, on === null ? '' : formatDay(on), time, where, told];
  return (
    <>
      {t(`answer.${answer}`)}
      {parts
        .filter((part) => part !== '')
        .map((part) => (
          <span key={part}>
            {' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
    </>
  );
}
