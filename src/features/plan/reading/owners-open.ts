// What an owner cell says instead of a name: somebody is still to be found.

export const unnamed =
  /\(\s*(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|appointed|set up|identified|decided))\s*\)|^(?:unassigned|n\/a|not applicable|none)$|\b(?:t\.?b\.?[acd]\b\.?|to be (?:confirmed|agreed|appointed|set up|identified|decided))/gi

/** Those words of a cell, each once: "to be set up". */
export const openWords = (cell: string): string[] => [...new Set(cell.match(unnamed) ?? [])]
