/** @file Which part of a case goes: all of it, until somebody takes something out. */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { KEPT_PARTS, type KeptPart } from '../../../src-main/core/handover/kept-data.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import classes from './handover.module.css';

export interface Part {
  readonly people?: PersonId[];
  readonly records?: ScreeningId[];
  readonly exhibits?: EvidenceId[];
  /** What stays behind as a whole. */
  readonly without?: KeptPart[];
}
interface Named<Id> {
  readonly id: Id;
  readonly title: string;
}

export function PartChoice(props: {
  readonly view: CaseView;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}) {
  const { t } = useTranslation('handover');
  const { view, part, onPart } = props;
  const records = useRead('screeningList', { caseId: view.id }).data?.screenings ?? [];
  const exhibits = useRead('evidenceList', { caseId: view.id }).data?.evidence ?? [];
  return (
    <details className={classes.more}>
      <summary>{t('make.part')}</summary>
      <div className={classes.choices}>
        <Some
          label={t('make.people')}
          all={view.people.map(({ id, name }) => ({ id, title: name }))}
          chosen={part.people}
          onChosen={(people) => onPart({ ...part, people })}
        />
        <Some
          label={t('make.records')}
          all={records
            .filter(({ privileged }) => !privileged)
            .map(({ id, formTitle, startedAt }) => ({
              id,
              title: `${formTitle}, ${startedAt.slice(0, 10)}`,
            }))}
          chosen={part.records}
          onChosen={(some) => onPart({ ...part, records: some })}
        />
        <Some
          label={t('make.exhibits')}
          all={exhibits
            .filter(({ privileged }) => !privileged)
            .map(({ id, exhibitRef, title }) => ({
              id,
              title: [exhibitRef, title].filter(Boolean).join(' '),
            }))}
          chosen={part.exhibits}
          onChosen={(some) => onPart({ ...part, exhibits: some })}
        />
        <Some
          label={t('make.kept')}
          all={KEPT_PARTS.map((id) => ({ id, title: t(`make.keptPart.${id}`) }))}
          chosen={KEPT_PARTS.filter((id) => !(part.without ?? []).includes(id))}
          onChosen={(some) => onPart({ ...part, without: KEPT_PARTS.filter((id) => !some.includes(id)) })}
        />
      </div>
    </details>
  );
}

function Some<Id extends string>(props: {
  readonly label: string;
  readonly all: readonly Named<Id>[];
  /** All where nothing was taken out. */
  readonly chosen: readonly Id[] | undefined;
  readonly onChosen: (chosen: Id[]) => void;
}) {
  const { label, all, chosen, onChosen } = props;
  const goes = new Set<Id>(chosen ?? all.map(({ id }) => id));
  if (all.length === 0) return null;
  return (
    <Checkbox.Group
      label={label}
      value={[...goes]}
      onChange={(next) => onChosen(all.map(({ id }) => id).filter((id) => next.includes(id)))}
    >
      <div className={classes.choices}>
        {all.map(({ id, title }) => (
          <Checkbox key={id} value={id} label={title} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
