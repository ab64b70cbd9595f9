// Words of the quarter: asking, answering, moderating, freezing.
export const quarterWords = {
  figure: (value: string, period: string) => `${value} in ${period}`,
  noFigure: 'No figure yet',
  /** Kept with the change: why a delivery became silent. */
  silentReason: (quarter: string) => `No update for ${quarter}`,
}
