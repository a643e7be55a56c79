/** @file A break in one press, always in reach. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';

export function PauseButton({ onPause }: { readonly onPause: () => void }) {
  const { t } = useTranslation('interview');
  return (
    <Button
      variant="default"
      leftSection={<Icon name="pause" size={18} />}
      onClick={onPause}
      aria-keyshortcuts="F8"
      title={t('pause.hint')}
    >
      {t('pause.button')}
    </Button>
  );
}
