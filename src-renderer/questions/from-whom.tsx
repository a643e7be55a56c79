/** @file From whom the words of a telling are kept, and whether of a list one row alone: asked below the reason. */
import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReaderScope } from '../../src-main/core/answers/withheld-scope.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { useRead } from '../bridge/queries.ts';
import classes from './question.module.css';

const WHOM = ['all', 'from', 'but'] as const;

export interface Limit {
  readonly whom: (typeof WHOM)[number];
  readonly names: readonly string[];
  /** As it is typed; empty for the whole telling. */
  readonly row: string;
}

export const NO_LIMIT: Limit = { whom: 'all', names: [], row: '' };

/** Somebody has to be named where it is not everybody, and a row is a number. */
export const isWhole = ({ whom, names, row }: Limit): boolean =>
  (whom === 'all' || names.length > 0) && /^(?:[1-9]\d{0,2})?$/u.test(row.trim());

/** As the call takes it. */
export const asAsked = ({ whom, names, row }: Limit): { readers?: ReaderScope; row?: number } => ({
  ...(whom === 'all' ? {} : { readers: { only: whom, names: [...names] } }),
  ...(row.trim() === '' ? {} : { row: Number(row) }),
});

export function FromWhom(props: {
  readonly screeningId: ScreeningId;
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
}) {
  const { t } = useTranslation('interview');
  const { limit, onChange } = props;
  const known = useRead('accountsWithheld', { screeningId: props.screeningId }).data?.readers ?? [];
  return (
    <>
      <Radio.Group
        label={t('told.fromWhom')}
        value={limit.whom}
        onChange={(value) => onChange({ ...limit, whom: WHOM.find((one) => one === value) ?? 'all' })}
      >
        <div className={classes.whom}>
          {WHOM.map((one) => (
            <Radio key={one} size="md" value={one} label={t(`told.whom.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {limit.whom === 'all' ? null : (
        <Checkbox.Group
          label={t('told.readers')}
          description={t('told.readersHint')}
          value={[...limit.names]}
          onChange={(names) => onChange({ ...limit, names })}
        >
          <div className={classes.whom}>
            {known.map((name) => (
              <Checkbox key={name} size="md" value={name} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <TextInput
        label={t('told.onlyRow')}
        description={t('told.onlyRowHint')}
        inputMode="numeric"
        maxLength={3}
        value={limit.row}
        onChange={(event) => onChange({ ...limit, row: event.currentTarget.value })}
      />
    </>
  );
}
