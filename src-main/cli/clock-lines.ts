/** @file A clock that says an earlier time than the log already holds, as lines for people. */
import type { ClockView } from '../contract/vault.ts';
import { moment } from './moment.ts';

/** Nothing while the clock is no earlier than the log. */
export function clockLines({ now, latest, ahead }: ClockView): string[] {
  if (latest === null || ahead === null) return [];
  return [
    `The clock of this computer says ${moment(now)}. The log already holds a time later than that: ${moment(latest.at)}, in entry ${latest.seq}.`,
    'What was recorded last stands, whatever the clock says. Until this is put right, consents end by the later of the two.',
    'If the clock is wrong, set it in the settings of the computer. If it is right now and the times in the log ran ahead: vault correct-clock',
  ];
}
