/**
 * @file While the person talks nobody types for as long as it takes, and the vault stays open. Nothing is heard by the
 * computer, and no word here may sound as if it were. Ends when it is
 * pressed again or the session is left; behind the neutral screen (F9) the time counts meanwhile.
 */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { app } from '../../bridge/client.ts';
import { announce } from '../../ui/announce.tsx';
import { Icon } from '../../ui/icons.tsx';

export function ListenButton() {
  const { t } = useTranslation('interview');
  const [listening, setListening] = useState(false);
  useEffect(() => {
    if (!listening) return;
    void app.listen(true);
    return () => void app.listen(false);
  }, [listening]);
  const press = () => {
    announce(t(listening ? 'listen.off' : 'listen.on'));
    setListening(!listening);
  };
  return (
    <Button
      variant={listening ? 'light' : 'default'}
      leftSection={<Icon name={listening ? 'check' : 'interview'} size={18} />}
      onClick={press}
      aria-pressed={listening}
      title={t(listening ? 'listen.on' : 'listen.hint')}
    >
      {t('listen.button')}
    </Button>
  );
}
