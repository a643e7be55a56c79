/** @file What one point of a worksheet is linked to: the words quoted, the exhibits, and a way to add and take away. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../src-main/contract/links.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forget, useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useOfferUndo } from '../../ui/undo.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinkedTarget } from './linked-target.tsx';
import classes from './worksheets.module.css';

/**
 * What was told on the subject of a point and is not yet linked to it: offered as what the point rests on.
 * Pure.
 */
interface Told {
  readonly title: string;
  readonly screeningId: ScreeningId;
  readonly question: string;
}

/** Only what stands in an interview or another form can be quoted; particulars and consents cannot. */
export function toldOn(known: KnownAnswer | undefined, links: readonly LinkView[]): Told[] {
  const linked = new Set(
    links.flatMap(({ target }) =>
      target.kind === 'answer' ? [`${target.quoted.screeningId} ${target.quoted.question}`] : [],
    ),
  );
  return (known?.beside === true ? known.facts : []).flatMap((fact): Told[] => {
    const said = fact.statements.find((one) => one.relation !== 'confirms') ?? fact.statements[0];
    if (said?.origin.kind !== 'interview') return [];
    // No account is named: each telling is linked, with what was added to it.
    const { screeningId, question } = said.origin;
    return linked.has(`${screeningId} ${question}`) ? [] : [{ title: fact.title, screeningId, question }];
  });
}

/**
 * One press links what was told on a point's subject to the point, with the words quoted; nothing is linked
 * unasked.
 */
function LinkTold(props: {
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

export function PointLinks(props: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  readonly point: string;
  /** The point in words. */
  readonly title: string;
  /** What was told on its subject. */
  readonly known: KnownAnswer | undefined;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { caseId, screeningId, point, title } = props;
  const { data, error } = useRead('screeningLinks', { screeningId });
  const remove = useWrite('screeningUnlink', ['screeningLinks', 'screeningReading']);
  const offerUndo = useOfferUndo();
  const [adding, setAdding] = useState(false);
  const links = (data?.links ?? []).filter((link) => link.question === point);
  const takeAway = (link: LinkView) =>
    remove.mutate(
      { linkId: link.id },
      {
        onSuccess: () =>
          offerUndo(t('worksheets:links.removed', { title }), async () => {
            await call('screeningRelink', { linkId: link.id });
            await forget('screeningLinks', 'screeningReading');
          }),
      },
    );
  const failed = error ?? remove.error;
  return (
    <div className={classes.links} data-links={point}>
      {links.length === 0 ? null : (
        <ul className={classes.linkList} aria-label={t('worksheets:links.list', { title })}>
          {links.map((link) => (
            <li key={link.id} className={classes.link}>
              <LinkedTarget caseId={caseId} link={link} />
              <Anchor
                component="button"
                type="button"
                onClick={() => takeAway(link)}
                aria-label={`${t('worksheets:links.remove')}: ${nameOf(link)}`}
              >
                {t('worksheets:links.remove')}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {failed === null ? null : <ErrorPanel error={failed} />}
      <LinkTold screeningId={screeningId} point={point} known={props.known} links={links} />
      <Button
        variant="default"
        size="compact-md"
        onClick={() => setAdding(true)}
        data-add-link
        aria-label={`${t('worksheets:links.add')}: ${title}`}
      >
        {t('worksheets:links.add')}
      </Button>
      {adding ? (
        <LinkDialog
          caseId={caseId}
          screeningId={screeningId}
          point={point}
          title={title}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}

const nameOf = ({ target }: LinkView): string =>
  target.kind === 'exhibit'
    ? [target.exhibitRef, target.title].filter(Boolean).join(' ')
    : target.quoted.title;
