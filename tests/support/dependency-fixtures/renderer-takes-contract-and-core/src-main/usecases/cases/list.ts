export const listCases = 1;
