/** @file The first-hour card, over whatever is open: it holds nothing about anybody and needs no vault. */
import { Modal, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import cardFile from '../../resources/help/first-hour.json' with { type: 'json' };
import { formatMonth } from '../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../../src-main/core/dates/working-days.ts';
import { FirstHour as Card, cardFor } from '../../src-main/core/help/first-hour.ts';
import { NO_BREAK, SureSign } from '../ui/sure-sign.tsx';
import classes from './first-hour.module.css';
import { onOpenFirstHour } from './first-hour-store.ts';

const SURE = { A: 'primary', B: 'excerpt', C: 'unconfirmed' } as const;
const whole = Card.parse(cardFile);

export function FirstHour() {
  const { t } = useTranslation(['help', 'dates']);
  const [opened, setOpened] = useState(false);
  const [nation, setNation] = useState<Nation | null>(null);
  const card = cardFor(whole, nation);
  useEffect(() => onOpenFirstHour(() => setOpened(true)), []);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={card.title} size="xl">
      <div className={classes.card} data-first-hour>
        <p>{card.about}</p>
        <NativeSelect
          label={t('help:where')}
          maw="20rem"
          value={nation ?? ''}
          onChange={(event) => setNation(NATIONS.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            { value: '', label: t('help:everywhere') },
            ...NATIONS.map((one) => ({ value: one, label: t(`dates:nation.${one}`) })),
          ]}
        />
        <p className="quiet">{t('help:asAt', { asAt: formatMonth(card.asAt) })}</p>
        {card.groups.map((group) => (
          <section key={group.title}>
            <h3 className={classes.group}>{group.title}</h3>
            <ul className={classes.lines}>
              {group.lines.map((line) => (
                <li key={line.text}>
                  {line.text}
                  {NO_BREAK}
                  <SureSign source={card.sources[line.source] ?? ''} sure={SURE[line.certainty]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
