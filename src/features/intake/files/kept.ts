/** Chosen for a column that is none of our fields, and is kept with the words of the report under its own title. */
export const KEPT = 'kept'
