// What is not safe yet in this installation. The findings come from the application, which alone knows its settings:
// features do not read them.

export type Finding = {
  /** serious: people can be harmed if it stays so. advice: should be mended before real use. fine: looked at, in order. */
  level: 'serious' | 'advice' | 'fine'
  /** What is so, as a sentence. */
  says: string
  /** What to do about it. */
  mend?: string
}

/** Looks at the installation as it is now. */
export type Diagnose = () => Promise<readonly Finding[]>

export const seriousOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ level }) => level === 'serious')
