/** @file Words that are kept back from papers and are in a file all the same: which, and why they were kept back. */
import type { WithheldThere as There } from '../../../src-main/core/handover/manifest.ts';

interface Props {
  readonly title: string;
  readonly withheld: readonly There[];
}

export function WithheldThere({ title, withheld }: Props) {
  if (withheld.length === 0) return null;
  return (
    <div>
      <p>{title}</p>
      <ul>
        {withheld.map(({ form, question, reason }) => (
          <li key={`${form} ${question} ${reason}`}>{`${form}, “${question}”: ${reason}`}</li>
        ))}
      </ul>
    </div>
  );
}
