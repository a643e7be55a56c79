export const withheld = 1;
