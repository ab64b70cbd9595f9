/** The row of a spreadsheet in which a row of a file stands: row 1 holds the titles. */
export const lineOf = (number: number): number => number + 1
