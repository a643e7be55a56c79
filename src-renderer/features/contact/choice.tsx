/** @file A closed list of words to choose from, as a plain select: typed letters choose, no pointer is needed. */
import { NativeSelect } from '@mantine/core';

export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly say: (value: T) => string;
  readonly onChange: (value: T) => void;
  readonly first?: boolean;
}) {
  const { label, value, values, say, onChange } = props;
  return (
    <NativeSelect
      label={label}
      value={value}
      {...(props.first ? { autoFocus: true } : {})}
      onChange={({ currentTarget }) => onChange(values.find((one) => one === currentTarget.value) ?? value)}
      data={values.map((one) => ({ value: one, label: say(one) }))}
    />
  );
}
