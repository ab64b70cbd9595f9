// Approving as on the page, for tests: the form names the proposal that stands on it.
import type { Person, World } from '../../../test/support/world.ts'

/** What the form to approve sends, as it stands on somebody's page now. */
export async function approval(
  world: World,
  reference: string,
  person: Person,
): Promise<Record<string, string>> {
  const { html } = await world.get(`/erasures/${reference}`, person)
  const [, proposed = ''] = /name="proposed" value="([^"]*)"/.exec(html) ?? []
  return { do: 'approve', sure: 'yes', proposed }
}
