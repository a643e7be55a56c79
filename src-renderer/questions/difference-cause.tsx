/** @file Why two accounts may differ, when the person says: noted, never weighed, and free to stay empty. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DIFFERENCE_CAUSES } from '../../src-main/core/answers/answer.ts';
import type { Cause } from './answers.ts';

export function DifferenceCause(props: { readonly cause: Cause; readonly onChange: (cause: Cause) => void }) {
  const { t } = useTranslation('interview');
  return (
    <NativeSelect
      mt="sm"
      maw="20rem"
      label={t('known.cause')}
      value={props.cause}
      data={DIFFERENCE_CAUSES.map((cause) => ({
        value: cause,
        label: t(`cause.${cause === '' ? 'none' : cause}`),
      }))}
      onChange={(event) => {
        const cause = DIFFERENCE_CAUSES.find((one) => one === event.currentTarget.value);
        if (cause !== undefined) props.onChange(cause);
      }}
    />
  );
}
