/** @file An answer of somebody's form on its way from intake, which finds it, to the typesetter, which draws it. */

/** Words and the box they are to be drawn into. */
export interface FormAnswer {
  readonly text: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** In points; 0 is as large as fits. It is made smaller where the answer would otherwise be cut off. */
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly multiline: boolean;
  /** Cells of equal width, one letter in each; 0 is none. */
  readonly cells: number;
  /** Red, green, blue from 0 to 1. */
  readonly colour: readonly [number, number, number];
}
