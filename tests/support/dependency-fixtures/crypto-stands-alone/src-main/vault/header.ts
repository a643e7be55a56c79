export interface Header {
  readonly version: 1;
}
