/**
 * @file Gap prompts, next contacts and reviews of everybody in cases that are not closed, as days among the others. An
 * overdue clock is left to the clock itself, so that it stands once. Worked out each time: nothing of it is kept.
 */
import { addDays } from '../../core/dates/calendar-day.ts';
import type { PromptRule } from '../../core/support/prompt-rule.ts';
import { awaitedOf, type Prompt } from '../../core/support/prompts.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listMarksOf } from '../../vault/queries/support-everywhere.ts';
import type { InCase } from '../clocks/due-parts.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { loadSupportLists } from '../resources/support-lists.ts';
import { promptSubjects } from './prompt-subjects.ts';
import { markKey, marksBy } from './prompts.ts';

const REVIEWS: readonly PromptRule['looks'][] = ['need-review', 'plan-review'];

/** In no order. Throws `form-damaged`. */
export function promptsEverywhere(engine: Engine, db: ReadDb): InCase[] {
  const rules = loadSupportLists(engine.resources).rules.filter(({ looks }) => looks !== 'clock-overdue');
  const marks = marksBy(listMarksOf(db, null));
  const day = today(engine, db);
  const found: InCase[] = [];
  for (const { personId, caseId, nation, subject, owner } of promptSubjects(engine, db, null, () => []))
    for (const one of awaitedOf(rules, subject)) {
      const { rule, key, on, why } = one;
      if (marks.size > 0 && marks.get(markKey({ personId, rule: rule.id, key }))?.dismissed === true)
        continue;
      // Written out, as the other days are: there are thousands of them.
      found.push({
        subject: `prompt ${personId} ${key}`,
        ruleId: rule.id,
        title: one.stands ? rule.title : (rule.ahead ?? rule.title),
        about: '',
        why,
        means: REVIEWS.includes(rule.looks) ? 'review' : 'task',
        whose: 'ours',
        basis: 'practice',
        state: stateOn(one, day),
        on,
        latest: on,
        time: '',
        certainty: rule.certainty,
        nation,
        source: rule.source,
        hangsOn: [],
        covered: true,
        owner: one.owner || owner,
        caseId,
        personId,
        origin: 'prompt',
        bundleId: null,
        screeningId: null,
        needs: [],
      });
    }
  return found;
}

/** What has no day is due as long as it stands. */
function stateOn({ on, rule }: Prompt, day: string): InCase['state'] {
  if (on === null || on === day) return 'due';
  if (on < day) return 'overdue';
  return on <= addDays(day, rule.warn ?? 0) ? 'soon' : 'later';
}
