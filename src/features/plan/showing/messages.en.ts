// Words of the pages that show a plan: its overview, table, grid, timeline, what changed, and what is mine.
export const navWords = {
  label: 'Pages of this plan',
  overview: 'Overview',
  table: 'Table',
  grid: 'Grid',
  timeline: 'Timeline',
  changes: 'What changed',
  quarter: 'The quarter',
  papers: 'Papers',
  plans: 'Plans',
}

export const asOfWords = {
  banner: (day: string) => `This is the plan as it stood at the end of ${day}.`,
  back: 'Show it as it stands today',
  choose: 'See the plan on another day',
  day: 'Day',
  show: 'Show that day',
  wrongDay: 'Enter a day such as 2026-03-31, not later than today',
}
