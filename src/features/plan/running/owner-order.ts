// In which order owners stand side by side: the authorities, whose grid it is, then other agencies, then groups. Pure.

export type OrderedOwner = { name: string; agencyKind: string | null; isGroup: boolean }

/** Compares two owners: by what they are, then by name. */
export const byOwner = (a: OrderedOwner, b: OrderedOwner): number =>
  rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB')

const rank = ({ agencyKind, isGroup }: OrderedOwner): number =>
  isGroup ? 2 : agencyKind === 'local_authority' ? 0 : 1
