/** @file How large a page is shown and which way up, for looking alone; keys + and - do it too, 0 puts it back. */
import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import type { Viewer } from './viewer-state.ts';

export function ViewTools({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('evidence');
  useShortcut('-', viewer.smaller, { whileTyping: false });
  useShortcut('=', viewer.larger, { whileTyping: false });
  useShortcut('0', viewer.fit, { whileTyping: false });
  const share = Math.round(viewer.zoom * 100);
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('view.smaller')}
        disabled={!viewer.canShrink}
        onClick={viewer.smaller}
      >
        <Icon name="minus" size={18} />
      </ActionIcon>
      <Button
        variant="default"
        size="compact-md"
        h={36}
        className="figures"
        aria-label={t('view.fit', { share })}
        onClick={viewer.fit}
      >
        {`${share} %`}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('view.larger')}
        disabled={!viewer.canGrow}
        onClick={viewer.larger}
      >
        <Icon name="plus" size={18} />
      </ActionIcon>
      <Button variant="default" size="compact-md" h={36} onClick={viewer.turn}>
        {t('view.turn')}
      </Button>
    </>
  );
}
