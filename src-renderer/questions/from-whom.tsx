/** @file From whom the words of a telling are kept, and whether of a list one row alone: asked below the reason. */
import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReaderScope } from '../../src-main/core/withholding/readers.ts';
import classes from './question.module.css';

const WHOM = ['all', 'from', 'but'] as const;

export interface Limit {
  readonly whom: (typeof WHOM)[number];
  readonly names: readonly string[];
  /** The number of a row; null for the whole telling. */
  readonly row: number | null;
}

export const NO_LIMIT: Limit = { whom: 'all', names: [], row: null };

/** Somebody has to be named where it is not everybody. */
export const isWhole = ({ whom, names }: Limit): boolean => whom === 'all' || names.length > 0;

/** As the call takes it. */
export const asAsked = ({ whom, names, row }: Limit): { readers?: ReaderScope; row?: number } => ({
  ...(whom === 'all' ? {} : { readers: { only: whom, names: [...names] } }),
  ...(row === null ? {} : { row }),
});

export function FromWhom(props: {
  readonly readers: readonly string[];
  /** Of the list that was told, each row in words; none where it was no list. */
  readonly rows: readonly string[];
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
}) {
  const { t } = useTranslation('interview');
  const { limit, onChange, readers, rows } = props;
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
            {readers.map((name) => (
              <Checkbox key={name} size="md" value={name} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {rows.length === 0 ? null : (
        <Radio.Group
          label={t('told.onlyRow')}
          description={t('told.onlyRowHint')}
          value={String(limit.row ?? '')}
          onChange={(value) => onChange({ ...limit, row: value === '' ? null : Number(value) })}
        >
          <div className={classes.whom} data-rows>
            <Radio size="md" value="" label={t('told.allRows')} />
            {rows.map((words, at) => (
              <Radio
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its number
                key={at}
                size="md"
                value={String(at + 1)}
                label={<span className="words">{words}</span>}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </>
  );
}
