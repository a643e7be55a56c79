/**
 * @file Marks that do not turn with their page: they hang upright from their upper left corner. ISO 32000-2,
 * 12.5.3, NoRotate.
 */
type Box = readonly [number, number, number, number];

/** Cosine and sine of what turns a mark back on a page that is shown turned clockwise by `degrees`. */
function turnBack(degrees: number): readonly [number, number] {
  const turns = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[turns as 0 | 1 | 2 | 3];
}

/** Matrices that set what follows upright about the upper left corner of `box`; none where nothing is turned. */
export function uprightAbout([left, , , top]: Box, degrees: number): number[][] {
  const [cos, sin] = turnBack(degrees);
  if (cos === 1) return [];
  return [
    [1, 0, 0, 1, left, top],
    [cos, sin, -sin, cos, 0, 0],
    [1, 0, 0, 1, -left, -top],
  ];
}

/** The part of the page that `box` covers once it is set upright. */
export function uprightBox([left, bottom, right, top]: Box, degrees: number): Box {
  const [cos, sin] = turnBack(degrees);
  const [width, depth] = [right - left, bottom - top];
  const [x, y] = [left + cos * width - sin * depth, top + sin * width + cos * depth];
  return [Math.min(left, x), Math.min(top, y), Math.max(left, x), Math.max(top, y)];
}
