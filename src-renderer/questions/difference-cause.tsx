/** @file Why two accounts may differ, or why something is told late, when the person says: noted, never weighed, free to stay empty. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DIFFERENCE_CAUSES } from '../../src-main/core/answers/answer.ts';
import { isReason } from '../../src-main/core/answers/since-then.ts';
import type { Cause } from './answers.ts';

/** What was written down wrongly is put right, and not added. */
const causesOf = (isLate: boolean) =>
  DIFFERENCE_CAUSES.filter((one) => isReason(one) && (!isLate || one !== 'recording'));

export function DifferenceCause(props: {
  readonly cause: Cause;
  /** It adds to what was told, and was told only now. */
  readonly isLate: boolean;
  readonly onChange: (cause: Cause) => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <NativeSelect
      mt="sm"
      maw="20rem"
      label={t(props.isLate ? 'known.causeLate' : 'known.cause')}
      description={props.cause === 'other' ? t('known.causeOther') : undefined}
      value={props.cause}
      data={causesOf(props.isLate).map((cause) => ({
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
