/** @file Fields for the shares of a recovery kit, one under the other, with room for one more. */
import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './passphrase-help.module.css';

export function ShareFields({
  shares,
  onChange,
}: {
  readonly shares: readonly string[];
  readonly onChange: (shares: readonly string[]) => void;
}) {
  const { t } = useTranslation('vault');
  return (
    <>
      {shares.map((share, index) => (
        <Textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields have no other name, and keep their order
          key={index}
          label={t('recovery.share', { number: index + 1 })}
          description={index === 0 ? t('recovery.shareHint') : undefined}
          autoComplete="off"
          spellCheck={false}
          autosize
          minRows={2}
          value={share}
          onChange={(event) => onChange(shares.with(index, event.currentTarget.value))}
        />
      ))}
      {shares.length >= 10 ? null : (
        <div className={classes.actions}>
          <Button variant="default" size="sm" onClick={() => onChange([...shares, ''])}>
            {t('recovery.more')}
          </Button>
        </div>
      )}
    </>
  );
}
