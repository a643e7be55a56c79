/** @file What a file has in it, in one sentence: what there is none of is not counted up. */
import { useTranslation } from 'react-i18next';
import type { Contents } from '../../../src-main/core/handover/manifest.ts';

const PARTS = [
  ...([
    'people',
    'records',
    'consents',
    'exhibits',
    'dates',
    'contacts',
    'plans',
    'support',
    'transcripts',
  ] as const),
] as const;

export function InFile({ contents }: { readonly contents: Contents }) {
  const { t } = useTranslation('handover');
  const all = PARTS.flatMap((part) => {
    const count = contents[part] ?? 0;
    return count === 0 ? [] : [t(`inFile.${part}`, { count })];
  });
  return <p>{all.length === 0 ? t('inFile.nothing') : t('inFile.says', { all: all.join(', ') })}</p>;
}
