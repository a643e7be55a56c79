/** @file One press links what was told on a point's subject to the point, with the words quoted; nothing is linked unasked. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../src-main/contract/links.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { toldOn } from './told-here.ts';

export function LinkTold(props: {
  readonly screeningId: ScreeningId;
  readonly point: string;
  readonly known: KnownAnswer | undefined;
  readonly links: readonly LinkView[];
}) {
  const { t } = useTranslation('worksheets');
  const { screeningId, point } = props;
  const add = useWrite('screeningLink', ['screeningLinks', 'screeningReading']);
  return (
    <>
      {toldOn(props.known, props.links).map(({ title, ...target }) => (
        <Button
          key={`${target.screeningId} ${target.question}`}
          variant="default"
          size="compact-md"
          disabled={add.isPending}
          onClick={() =>
            add.mutate(
              { screeningId, links: [{ question: point, target: { kind: 'answer', ...target } }] },
              { onSuccess: () => setTimeout(() => focusLinks(point), 0) },
            )
          }
        >
          {t('links.told', { title })}
        </Button>
      ))}
      {add.error === null ? null : <ErrorPanel error={add.error} />}
    </>
  );
}

/** The button that was pressed is gone with what it linked: the keyboard stays at the point. */
function focusLinks(point: string): void {
  document
    .querySelector<HTMLElement>(`[data-links="${CSS.escape(point)}"] [data-add-link]`)
    ?.focus({ preventScroll: true });
}
