/** @file Light or dark, and text size. */
import { Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COLOR_SCHEMES,
  type ColorScheme,
  type Settings,
  TEXT_SIZES,
  type TextSize,
} from '../../../src-main/contract/settings.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { changeSettings, readSettings } from '../../ui/settings.ts';

export default function SettingsForm() {
  const { t } = useTranslation('settings');
  const { setColorScheme } = useMantineColorScheme();
  const [settings, setSettings] = useState<Settings>(readSettings);
  const [error, setError] = useState<unknown>(null);
  const change = async (part: Partial<Settings>) => {
    setSettings({ ...settings, ...part });
    if (part.scheme !== undefined) setColorScheme(part.scheme);
    setError(null);
    await changeSettings(part).catch(setError);
  };
  return (
    <Stack gap="xl" className="measure">
      <Radio.Group
        label={t('look.scheme')}
        size="md"
        value={settings.scheme}
        onChange={(value) => void change({ scheme: value as ColorScheme })}
      >
        <Stack gap="xs" mt="xs">
          {COLOR_SCHEMES.map((scheme) => (
            <Radio key={scheme} size="md" value={scheme} label={t(`look.schemes.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('look.size')}
        description={t('look.sizeHint')}
        size="md"
        value={String(settings.textSize)}
        onChange={(value) => void change({ textSize: Number(value) as TextSize })}
      >
        <Stack gap="xs" mt="xs">
          {TEXT_SIZES.map((each) => (
            <Radio key={each} size="md" value={String(each)} label={t('look.percent', { percent: each })} />
          ))}
        </Stack>
      </Radio.Group>
      {error === null ? (
        <p className="quiet">{t('look.kept')}</p>
      ) : (
        <ErrorPanel error={error} onRetry={() => void change({})} />
      )}
    </Stack>
  );
}
