import { type Fact, FACTS, type ReportAnswers } from './report.ts'

type Facts = Pick<ReportAnswers, 'strands' | 'placeKind' | 'occurred' | 'happenedBefore' | 'role'>

/** The facts of which nothing was said: of a short form, those that it never asked; of a partner, those that it never sent. */
export function unsaidFacts({ strands, placeKind, occurred, happenedBefore, role }: Facts): Fact[] {
  const unsaid: Readonly<Record<Fact, boolean>> = {
    strands: strands.length === 0,
    place: placeKind === 'not_said',
    occurred: occurred.kind === 'unknown' && occurred.said === 'not_said',
    before: happenedBefore === 'not_said',
    reporter: role === 'not_said',
  }
  return FACTS.filter((fact) => unsaid[fact])
}
