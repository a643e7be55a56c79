/** @file Whose key a case is made for, with the digits that are compared over the telephone before it goes. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../bridge/queries.ts';
import classes from './handover.module.css';

/** As many as a key has. */
const LETTERS = 62;

interface Props {
  readonly value: string;
  readonly onKey: (key: string) => void;
}

export function KeyField({ value, onKey }: Props) {
  const { t } = useTranslation('handover');
  const { data } = useRead('handoverDigits', { key: value }, { enabled: value.length >= LETTERS });
  const isWrong = value.length >= LETTERS && data?.digits === null;
  return (
    <div>
      <TextInput
        label={t('make.key')}
        description={t('make.keyHint')}
        maxLength={200}
        value={value}
        error={isWrong ? t('make.notKey') : undefined}
        onChange={(event) => onKey(event.currentTarget.value.trim())}
      />
      <p role="status" className={data?.digits == null ? undefined : classes.digits}>
        {data?.digits == null ? null : (
          <>
            {t('make.digits')}
            <br />
            <strong className="figures" data-digits>
              {data.digits}
            </strong>
          </>
        )}
      </p>
    </div>
  );
}
