/** @file What a form says at the top of a page. Lines that begin with "- " are points to be said aloud, one by one. */
import classes from './record.module.css';

export function PageAbout({ text }: { readonly text: string }) {
  if (text === '') return null;
  const lines = text.split('\n');
  const isPoint = (line: string) => line.startsWith('- ');
  const first = lines.findIndex(isPoint);
  const points = lines.filter(isPoint);
  if (first < 0) return <p className={classes.about}>{text}</p>;
  return (
    <>
      <Words lines={lines.slice(0, first)} />
      <ul className={classes.points}>
        {points.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
      <Words lines={lines.slice(first).filter((line) => !isPoint(line))} />
    </>
  );
}

const Words = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line) => (
    <p key={line} className={classes.about}>
      {line}
    </p>
  ));
