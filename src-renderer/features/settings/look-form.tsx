/** @file Light or dark, and text size. */
import { Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepTextSize, readTextSize, TEXT_SIZES, type TextSize } from '../../ui/text-size.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const;

export default function LookForm() {
  const { t } = useTranslation('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [size, setSize] = useState<TextSize>(readTextSize);
  return (
    <Stack gap="xl" className="measure">
      <Radio.Group
        label={t('look.scheme')}
        size="md"
        value={colorScheme}
        onChange={(value) => setColorScheme(value as (typeof SCHEMES)[number])}
      >
        <Stack gap="xs" mt="xs">
          {SCHEMES.map((scheme) => (
            <Radio key={scheme} size="md" value={scheme} label={t(`look.schemes.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('look.size')}
        description={t('look.sizeHint')}
        size="md"
        value={String(size)}
        onChange={(value) => {
          const next = Number(value) as TextSize;
          setSize(next);
          keepTextSize(next);
        }}
      >
        <Stack gap="xs" mt="xs">
          {TEXT_SIZES.map((each) => (
            <Radio key={each} size="md" value={String(each)} label={t('look.percent', { percent: each })} />
          ))}
        </Stack>
      </Radio.Group>
      <p className="quiet">{t('look.kept')}</p>
    </Stack>
  );
}
