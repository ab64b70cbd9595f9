/**
 * What a plan is called where one is chosen among several: its title, and its period unless the title says it, as the plans of
 * two years often have one title.
 */
export function planName(title: string, period: string | null): string {
  return period === null || period === '' || title.includes(period) ? title : `${title} (${period})`
}
