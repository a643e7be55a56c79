/** @file One small sign beside what has a source: where it comes from and how sure that is, on hover and on focus. */
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import classes from './sure-sign.module.css';

/** Between words and the sign that is about them: no line begins with the sign alone. */
export const NO_BREAK = '\u00a0';

type Sure = 'primary' | 'excerpt' | 'unconfirmed';

/** `source` may be empty; `words` say it otherwise, where the sign is about one question of a form. */
export function SureSign({
  source,
  sure,
  words,
}: {
  readonly source: string;
  readonly sure: Sure;
  readonly words?: string;
}) {
  const { t } = useTranslation('help');
  const says = [source === '' ? '' : `${source}.`, words ?? t(`sure.${sure}`)].filter(Boolean).join(' ');
  return (
    <Tooltip label={says} multiline w="min(24rem, 80vw)" events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.sign} data-sure={sure} aria-label={`${t('about')}: ${says}`}>
        <Icon name={sure === 'primary' ? 'note' : 'look'} size={16} />
      </button>
    </Tooltip>
  );
}
